#!/usr/bin/env python3
"""Writes what oracle.py makes of the sample data beside it, or checks that it still stands.

usage: expected.py [--check]
One folder for each configuration file of SampleData/district: export.json (counts), lineItems.csv and results.csv (as in
the bundle) and candidates.csv (the class of every candidate). Needs the `regex` module for titles with emoji.
"""
import contextlib, filecmp, io, sys, tempfile
from pathlib import Path

import oracle

SAMPLES = Path(__file__).resolve().parents[2] / "SampleData"
NOW = "2026-11-23T02:00:00Z"
CASES = {
    "district/expected/default": ["America/Chicago"],
    "district/expected/pilot": ["America/Chicago", "--section", "42002"],
    "district/expected/requested": ["America/Chicago", "--mode", "requested"],
    "district/expected/1.2": ["America/Chicago", "--version", "1.2", "--exempt", "send", "--category", "5514",
                              "--map", "21 = 5512 | Tests", "--map", "Homework = 5513 | Homework"],
    "district/expected/inclusive": ["America/Chicago", "--end-date", "inclusive"],
    "openuniversity/expected": ["Europe/London"],
}
FILES = ["export.json", "lineItems.csv", "results.csv", "candidates.csv"]
# The district is small enough to show everything; of the real grades the counts and the line items are kept.
KEPT = {"openuniversity/expected": ["export.json", "lineItems.csv"]}


def make(case, out):
    sample = SAMPLES / case.split("/")[0]
    out.mkdir(parents=True, exist_ok=True)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        oracle.main([str(sample / "gradebook"), str(sample / "roster"), "--now", NOW, "--time-zone", *CASES[case],
                     "--line-items", str(out / "lineItems.csv"), "--results", str(out / "results.csv"),
                     "--trace", str(out / "candidates.csv")])
    (out / "export.json").write_text(printed.getvalue(), encoding="utf-8")
    for name in FILES:
        if name not in KEPT.get(case, FILES):
            (out / name).unlink()


def main():
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit(__doc__)
    changed = []
    for case in CASES:
        if "--check" not in sys.argv:
            make(case, SAMPLES / case)
            continue
        with tempfile.TemporaryDirectory() as folder:
            make(case, Path(folder))
            _, differ, missing = filecmp.cmpfiles(folder, SAMPLES / case, KEPT.get(case, FILES), shallow=False)
            changed += [f"{case}/{name}" for name in differ + missing]
    for name in changed:
        print("not what oracle.py says:", name)
    sys.exit(bool(changed))


if __name__ == "__main__":
    main()
