#!/usr/bin/env python3
"""Brings hostile inputs to every door of the program and looks at what they leave behind.

usage: hostile_doors.py PROGRAM SAMPLE      SAMPLE is SampleData/district
Doors: a gradebook and a roster for preview and export, a read-back, any set for verify.
Of each refused input: exit 20, a message that names the input and says what to do about this fault, or the finding's code from
verify, nothing in the workspace changed, nothing left behind, and not much more memory than a good input needs.
Exit: 0 all held, the counts are printed · 1 one did not, and which
"""
import hashlib
import os
import pathlib
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import hostile_limits
import hostile_zips

NOW = ["--now", "2026-11-24T02:00:00Z"]
# A refusal may take this much more memory than a good input: a window on the file, and what a zip's directory needs.
ROOM_KIB = 80 * 1024

# What the message has to say, by the code that verify finds.
NAMES = "Give the CSV files themselves, each once, in a folder or zipped"
BROKEN = "etch or copy it again, whole"
LOCKED = "Have it zipped again without a password, in the ordinary way"
ADVICE = {
    "archive-too-many-entries": "raise limits.entries in", "archive-too-large": "raise limits.expandedBytes in",
    "archive-ratio-too-high": "raise limits.ratio in",
    "archive-unsafe-name": NAMES, "archive-not-a-regular-file": NAMES, "archive-duplicate-name": NAMES,
    "archive-encrypted": LOCKED, "archive-unsupported-method": LOCKED,
    "archive-not-an-archive": BROKEN, "archive-damaged": BROKEN, "archive-wrong-checksum": BROKEN,
    "archive-wrong-size": BROKEN,
    "csv-field-too-long": "raise limits.fieldBytes in", "csv-record-too-long": "raise limits.recordBytes in",
    "csv-too-many-columns": "raise limits.columns in", "csv-too-many-rows": "raise limits.rows in",
    "csv-ragged-row": "Have it exported again",
}
# What could steer a terminal or mislead a reader.
STEERING = ["\x1b", "\u009b", "\u202e"]


class Doors:
    def __init__(self, program, sample, work):
        self.program, self.work = program, pathlib.Path(work)
        self.workspace = self.work / "ws"
        self.set = {name: {file.name: file.read_bytes() for file in (pathlib.Path(sample) / name).iterdir()}
                    for name in ("gradebook", "roster", "readback")}
        for name, files in self.set.items():
            self.folder(name, files)
        self.problems, self.counts, self.peak = [], {}, {}
        self.run("init", str(self.workspace), "--district", "Hostile", "--time-zone", "UTC", alone=True)
        code, said, _ = self.run("export", *self.inputs(), "--now", "2026-11-23T02:00:00Z")
        assert code in (0, 3), said

    def folder(self, name, files):
        """A folder with these files, made anew."""
        where = self.work / name
        shutil.rmtree(where, ignore_errors=True)
        where.mkdir()
        for file, data in files.items():
            (where / file).write_bytes(data)
        return where

    def inputs(self, gradebook=None, roster=None):
        return ["--gradebook", str(gradebook or self.work / "gradebook"), "--roster", str(roster or self.work / "roster")]

    def commands(self, kind, path):
        """The doors that an input of this kind can come in by."""
        if kind == "gradebook":
            return [["preview", *self.inputs(gradebook=path), *NOW], ["export", *self.inputs(gradebook=path), *NOW]]
        if kind == "roster":
            return [["preview", *self.inputs(roster=path), *NOW], ["export", *self.inputs(roster=path), *NOW],
                    ["verify", str(path)]]
        return [["readback", str(path), "--as-of", "2026-11-23T03:00:00Z", *NOW], ["verify", str(path)]]

    def run(self, *words, alone=False):
        """(exit code, what it said, peak KiB)"""
        where = [] if alone else ["--workspace", str(self.workspace)]
        child = subprocess.Popen([self.program, *where, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                 cwd=self.work, env={**os.environ, "TMPDIR": str(self.work)})
        said = child.stdout.read().decode(errors="replace")
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        return child.returncode, said, used.ru_maxrss

    def picture(self):
        """Every file and folder but the input, and what is in it; of the ledger what it says."""
        def content(file):
            if file.name == "ledger.sqlite":
                with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as ledger:
                    return hashlib.sha256("\n".join(ledger.iterdump()).encode()).hexdigest()
            return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
        return {str(file.relative_to(self.work)): content(file) for file in self.work.rglob("*")
                if not str(file.relative_to(self.work)).startswith("input")}

    def refused(self, what, kind, path, codes):
        """codes: what verify may find; the messages of the other doors go by them."""
        before = self.picture()
        for command in self.commands(kind, path):
            code, said, peak = self.run(*command)
            label = f"{what}, {kind}, {command[0]}"
            self.counts["refused"] = self.counts.get("refused", 0) + 1
            self.check(label, code == 20, f"exit {code} and not 20: {said[-300:]}")
            if command[0] == "verify":
                self.check(label, any(f"error {code}" in said for code in codes),
                           f"it does not find {' or '.join(codes)}: {said[:300]}")
            else:
                self.check(label, path.name in said, f"the message does not name the input: {said[:300]}")
                self.check(label, any(ADVICE[code] in said for code in codes),
                           f"the message does not say what to do about this: {said[:300]}")
            self.check(label, not any(sign in said for sign in STEERING), f"it prints a name raw: {said[:300]!r}")
            self.check(label, "Fatal" not in said and "Swift/" not in said, "it trapped")
            self.check(label, peak < self.peak[kind] + ROOM_KIB, f"{peak} KiB, {self.peak[kind]} KiB for a good input")
            self.counts["most KiB more than a good input"] = max(
                self.counts.get("most KiB more than a good input", 0), peak - self.peak[kind])
            after = self.picture()
            changed = sorted(set(before.items()) ^ set(after.items()))
            self.check(label, not changed, f"left behind or changed: {changed[:3]}")

    def taken(self, what, kind, path, is_measure=False):
        """is_measure: this is the good input whose memory the others are held against."""
        for command in self.commands(kind, path):
            if command[0] in ("export", "readback"):
                continue  # It would be applied; preview and verify read the same.
            code, said, peak = self.run(*command)
            self.counts["taken"] = self.counts.get("taken", 0) + 1
            label = f"{what}, {kind}, {command[0]}"
            self.check(label, code in (0, 3), f"exit {code}: {said[-300:]}")
            if is_measure:
                self.peak[kind] = max(self.peak.get(kind, 0), peak)
            self.check(label, peak < self.peak[kind] + ROOM_KIB, f"{peak} KiB, {self.peak[kind]} KiB for a good input")

    def check(self, label, holds, otherwise):
        if not holds:
            self.problems.append(f"{label}: {otherwise}")


def zips(doors):
    for kind, files in doors.set.items():
        path = doors.work / "input.zip"
        good = hostile_zips.archive([hostile_zips.Entry(name, data) for name, data in sorted(files.items())])
        path.write_bytes(good)
        doors.taken("a good zip", kind, path, is_measure=True)
        for what, (data, codes) in hostile_zips.kinds(files).items():
            path.write_bytes(data)
            doors.refused(what, kind, path, codes)
        for what, data in hostile_zips.harmless(files).items():
            path.write_bytes(data)
            doors.taken(what, kind, path)


def main():
    program, sample = sys.argv[1:3]
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory(prefix="hostile-") as work:
        doors = Doors(os.path.abspath(program), os.path.abspath(sample), work)
        zips(doors)
        hostile_limits.limits(doors)
        for name, count in doors.counts.items():
            print(f"{name}: {count}")
        for problem in doors.problems:
            print(f"VIOLATION {problem}")
        return 1 if doors.problems else 0


if __name__ == "__main__":
    sys.exit(main())
