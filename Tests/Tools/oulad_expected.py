#!/usr/bin/env python3
"""What a first export of OULAD must come to, asked of OULAD's own four files.

usage: oulad_expected.py DATA [--module AAA] [--now 2026-11-23T02:00:00Z] [--gradebook G --roster R]
It shares no code with oulad.py and oracle.py, and reads nothing that oulad.py wrote: it counts in days from the
start of a presentation, where they count in dates and instants. With --gradebook and --roster it runs oracle.py on
the converted files, prints both, and exits 1 if they differ.
"""
import argparse, csv, datetime, json, os, subprocess, sys
from zoneinfo import ZoneInfo

p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
p.add_argument("data")
p.add_argument("--module", default="")
p.add_argument("--now", default="2026-11-23T02:00:00Z")
p.add_argument("--gradebook")
p.add_argument("--roster")
o = p.parse_args()

here = os.path.dirname(os.path.abspath(__file__))
today = datetime.datetime.fromisoformat(o.now).astimezone(ZoneInfo("Europe/London")).date()


def read(name):
    with open(os.path.join(o.data, name), newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


# The number of today, in days from the start of each presentation, and each presentation's length.
day_number, length = {}, {}
for module, presentation, days in read("courses.csv"):
    first = datetime.date(int(presentation[:4]), 10 if presentation.endswith("J") else 2, 1)
    day_number[module, presentation] = (today - first).days
    length[module, presentation] = int(days)

task = {a: ((module, presentation), day) for module, presentation, a, _, day, _ in read("assessments.csv")}
stay = {(module, presentation, s): (begin, end) for module, presentation, s, begin, end in read("studentRegistration.csv")}

outcome, rows, line_items = {}, 0, set()
for assessment, student, submitted, banked, score in read("studentAssessment.csv"):
    presentation, day = task[assessment]
    if not presentation[0].startswith(o.module):
        continue
    rows += 1
    begin, end = stay.get((*presentation, student), (None, None))
    now = day_number[presentation]
    first_day = int(begin) if begin else min(0, int(end or 0))
    if begin is None:
        reason = "no-section"
    elif day and not 0 <= int(day) < length[presentation]:
        reason = "due-outside-period"
    elif now < first_day or (end and now >= int(end)):
        reason = "not-enrolled"
    elif score == "":
        reason = "no-score"
    else:
        reason = "sent"
        line_items.add(assessment)
    outcome[reason] = outcome.get(reason, 0) + 1

sent = outcome.pop("sent", 0)
expected = {"rows": rows, "candidates": rows - outcome.get("no-section", 0), "sent": sent,
            "held": dict(sorted(outcome.items())), "rejected": {}, "lineItems": len(line_items)}
print("OULAD asked directly:", json.dumps(expected))
if o.gradebook:
    run = subprocess.run([sys.executable, os.path.join(here, "oracle.py"), o.gradebook, o.roster,
                          "--time-zone", "Europe/London", "--now", o.now], check=True, capture_output=True, text=True)
    got = json.loads(run.stdout)
    got = {"rows": got["rows"], "candidates": got["candidates"], "sent": got["classes"]["sent"],
           "held": got["classes"]["held"], "rejected": got["classes"]["rejected"], "lineItems": got["lineItems"]}
    print("oracle, converted   :", json.dumps(got))
    print("they agree" if got == expected else "THEY DIFFER")
    sys.exit(got != expected)
