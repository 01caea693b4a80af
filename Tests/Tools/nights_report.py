#!/usr/bin/env python3
"""The nights of nights.py, with a report of the district and of each school after every one.

usage: nights_report.py PROGRAM --districts N --nights M --seed S [--only I]
What must hold: the page, report.json, the CSV files and the ledger agree (report_check.py); made again at the same
moment the report has the same bytes; and the ledger has the same bytes before and after. On a violation: seed and
district, exit 1.
"""
import argparse, hashlib, random, sys, tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

from nights_program import Violation
from nights_story import Story
from report_check import check
from report_ledger import Ledger


def picture(folder):
    """{path: digest} of all files in a folder."""
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(folder.rglob("*")) if p.is_file()}


def report(story, now, counts):
    program = story.program
    before = hashlib.sha256((program.folder / "ledger.sqlite").read_bytes()).hexdigest()
    _, told = program.run(now, "report", "--each-school", expect=(0,))
    folder = Path(told["folder"])
    faults = check(Ledger(program.folder / "ledger.sqlite"), folder)
    first = picture(folder)
    program.run(now, "report", "--each-school", expect=(0,))
    faults += [f"made again, {name} differs" for name in set(first.items()) ^ set(picture(folder).items())]
    if hashlib.sha256((program.folder / "ledger.sqlite").read_bytes()).hexdigest() != before:
        faults.append("the ledger was changed by a report")
    if faults:
        raise Violation("\n".join(faults[:20]))
    counts["reports"] += len(told["reports"])
    for figure in ("frozen", "held", "rejected", "inFlight", "confirmed"):
        counts[figure] += told["reports"][0][figure]


def run(number, options, counts):
    with tempfile.TemporaryDirectory(prefix=f"nights-report-{number}-") as folder:
        story = Story(options.program, folder, random.Random(f"{options.seed} {number}"), True)
        for _ in range(options.nights):
            story.night()
            # Right before the next night, so that what was read back this evening is in it.
            report(story, story.at(0) + timedelta(minutes=1), counts)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("program")
    p.add_argument("--districts", type=int, default=10)
    p.add_argument("--nights", type=int, default=5)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--only", type=int, help="the number of one district")
    options = p.parse_args()
    print(f"seed {options.seed}", flush=True)
    counts = Counter()
    for number in [options.only] if options.only is not None else range(options.districts):
        try:
            run(number, options, counts)
        except Violation as violation:
            print(f"VIOLATION, seed {options.seed}, district {number}: {violation}")
            sys.exit(1)
    for name, count in sorted(counts.items()):
        print(f"{name}: {count}")


if __name__ == "__main__":
    main()
