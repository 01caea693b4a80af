#!/usr/bin/env python3
"""Two nights of the Open University in a Campus of our own, with 500 edits of every kind that freezes, and 200 harmless ones.

usage: oulad_readback.py first  BUNDLE1 OUT [--kind 1.1|1.2|extract] [--seed S]
       oulad_readback.py change BUNDLE1 GRADEBOOK [--seed S]
       oulad_readback.py second BUNDLE1 BUNDLE2 OUT [--kind ...] [--seed S]
`first` imports the first night's bundle, refuses 40 rows of it, and writes what Campus then exports.
`change` changes 100 scores in the gradebook export, for the second night's bundle.
`second` imports that, but for 40 of its rows, lets people work, and writes the export:
  160 changed · 80 cleared · 40 reverted (the refused ones) · 60 entered for students whom we never sent · 120 flagged, by every
  flag that the kind can show · harmless: 50 only late, 50 only turnedIn (an extract shows both, 1.2 late), 100 typed again;
and, to be left alone: a term grade for every student of a section and an assignment of Campus's own under a title of ours.
OUT/campus.zip is the export, OUT/expected.csv the freezes it must bring: lineItem,student,reason.
The choice follows from the seed and the first bundle alone. Scores stand as 10, 10.0 or 10.00, rows in any order.
"""
import argparse, csv, json
from collections import Counter
from datetime import datetime, timezone
from decimal import Decimal
from pathlib import Path
from random import Random

from campus import HARD_FLAGS, Campus
from campus_export import VISIBLE, Export
from campus_import import Bundle, take
from campus_people import People

FIRST = datetime(2026, 11, 23, 14, tzinfo=timezone.utc)
SECOND = datetime(2026, 11, 24, 14, tzinfo=timezone.utc)
SHARES = {"unaccepted": 40, "reverted": 40, "renewed": 60, "changed": 160, "cleared": 80, "flagged": 120,
          "late": 50, "turnedIn": 50, "same": 100}


def choose(bundle, seed):
    """{what happens: results of the first bundle}, no result twice."""
    keys = sorted(bundle.results)
    Random(seed).shuffle(keys)
    chosen = {}
    for what, count in SHARES.items():
        chosen[what], keys = sorted(keys[:count]), keys[count:]
    return chosen


def without(bundle, keys):
    for key in keys:
        bundle.results.pop(key, None)
    return bundle


def campus_of(bundle, random):
    section = {number: row["classSourcedId"] for number, row in bundle.line_items.items()}
    members = {name: set() for name in section.values()}
    for number, student in bundle.results:
        members[section[number]].add(student)
    campus = Campus(random, dict.fromkeys(members), {name: sorted(m) for name, m in members.items()})
    campus.shows_everyone = False
    return campus


def new_score(score):
    """Another whole score from 0 to 100."""
    return (score + 7) % 101


def work(campus, chosen, random, kind):
    """What people do on the second day. Returns the freezes that must follow."""
    people, expected = People(campus, {}), {key: "reverted" for key in chosen["reverted"]}
    for key in chosen["changed"]:
        people.type_score(key, new_score(campus.shown(key)) + Decimal("0.25"), SECOND, "8001")
        expected[key] = "changed"
    for key in chosen["cleared"]:
        people.type_score(key, None, SECOND, "8001")
        if random.random() < 0.5:
            del campus.rows[key]
        expected[key] = "cleared"
    flags = sorted(VISIBLE[kind] & set(HARD_FLAGS))
    for place, key in enumerate(chosen["flagged"]):
        people.flag(key, SECOND, "8001", [flags[place % len(flags)]])
        expected[key] = "flagged"
    for name in ("late", "turnedIn"):
        for key in chosen[name]:
            people.flag(key, SECOND, "8001", [name])
    for key in chosen["same"]:
        people.type_the_same(key, SECOND, "8001")
    for key in random.sample(sorted(missing(campus)), 60):
        people.type_score(key, Decimal(random.randint(0, 100)), SECOND, "8001")
        expected[key] = "entered"
    people.make_own(SECOND, "8001")
    people.post_term_grades(SECOND, "8001")
    return expected


def missing(campus):
    """Students of a section for whom a line item was never sent."""
    for number, item in campus.line_items.items():
        for student in campus.members[item.section]:
            if (number, student) not in campus.truth:
                yield number, student


def write(out, campus, expected, now, random, kind):
    out.mkdir(parents=True, exist_ok=True)
    Export(campus, now, random, kind).write(out / "campus.zip")
    with open(out / "expected.csv", "w", newline="", encoding="utf-8") as file:
        rows = sorted((*key, reason) for key, reason in expected.items())
        csv.writer(file).writerows([("lineItem", "student", "reason"), *rows])
    print(json.dumps(dict(sorted(Counter(expected.values()).items()))))


def change(bundle, chosen, gradebook):
    path = Path(gradebook, "Assessments.csv")
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    wanted = {(number.split("_")[1], student[1:]) for what in ("reverted", "renewed") for number, student in chosen[what]}
    for row in rows:
        if (row["GradeBookItemId"], row["PersonId"]) in wanted:
            row["Score"] = new_score(Decimal(row["Score"]))
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(json.dumps({"changed": len(wanted)}))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("step", choices=("first", "change", "second"))
    p.add_argument("paths", nargs="+")
    p.add_argument("--kind", choices=tuple(VISIBLE), default="1.1")
    p.add_argument("--seed", type=int, default=1)
    o = p.parse_args()
    bundle = Bundle(o.paths[0], 1)
    chosen, random = choose(bundle, o.seed), Random(f"{o.seed} {o.step}")
    if o.step == "change":
        return change(bundle, chosen, o.paths[1])
    campus = campus_of(bundle, random)
    take(campus, without(bundle, chosen["unaccepted"]), FIRST, in_peace=True)
    for key in chosen["unaccepted"]:
        campus.true(key).refused.add(1)
    if o.step == "first":
        return write(Path(o.paths[1]), campus, dict.fromkeys(chosen["unaccepted"], "unaccepted"), FIRST, random, o.kind)
    second = Bundle(o.paths[1], 2)
    assert set(second.results) == {*chosen["reverted"], *chosen["renewed"]}, "the second bundle is another one"
    take(campus, without(second, chosen["reverted"]), SECOND, in_peace=True)
    write(Path(o.paths[2]), campus, work(campus, chosen, random, o.kind), SECOND, random, o.kind)


if __name__ == "__main__":
    main()
