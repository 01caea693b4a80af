#!/usr/bin/env python3
"""Flips single bits of a ledger: each must be found by the command and by `doctor` (12), or change nothing.

usage: flips.py PROGRAM --flips N --seed S [--where freezes,line-items,anywhere] [--processes 2] [--keep]

A district (flips_district.py) has sent, read back, frozen and released; every score changes in itslearning. One bit of its
ledger is flipped, where anything stands: in the pages of freezes, of line items and their indices, or of anything at all.
Then `doctor`, `export` and `readback` run, and are held to what they do on the sound ledger:

- detected: a command ends with 12 and nothing came out, and `doctor` ends with 12;
- found by doctor alone: the commands did what they do on the sound ledger, `doctor` says 12;
- harmless: the same bundle, byte for byte, and the same decisions in the ledger;
- bad: anything else. Exit 1, and each is named with its byte, its bit and its table.

One flip is told apart by its byte and bit: `--only BYTE.BIT` runs it again on the same district.
"""
import argparse, hashlib, json, multiprocessing, random, shutil, signal, sqlite3, subprocess, sys, tempfile, time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from flips_district import FlipDistrict
from flips_pages import WHERE, places

# Everything that later runs decide by; what is told of a run, and what stands in `unresolved`, is not.
DECIDES = {
    "run": "id, command, at, finished", "input": "*", "bundle": "*", "line_item": "*", "line_item_version": "*",
    "freeze": "*", "release": "*", "hold_release": "*", "readback": "*", "arrival": "*", "ambiguous": "*",
    "repeated": "*", "mark": "*", "delivery": "*", "known_finding": "*", "unread": "*", "fetched": "*", "section": "*"}


@dataclass
class Done:
    code: int
    output: str
    errors: str

    @property
    def failure(self):
        """The code of the error, if it is one."""
        try:
            return json.loads(self.output).get("error", {}).get("code", "")
        except ValueError:
            return "no JSON"


class Bench:
    """A copy of the workspace to damage and to run on."""

    def __init__(self, program, kept, workspace, inputs, read_back, stamps):
        self.program, self.kept, self.workspace = program, Path(kept), Path(workspace)
        self.inputs, self.read_back, self.stamps = inputs, read_back, stamps

    def renew(self):
        shutil.rmtree(self.workspace, ignore_errors=True)
        shutil.copytree(self.kept, self.workspace, symlinks=True)

    def call(self, *words):
        done = subprocess.run([self.program, "--workspace", str(self.workspace), *words], capture_output=True,
                              text=True, errors="replace", stdin=subprocess.DEVNULL)
        return Done(done.returncode, done.stdout.replace(str(self.workspace), "WORKSPACE"), done.stderr)

    def doctor(self):
        return self.call("doctor", "--json", "--now", self.stamps[0])

    def export(self):
        return self.call("export", "--gradebook", f"{self.inputs}/gradebook", "--roster", f"{self.inputs}/roster",
                         "--json", "--now", self.stamps[0])

    def readback(self):
        return self.call("readback", str(self.read_back), "--as-of", self.stamps[1], "--json", "--now", self.stamps[2])

    def flip(self, byte, bit):
        with open(self.workspace / "ledger.sqlite", "r+b") as file:
            file.seek(byte)
            was = file.read(1)[0]
            file.seek(byte)
            file.write(bytes([was ^ (1 << bit)]))

    def outbox(self):
        """{name: digest} of all that people may carry away."""
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest()
                for path in (self.workspace / "outbox").iterdir()}

    def decisions(self):
        """All that later runs decide by, whatever index says where it is."""
        connection = sqlite3.connect(f"file:{self.workspace}/ledger.sqlite?mode=ro", uri=True)
        connection.text_factory = bytes
        try:
            return {table: self.rows(connection, table, columns) for table, columns in DECIDES.items()}
        finally:
            connection.close()

    @staticmethod
    def rows(connection, table, columns):
        """Of a table whose own page is damaged the error: the others are read all the same."""
        try:
            return sorted(map(repr, connection.execute(f"SELECT {columns} FROM {table} NOT INDEXED")))
        except sqlite3.Error as error:
            return f"unreadable: {error}"


# Tables that neither command decides by: what people said of bundles, kept for the record, and what nights have fetched.
NOT_ASKED = {"mark", "fetched"}


@dataclass
class Sound:
    """What the commands do on the sound ledger."""
    doctor: Done
    export: Done
    outbox: dict
    readback: Done
    decisions: dict


def judge(bench, sound):
    """What a flip came to, and why it is bad where it is."""
    before = bench.outbox()
    doctor, export = bench.doctor(), bench.export()
    if doctor.code not in (sound.doctor.code, 12):
        return "bad", f"doctor ended with {doctor.code}: {doctor.errors.strip() or doctor.output}"
    verdict = step(export, sound.export, doctor)
    if verdict:
        return verdict if bench.outbox() == before else ("bad", "a bundle came out of a damaged ledger")
    if bench.outbox() != sound.outbox:
        return "bad", "something else was sent" + (", and doctor says 12" if doctor.code == 12 else ", silently")
    readback = bench.readback()
    verdict = step(readback, sound.readback, doctor)
    if verdict:
        return verdict
    now = bench.decisions()
    different = [table for table in now if now[table] != sound.decisions.get(table)]
    if doctor.code == 12 and set(different) <= NOT_ASKED:
        different = []  # What differs is the flip itself.
    if different:
        return "bad", f"decided otherwise: {', '.join(different)}" + (
            ", and doctor says 12" if doctor.code == 12 else ", silently")
    told = (export.output, readback.output) != (sound.export.output, sound.readback.output)
    return ("found by doctor alone" if doctor.code == 12 else "harmless, told otherwise" if told else "harmless"), ""


def step(done, sound, doctor):
    """None where a command came to the end that it has on the sound ledger."""
    if done.code == sound.code:
        return None
    if done.code != 12:
        return "bad", f"ended with {done.code}, {done.failure}: {done.errors.strip()[:300]}"
    if doctor.code != 12:
        return "bad", f"12 ({done.failure}), and doctor says {doctor.code}: {done.errors.strip()[:300]}"
    return "detected", ""


def work(task):
    bench, sound, places, folder = task
    bench.workspace = Path(folder) / multiprocessing.current_process().name / "workspace"
    # Its name is in no bundle, and in the ledger only where inputs lie.
    counts, bad = Counter(), []
    for where, table, byte, bit in places:
        bench.renew()
        bench.flip(byte, bit)
        verdict, why = judge(bench, sound)
        counts[where, verdict] += 1
        if verdict == "bad":
            bad.append(f"{where}: {byte}.{bit} in {table}: {why}")
    return counts, bad


def make(options, folder):
    """The district, what its next runs do, and a bench for them."""
    made = FlipDistrict(options.program, folder, options.seed)
    made.keep()
    stamps = [f"{made.at(2, minutes):%Y-%m-%dT%H:%M:%SZ}" for minutes in (120, 700, 720)]
    bench = Bench(options.program, made.folder / "kept", made.program.folder, made.inputs, None, stamps)
    doctor, export = bench.doctor(), bench.export()
    outbox = bench.outbox()
    bundles = [made.program.bundle(entry) for entry in json.loads(export.output)["bundles"]]
    bench.read_back = made.next_read_back(bundles)
    readback = bench.readback()
    assert export.code in (0, 3) and bundles and readback.code in (0, 3), (export, readback)
    return bench, Sound(doctor, export, outbox, readback, bench.decisions())


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("program")
    p.add_argument("--flips", type=int, default=60)
    p.add_argument("--seed", type=int, default=int(time.time()))
    p.add_argument("--where", default=",".join(WHERE))
    p.add_argument("--processes", type=int, default=2)
    p.add_argument("--only", help="BYTE.BIT of one flip")
    p.add_argument("--keep", action="store_true", help="leave the workspaces")
    options = p.parse_args()
    options.program = str(Path(options.program).resolve())
    print(f"seed {options.seed}", flush=True)
    folder = tempfile.mkdtemp(prefix="flips-")
    try:
        sys.exit(run(options, folder))
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
        else:
            print(f"kept in {folder}")


def run(options, folder):
    bench, sound = make(options, folder)
    ledger = bench.kept / "ledger.sqlite"
    frozen = sum(1 for _ in sound.decisions["freeze"])
    print(f"{frozen} freezes, {len(sound.decisions['line_item'])} line items, {ledger.stat().st_size} bytes", flush=True)
    chosen = places(ledger, options, random.Random(f"{options.seed} flips"))
    # A parent may hand down blocked signals; the pool ends its processes by one.
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    counts, bad = Counter(), []
    tasks = [(bench, sound, chosen[n:n + 10], folder) for n in range(0, len(chosen), 10)]
    with multiprocessing.Pool(options.processes) as pool:
        for counted, found in pool.imap_unordered(work, tasks):
            counts.update(counted)
            bad += found
            for line in found:
                print(f"BAD {line}", flush=True)
    for (where, verdict), count in sorted(counts.items()):
        print(f"{where}, {verdict}: {count}")
    print(f"flips: {sum(counts.values())}, bad: {len(bad)}")
    return len(bad) > 0


if __name__ == "__main__":
    main()
