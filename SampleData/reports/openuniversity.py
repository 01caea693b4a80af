#!/usr/bin/env python3
"""The report of the Open University run: two exports of the sample's real grades, and a Campus between them in which
forty scores were changed.

usage: openuniversity.py PROGRAM FOLDER
"""
import random, sys
from datetime import datetime, timezone
from pathlib import Path

from program import Program
from small_campus import SmallCampus, new_bundles

SAMPLE = Path(__file__).resolve().parent.parent / "openuniversity"


def at(day, hour):
    return datetime(2026, 11, day, hour, 0, tzinfo=timezone.utc)


def main():
    path, folder = sys.argv[1], Path(sys.argv[2])
    workspace = folder / "open-university"
    program, campus, chance = Program(path, workspace), SmallCampus(), random.Random(20261123)
    program.init("Open University", "Europe/London")
    inputs = ["--gradebook", SAMPLE / "gradebook", "--roster", SAMPLE / "roster"]
    program.run(at(23, 2), "export", *inputs)
    for bundle in new_bundles(workspace / "outbox", set()):
        campus.import_bundle(bundle)
    for result in chance.sample(sorted(campus.results), 40):
        campus.change(result, chance.choice(("", "40", "55", "70")))
    campus.export(folder / "campus")
    program.run(at(24, 1), "readback", folder / "campus", "--as-of", "2026-11-24T00:30:00Z")
    program.run(at(24, 2), "export", *inputs)
    program.run(at(24, 6), "report")


if __name__ == "__main__":
    main()
