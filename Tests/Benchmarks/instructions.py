#!/usr/bin/env python3
"""Counts the instructions of a fixed small run by callgrind, and compares them with what is written down.

usage: instructions.py [--binary PATH] [--update]
Four runs of one thread on the same 60,000 scores: first export, a night with 1 % changed, nothing changed, a full
read-back. Each count may be 5 % above the one in instructions.json, no more; where it became smaller, --update
writes the new ones down. Counts of one program differ by 0.1 % from run to run (measured).

Exit: 0 within the bounds · 1 more instructions, or a run failed · 64 something is missing
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import bundles

HERE = os.path.dirname(os.path.abspath(__file__))
CHECKOUT = os.path.dirname(os.path.dirname(HERE))
BASELINE = os.path.join(HERE, "instructions.json")
SCORES, EDIT_EVERY, MOST = 60_000, 997, 1.05
NEEDED = ("valgrind", "strip", "clang")


class Counter:
    """Runs the real program under callgrind, as one thread and with the same hashes every time."""

    def __init__(self, binary, folder):
        self.folder = folder
        self.program = os.path.join(folder, "gradebridge")
        # Valgrind cannot read the debug information of this compiler.
        subprocess.run(["strip", "--strip-debug", "-o", self.program, binary], check=True)
        shim = os.path.join(folder, "sigsuspend.so")
        subprocess.run(["clang", "-shared", "-fPIC", "-O1", "-o", shim, os.path.join(HERE, "sigsuspend.c")], check=True)
        self.environment = {**os.environ, "LD_PRELOAD": shim, "SWIFT_DETERMINISTIC_HASHING": "1",
                            "GRADEBRIDGE_THREADS": "1"}

    def count(self, workspace, *words):
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={self.folder}/callgrind", self.program,
                   "--workspace", workspace, *words, "--json"]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        collected = re.search(r"Collected : (\d+)", done.stderr)
        # 3 says that something is new, which a first export and a read-back with edits always are.
        if done.returncode not in (0, 3) or not collected:
            sys.exit(f"{words[0]} ended with exit {done.returncode}:\n{done.stderr[-2000:]}")
        return int(collected[1])

    def plain(self, *words):
        subprocess.run([self.program, *words], check=True, stdout=subprocess.DEVNULL)


def count_all(binary, folder):
    counter = Counter(binary, folder)
    for night in (0, 1):
        subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), os.path.join(folder, f"night{night}"),
                        "--scores", str(SCORES), "--night", str(night)], check=True)

    def inputs(night):
        district = os.path.join(folder, f"night{night}")
        return "--gradebook", os.path.join(district, "gradebook"), "--roster", os.path.join(district, "roster")

    first = os.path.join(folder, "first")
    counter.plain("init", first, "--district", "Bench", "--time-zone", "America/Chicago")
    counts = {"first export": counter.count(first, "export", *inputs(0), "--now", "2026-11-23T02:00:00Z")}
    bundle = next(os.path.join(first, "outbox", name) for name in os.listdir(os.path.join(first, "outbox"))
                  if name.endswith(".zip"))
    campus = os.path.join(folder, "campus.zip")
    bundles.as_campus(bundle, campus, EDIT_EVERY)
    later = {
        "night, 1 % changed": ("export", *inputs(1), "--now", "2026-11-24T02:00:00Z"),
        "nothing changed": ("export", *inputs(0), "--now", "2026-11-24T02:00:00Z"),
        "full read-back": ("readback", campus, "--as-of", "2026-11-23T12:00:00Z", "--now", "2026-11-23T13:00:00Z"),
    }
    for name, words in later.items():
        state = os.path.join(folder, name.replace(" ", "-"))
        shutil.copytree(first, state)
        counts[name] = counter.count(state, *words)
    return counts


def compare(counts, baseline):
    """True where no count is above its bound; prints them all."""
    is_within = True
    for name, count in counts.items():
        ratio = count / baseline[name]
        is_within = is_within and ratio <= MOST
        verdict = (f"more than {MOST:.2f}" if ratio > MOST
                   else "better: write it down with --update" if ratio < 2 - MOST else "as before")
        print(f"{name:20} {count:>13,} instructions, {ratio:.3f} of the baseline: {verdict}")
    return is_within


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=os.path.join(CHECKOUT, ".build", "release", "gradebridge"))
    parser.add_argument("--update", action="store_true", help="write the counts of this program down")
    options = parser.parse_args()
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing or not os.access(options.binary, os.X_OK):
        print(f"missing: {', '.join(missing) or options.binary}", file=sys.stderr)
        return 64
    with tempfile.TemporaryDirectory(prefix="gradebridge-count-") as folder:
        counts = count_all(options.binary, folder)
    if options.update:
        with open(BASELINE, "w") as file:
            file.write(json.dumps(counts, indent=1) + "\n")
    with open(BASELINE) as file:
        return 0 if compare(counts, json.load(file)) else 1


if __name__ == "__main__":
    sys.exit(main())
