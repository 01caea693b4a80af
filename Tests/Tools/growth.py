#!/usr/bin/env python3
"""Many nights of one small district, in which the same scores change again and again: what a night takes, and what the ledger keeps.

usage: growth.py PROGRAM --nights N --seed S [--students N --items N] [--every 100] [--mode delta|bulk] [--keep]

Every night a few scores get a value that they never had, the night's bundle is imported, and what Campus exports then is
dropped for the next night, under one name. Of every hundred nights the median night's processor time is printed, and as times of the second
hundred's.
"""
import argparse, random, resource, shutil, sqlite3, statistics, tempfile
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

from campus import Campus
from campus_export import Export
from campus_import import take
from nights_district import District
from nights_drops import Drops
from nights_program import Program

FIRST = datetime(2026, 11, 1, tzinfo=timezone.utc)
CONFIGURATION = """district:
  name: Growth
  timeZone: {zone}
guard:
  changePercent: 100
campus:
  importUser: "7001"
bundle:
  mode: {mode}
inbox:
  settleMinutes: 0
  maxAgeDays: 0
categories:
  map: ["21 = 77 | Homework", "22 = 11111111-1111-1111-1111-111111111111 | Tests"]
"""


class Growth:
    def __init__(self, options, folder):
        self.random = random.Random(options.seed)
        self.district = District(self.random, sends_exempt=False)
        self.enlarge(options.students, options.items)
        self.campus = Campus(self.random, self.district.classes, self.district.members)
        self.campus.refuses, self.campus.shows_everyone = 0, False
        self.program = Program(Path(options.program).resolve(), folder / "workspace", "Growth", str(self.district.zone))
        self.program.configure(CONFIGURATION.format(zone=self.district.zone, mode=options.mode))
        self.drops = Drops(folder, self.program.folder, self.random, FIRST)
        self.folder, self.count = folder, 0
        self.keys = [key for key in sorted(self.district.scores) if self.district.sections(*key)][:3]

    def enlarge(self, students, items):
        """Adds students and items whose scores stay as they are: the districts of the other models have some twenty scores."""
        more = [f"s{n}" for n in range(1001, 1001 + students)]
        self.district.students += more
        for members in self.district.members.values():
            members += more
        for _ in range(items):
            self.district.new_item()

    def night(self, number):
        """Runs one night. Returns the processor time that it took, in seconds."""
        now = FIRST + timedelta(days=number)
        for key in self.keys:
            self.count += 1
            self.district.scores[key] = Decimal(self.count % 100_000) / 10_000
        inputs = self.drops.scratch()
        self.district.write(inputs)
        self.drops.place(inputs / "gradebook", "gradebook", "gradebook", done=True)
        self.drops.place(inputs / "roster", "roster", "roster", done=True)
        began = processor_time()
        code, report = self.program.run(now, "nightly", expect=(0, 3))
        took = processor_time() - began
        assert code == 0 or number == 0, report
        (entry,) = report["export"]["bundles"]
        take(self.campus, self.program.bundle(entry), now + timedelta(minutes=10))
        export = Export(self.campus.picture(), now + timedelta(minutes=20), self.random, "1.2")
        self.drops.place(export.write(self.drops.scratch() / "campus.zip"), "readback", "campus.zip", done=True)
        for path in self.folder.glob("drop-*"):
            shutil.rmtree(path)
        return took


def processor_time():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def rows(program):
    """{table: rows} of the ledger."""
    connection = sqlite3.connect(f"file:{program.folder}/ledger.sqlite?mode=ro", uri=True)
    try:
        tables = [name for name, in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
    finally:
        connection.close()


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("program")
    p.add_argument("--nights", type=int, default=400)
    p.add_argument("--every", type=int, default=100)
    p.add_argument("--seed", type=int, default=24)
    p.add_argument("--mode", default="delta")
    p.add_argument("--students", type=int, default=0, help="so many more of them")
    p.add_argument("--items", type=int, default=0, help="so many more of them")
    p.add_argument("--keep", action="store_true", help="leave the workspace")
    options = p.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="growth-"))
    try:
        growth, took, base = Growth(options, folder), [], None
        for number in range(options.nights):
            took.append(growth.night(number))
            if len(took) == options.every:
                median, took = statistics.median(took), []
                base = base if base or number < options.every else median
                size = (growth.program.folder / "ledger.sqlite").stat().st_size
                print(f"{number + 1} nights: {median * 1000:.0f} ms a night, {median / (base or median):.2f} times, ledger {size} bytes, "
                      + ", ".join(f"{n} {c}" for n, c in sorted(rows(growth.program).items()) if c > 30), flush=True)
    finally:
        if options.keep:
            print(f"kept in {folder}")
        else:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
