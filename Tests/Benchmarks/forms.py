#!/usr/bin/env python3
"""Compares what it costs to read one gradebook in each of its forms: commas in UTF-8 against other delimiters and UTF-16.

usage: forms.py [--binary PATH] [--scores N] [--rounds N] [--instructions]
`preview` of the same district, in turns, with one thread; each form's user time is the least of its rounds. Its ratio
to the plain form may be 1.10 for a delimiter and 1.30 for UTF-16; peak memory may be 1.10 of the plain form's.
--instructions counts by callgrind instead, once each: for a machine that does other things, and fewer scores.

Exit: 0 within the bounds · 1 above one, or a run failed
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

import instructions

HERE = os.path.dirname(os.path.abspath(__file__))
CHECKOUT = os.path.dirname(os.path.dirname(HERE))
FORMS = {
    "comma": (lambda text: text, 1),
    "tab": (lambda text: text.replace(b",", b"\t"), 1.1),
    "semicolon": (lambda text: text.replace(b",", b";"), 1.1),
    "pipe": (lambda text: b"sep=|\r\n" + text.replace(b",", b"|"), 1.1),
    "UTF-16": (lambda text: text.decode().encode("utf-16"), 1.3),
}


def preview(folder, form):
    return ["preview", "--gradebook", os.path.join(folder, form), "--roster", os.path.join(folder, "roster"), "--now",
            "2026-11-23T02:00:00Z"]


def measure(binary, workspace, folder, form):
    """User time in seconds, and the peak of memory in KiB."""
    command = [binary, "--workspace", workspace, *preview(folder, form), "--json"]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "GRADEBRIDGE_THREADS": "1"})
    _, status, used = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        sys.exit(f"{form}: preview ended with exit {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime, used.ru_maxrss


def told(costs, unit):
    """Prints each form's cost and memory; true where all are within their bounds."""
    is_within = True
    plain, plain_peak = costs["comma"]
    for form, (_, most) in FORMS.items():
        cost, peak = costs[form]
        is_well = cost <= most * plain and peak <= 1.1 * plain_peak
        is_within = is_within and is_well
        print(f"{form:10} {cost:,.2f} {unit}, {cost / plain:.2f} of the plain form's"
              + (f"; {peak / 1024:.0f} MiB at most" if peak else "")
              + ("" if is_well else f": more than {most:.2f}, or memory grows"))
    return is_within


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=os.path.join(CHECKOUT, ".build", "release", "gradebridge"))
    parser.add_argument("--scores", type=int, default=2_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--instructions", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gradebridge-forms-") as folder:
        subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), folder, "--scores", str(options.scores)],
                       check=True)
        # Cells of the district hold none of the signs, and no quotes.
        for form, (change, _) in FORMS.items():
            shutil.copytree(os.path.join(folder, "gradebook"), os.path.join(folder, form))
            table = os.path.join(folder, form, "Assessments.csv")
            with open(table, "rb") as file:
                text = file.read()
            with open(table, "wb") as file:
                file.write(change(text))
        workspace = os.path.join(folder, "workspace")
        subprocess.run([options.binary, "init", workspace, "--district", "Bench", "--time-zone", "America/Chicago"],
                       check=True, stdout=subprocess.DEVNULL)
        if options.instructions:
            counter = instructions.Counter(options.binary, folder)
            return 0 if told({form: (counter.count(workspace, *preview(folder, form)), 0) for form in FORMS},
                             "instructions") else 1
        found = {form: [] for form in FORMS}
        for _ in range(options.rounds):
            for form in FORMS:
                found[form].append(measure(options.binary, workspace, folder, form))
    least = {form: (min(time for time, _ in rounds), max(peak for _, peak in rounds)) for form, rounds in found.items()}
    return 0 if told(least, "s user") else 1


if __name__ == "__main__":
    sys.exit(main())
