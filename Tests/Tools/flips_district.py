"""The district whose ledger flips.py damages: sent, changed in Campus, read back, frozen, released, held, sent again."""
import random, shutil
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

from campus import Campus
from campus_export import Export
from campus_import import take
from campus_people import People
from nights_district import District
from nights_program import Program

FIRST = datetime(2026, 11, 2, tzinfo=timezone.utc)
CONFIGURATION = """district:
  name: Flips
  timeZone: {zone}
guard:
  changePercent: 100
readback:
  maxAgeDays: 0
campus:
  importUser: "7001"
categories:
  map: ["21 = 77 | Homework"]
"""


class FlipDistrict:
    """Makes the workspace in `folder`/workspace and what comes to it next: a gradebook, a roster and a read-back."""

    def __init__(self, program, folder, seed):
        self.random, self.folder = random.Random(f"{seed} district"), Path(folder)
        self.district = District(self.random, sends_exempt=False)
        self.enlarge()
        self.campus = Campus(self.random, self.district.classes, self.district.members)
        self.campus.refuses, self.campus.shows_everyone = 0, False
        self.people = People(self.campus, {})
        self.program = Program(program, self.folder / "workspace", "Flips", str(self.district.zone))
        self.program.configure(CONFIGURATION.format(zone=self.district.zone))
        self.live()

    def enlarge(self):
        """So many that freezes and line items fill their pages, and every student is in every section."""
        district = self.district
        district.students = [f"s{n}" for n in range(501, 513)]
        district.members = {section: list(district.students) for section in district.classes}
        district.scores.clear()
        while len(district.items) < 8:
            district.new_item()
        self.grade_all(1)

    def grade_all(self, share):
        """Every score another one than before."""
        for item in self.district.items:
            for student in self.district.students:
                if self.random.random() < share:
                    before = self.district.scores.get((item, student))
                    while self.district.scores.get((item, student)) == before:
                        self.district.grade(item, student)

    def live(self):
        self.export(0)
        self.work_in_campus()
        self.read_back(0)
        self.lift_some(0)
        self.grade_all(0.5)
        self.reword()
        self.export(1)
        for key in self.keys(10):
            self.people.change(key, self.at(1, 600), "8001")
        self.read_back(1)
        self.grade_all(1)
        self.reword()
        self.inputs = self.write_inputs("next")

    def at(self, day, minutes):
        return FIRST + timedelta(days=day, minutes=minutes)

    def write_inputs(self, name):
        inputs = self.folder / f"inputs-{name}"
        self.district.write(inputs)
        return inputs

    def export(self, day):
        inputs, now = self.write_inputs(day), self.at(day, 120)
        report = self.program.run(
            now, "export", "--gradebook", inputs / "gradebook", "--roster", inputs / "roster")[1]
        for entry in report["bundles"]:
            take(self.campus, self.program.bundle(entry), now + timedelta(minutes=60))

    def keys(self, count):
        """Results under line items that are there."""
        there = [key for key in self.campus.rows if key[0] in self.campus.line_items]
        return self.random.sample(sorted(there), min(count, len(there)))

    def work_in_campus(self):
        ours, now = sorted(self.campus.ours()), self.at(0, 600)
        for key in self.keys(len(self.campus.rows) // 3):
            self.people.change(key, now, "8001")
        for key in self.keys(4):
            self.people.clear(key, now, "8002")
        for key in self.keys(4):
            self.people.flag(key, now, "8002", ("missing", "exempt"))
        self.people.delete(ours[0], now, "8001")
        self.campus.line_items[ours[1]].points += 3
        self.campus.line_items[ours[2]].title += " (Campus)"

    def read_back(self, day):
        export = Export(self.campus.picture(), self.at(day, 700), self.random, "extract")
        path = export.write(self.folder / f"read-{day}.csv")
        self.program.run(self.at(day, 720), "readback", path, "--as-of", f"{self.at(day, 700):%Y-%m-%dT%H:%M:%SZ}")

    def lift_some(self, day):
        """A person releases two freezes and one hold."""
        now = self.at(day, 800)
        for line_item, student in sorted(self.program.frozen(now))[:2]:
            self.program.run(now, "frozen", "release", "--line-item", line_item, "--student", student,
                             "--by", "R", "--reason", "A slip")
        held = sorted(number for number, why in self.program.holds().items() if why == "points-changed")
        for number in held[:1]:
            self.program.run(now, "held", "release", "--line-item", number, "--by", "R", "--reason", "Right so")

    def reword(self):
        for item in sorted(self.district.items)[3:5]:
            self.district.items[item]["title"] += "+"

    def next_read_back(self, bundles):
        """What Campus shows once the next bundles are in it, and some people have worked on."""
        now = self.at(2, 120)
        for bundle in bundles:
            take(self.campus, bundle, now + timedelta(minutes=60))
        for key in self.keys(6):
            self.people.change(key, self.at(2, 600), "8001")
        return Export(self.campus.picture(), self.at(2, 700), self.random, "extract").write(self.folder / "read-next.csv")

    def keep(self):
        """The workspace as it is now, to begin anew from."""
        shutil.copytree(self.program.folder, self.folder / "kept", symlinks=True)
