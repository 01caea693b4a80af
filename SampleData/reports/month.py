#!/usr/bin/env python3
"""The simulated month: 30 nights of Riverbend, a made-up district of two schools, through the real program.

usage: month.py PROGRAM FOLDER

Teachers grade on weekdays, Campus imports each bundle in the morning (one is imported two days late), and now and
then a teacher changes, clears or corrects a score in Campus. The last night's report is the example.
"""
import random, sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

from program import Program
from riverbend import Riverbend
from small_campus import SmallCampus, new_bundles

FIRST_NIGHT = datetime(2026, 10, 13, 7, 0, tzinfo=timezone.utc)
NIGHTS = 30


def drop(folder, write):
    """A folder is complete once its mark is there."""
    write(folder)
    folder.with_name(folder.name + ".done").touch()


def main():
    path, folder = sys.argv[1], Path(sys.argv[2])
    workspace = folder / "riverbend"
    program = Program(path, workspace)
    program.init("Riverbend", "America/Chicago")
    chance = random.Random(20261013)
    district, campus, seen, late = Riverbend(chance), SmallCampus(), set(), []
    for night in range(NIGHTS):
        now = FIRST_NIGHT + timedelta(days=night)
        district.live_a_day((now - timedelta(hours=12)).date())
        drop(workspace / f"inbox/itslearning/gradebook-{now:%Y%m%d}", district.write_gradebook)
        if night == 0:
            drop(workspace / "inbox/campus/roster/roster", district.write_roster)
        if night > 0:
            stamp = (now - timedelta(hours=2)).strftime("%Y%m%dT%H%M%SZ")
            drop(workspace / f"inbox/campus/readback/campus-{stamp}", campus.export)
        program.run(now, "nightly")
        late = [(bundle, wait - 1) for bundle, wait in late]
        late += [(bundle, 2 if night == 27 else 0) for bundle in new_bundles(workspace / "outbox", seen)]
        for bundle, _ in (pair for pair in late if pair[1] <= 0):
            campus.import_bundle(bundle)
        late = [pair for pair in late if pair[1] > 0]
        teachers_at_work(campus, district, chance)
        if night == 20:
            release_one(program, campus, now + timedelta(hours=8))


def teachers_at_work(campus, district, chance):
    """Some days somebody changes a score in Campus itself."""
    results = sorted(campus.results)
    if not results:
        return
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2))):
        result = chance.choice(results)
        top = float(campus.line_items[campus.results[result]["lineItemSourcedId"]]["resultValueMax"])
        campus.change(result, chance.choice(("", f"{chance.randint(1, int(top))}", f"{top:g}")))


def release_one(program, campus, now):
    """The registrar lifts every freeze of one section: the scores of itslearning are right there."""
    program.run(now, "frozen", "release", "--section", "51001", "--by", "R. Registrar", "--reason",
                "Typed into the wrong column")


if __name__ == "__main__":
    main()
