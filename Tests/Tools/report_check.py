#!/usr/bin/env python3
"""Whether a report agrees with itself and with the ledger: the page, report.json, the CSV files, SQL.

usage: report_check.py WORKSPACE FOLDER [--lists-missing]
FOLDER is the folder of a run among the reports; the schools in it are checked too, and that together they are the
district. Prints each disagreement on a line of its own and ends with 1 if there is any. `--lists-missing`: an earlier
version of gradebridge made the last export, so that it kept no lists.
"""
import argparse, sys
from collections import Counter
from pathlib import Path

from report_ledger import Ledger
from report_parts import Report


def check_sum(district, schools):
    """Together the schools are the district, but for what has no school."""
    faults = []
    if sorted(s.school for s in schools) != district.ledger.schools():
        faults.append(f"schools {sorted(s.school for s in schools)}, in the ledger {district.ledger.schools()}")
    for name, table in district.tables.items():
        if name == "bundles.csv":
            continue
        whole = Counter(tuple(r.values()) for r in table if r["school"])
        parts = sum((Counter(tuple(r.values()) for r in s.tables[name]) for s in schools), Counter())
        if whole != parts:
            faults.append(f"{name}: of the district, not of its schools {whole - parts}; the other way {parts - whole}")
        strangers = [r for s in schools for r in s.tables[name] if r["school"] != s.school]
        faults += [f"{name}: {row} stands with another school" for row in strangers]
    return faults


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("workspace", type=Path)
    p.add_argument("folder", type=Path)
    p.add_argument("--lists-missing", action="store_true")
    options = p.parse_args()
    ledger = Ledger(options.workspace / "ledger.sqlite")
    faults = check(ledger, options.folder, options.lists_missing)
    print("\n".join(faults))
    sys.exit(bool(faults))


def check(ledger, folder, lists_missing=False):
    """Every disagreement in the folder of a run."""
    folders = sorted((folder / "schools").iterdir()) if (folder / "schools").is_dir() else []
    schools = [Report(f, ledger, lists_missing) for f in folders]
    faults = [fault for school in schools for fault in school.check()]
    if not (folder / "report.json").exists():
        return faults
    district = Report(folder, ledger, lists_missing)
    return district.check() + faults + (check_sum(district, schools) if schools else [])


if __name__ == "__main__":
    main()
