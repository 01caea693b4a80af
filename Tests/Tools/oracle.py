#!/usr/bin/env python3
"""Reference implementation of the sending half: a first export, with an empty ledger.

usage: oracle.py GRADEBOOK ROSTER --time-zone America/Chicago --now 2026-11-23T02:00:00Z
                 [--results FILE] [--line-items FILE] [--trace FILE] [options]
Prints the counts in the form of `gradebridge --json export`; the files have the columns and the order that
the bundle's have. --trace writes the class of every candidate, for reading and for comparing row by row.

It shares no code with the program and trusts its input: what the program refuses whole (ragged rows,
repeated keys, bad encoding) is not judged here. Memory grows with the rows sent (1 million: 20 s and 0.5 GB).
What it does not do: read-back, ledger, comments, bundle.split, profiles. Without the `regex` module titles of more than
ASCII are not cut: the counts stand, titlesChanged is null and --line-items is refused.
"""
import argparse, csv, json, sys

from oracle_bundle import UNSURE, Bundle
from oracle_rules import Run

PUSHED = "11111111-1111-1111-1111-111111111111"  # Campus's own category, which it does not take in OneRoster 1.2


def write(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\r\n").writerows(rows)


def parse(arguments):
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("gradebook")
    p.add_argument("roster")
    p.add_argument("--time-zone", required=True)
    p.add_argument("--now", required=True)
    p.add_argument("--end-date", choices=("exclusive", "inclusive"), default="exclusive", help="roster.endDate")
    p.add_argument("--mode", choices=("all", "requested"), default="all", help="transfer.mode")
    p.add_argument("--section", dest="sections", action="append", help="transfer.sections")
    p.add_argument("--course", dest="courses", action="append", help="transfer.courses, CourseIds")
    p.add_argument("--exempt", choices=("hold", "send"), default="hold", help="transfer.exempt; send needs 1.2")
    p.add_argument("--version", choices=("1.1", "1.2"), default="1.1", help="bundle.version")
    p.add_argument("--bundle", choices=("delta", "bulk"), default="delta", help="bundle.mode")
    p.add_argument("--title-limit", type=int, default=50)
    p.add_argument("--category", default=PUSHED, help="categories.default")
    p.add_argument("--map", dest="categories", action="append", default=[],
                   help="one of categories.map: 'CategoryId or title = sourcedId | title'")
    p.add_argument("--results")
    p.add_argument("--line-items")
    p.add_argument("--trace")
    options = p.parse_args(arguments)
    if options.exempt == "send" and options.version != "1.2":
        p.error("--exempt send needs --version 1.2")
    if options.version == "1.2" and PUSHED in (options.category, *(e.split("=", 1)[1].split("|")[0].strip()
                                                                   for e in options.categories)):
        p.error(f"--version 1.2 needs another --category than {PUSHED}")
    pairs = (entry.split("=", 1) for entry in options.categories)
    options.categories = {ours.strip(): theirs.split("|")[0].strip() for ours, theirs in pairs}
    return options


def summary(run, bundle):
    return {"version": 1, "command": "export", "rows": run.counts["rows"], "candidates": run.counts["candidates"],
            "rowsWithoutSection": run.counts["rowsWithoutSection"],
            "classes": {"sent": len(bundle.sent), "unchanged": 0, "inFlight": 0, "frozen": 0,
                        "held": dict(sorted(run.held.items())), "rejected": dict(sorted(run.rejected.items()))},
            "lineItems": len(bundle.line_items), "results": len(bundle.sent), "aboveMax": run.counts["aboveMax"],
            "titlesChanged": None if UNSURE else bundle.changed}


def main(arguments=None):
    options = parse(arguments)
    run = Run(options)
    run.run()
    bundle = Bundle(run)
    if options.line_items and UNSURE:
        sys.exit(f"{len(UNSURE)} titles must be cut between grapheme clusters: install the regex module, or leave out --line-items")
    if options.line_items:
        write(options.line_items, bundle.line_item_rows())
    if options.results:
        write(options.results, bundle.result_rows())
    if options.trace:
        write(options.trace, [("row", "GradeBookItemId", "PersonId", "section", "class", "reason"), *run.trace])
    json.dump(summary(run, bundle), sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
