#!/usr/bin/env python3
"""Brings hostile inputs to every door of the program and looks at what they leave behind.

usage: hostile_doors.py PROGRAM SAMPLE      SAMPLE is SampleData/district
Doors: a gradebook for preview and export, a roster for preview, a read-back, any set for verify.
Of each refused input: exit 20, a message that names the input and says what to do, nothing in the workspace changed,
nothing left behind, and not much more memory than a good input needs.
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
ROOM_KIB = 96 * 1024


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
            return [["preview", *self.inputs(roster=path), *NOW], ["verify", str(path)]]
        return [["readback", str(path), "--as-of", "2026-11-23T03:00:00Z", *NOW], ["verify", str(path)]]

    def run(self, *words, alone=False):
        """(exit code, what it said on standard error, peak KiB)"""
        where = [] if alone else ["--workspace", str(self.workspace)]
        child = subprocess.Popen([self.program, *where, *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                 cwd=self.work, env={**os.environ, "TMPDIR": str(self.work)})
        said = child.stderr.read().decode(errors="replace")
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

    def refused(self, what, kind, path, advice=()):
        before = self.picture()
        for command in self.commands(kind, path):
            code, said, peak = self.run(*command)
            label = f"{what}, {kind}, {command[0]}"
            self.counts["refused"] = self.counts.get("refused", 0) + 1
            self.check(label, code == 20, f"exit {code} and not 20: {said[-300:]}")
            if command[0] != "verify":
                self.check(label, path.name in said, f"the message does not name the input: {said[:300]}")
                self.check(label, any(word in said for word in (*advice, "Give the", "exported again", "Check ", "again")),
                           f"the message does not say what to do: {said[:300]}")
            self.check(label, "Fatal" not in said and "Swift/" not in said, "it trapped")
            self.check(label, peak < self.peak[kind] + ROOM_KIB, f"{peak} KiB, {self.peak[kind]} KiB for a good input")
            self.counts["most KiB more than a good input"] = max(
                self.counts.get("most KiB more than a good input", 0), peak - self.peak[kind])
            after = self.picture()
            changed = sorted(set(before.items()) ^ set(after.items()))
            self.check(label, not changed, f"left behind or changed: {changed[:3]}")

    def taken(self, what, kind, path):
        for command in self.commands(kind, path):
            if command[0] in ("export", "readback"):
                continue  # It would be applied; preview and verify read the same.
            code, said, peak = self.run(*command)
            self.counts["taken"] = self.counts.get("taken", 0) + 1
            label = f"{what}, {kind}, {command[0]}"
            self.check(label, code in (0, 3), f"exit {code}: {said[-300:]}")
            self.peak[kind] = max(self.peak.get(kind, 0), peak)

    def check(self, label, holds, otherwise):
        if not holds:
            self.problems.append(f"{label}: {otherwise}")


def zips(doors):
    for kind, files in doors.set.items():
        path = doors.work / "input.zip"
        good = hostile_zips.archive([hostile_zips.Entry(name, data) for name, data in sorted(files.items())])
        path.write_bytes(good)
        doors.taken("a good zip", kind, path)
        for what, data in hostile_zips.kinds(files).items():
            path.write_bytes(data)
            doors.refused(what, kind, path)
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
