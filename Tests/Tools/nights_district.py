"""The itslearning side of nights.py: a small district whose teachers grade, and what Campus ought to have of it."""
import csv
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from oracle_bundle import identifier

EXEMPT = "exempt"
FIRST_DAY, LAST_DAY = date(2026, 10, 12), date(2026, 12, 18)
OWN, PUSHED = "78", "11111111-1111-1111-1111-111111111111"  # categories.default of OneRoster 1.2, and the default of 1.1
TITLES = ("Quiz", "Essay, part 1", "Lab \"Cells\"", "Reading log", "Étude", "Project")


def write(path, columns, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([columns.split(), *rows])


class District:
    """Sections of courses, students in them, items, and scores: {(item, student): Decimal, EXEMPT or None}."""

    def __init__(self, random, sends_exempt, version="1.1"):
        """- version: of the bundles; OneRoster 1.2 has line items in categories of the district's own alone."""
        self.categories = {"21": "77", "22": OWN if version == "1.2" else PUSHED}  # CategoryId -> sourcedId in Campus
        self.random, self.sends_exempt = random, sends_exempt
        self.zone = ZoneInfo(random.choice(("America/Chicago", "Europe/Oslo", "Pacific/Auckland", "UTC")))
        self.courses = [str(n) for n in range(11, 11 + random.choice((1, 1, 2, 3)))]
        self.classes = {}  # class -> (course, school)
        for course in self.courses:
            for number in range(random.choice((1, 1, 2))):
                name = f"C_{course}" if random.random() < 0.05 and number == 0 else f"4{course}0{number}"
                self.classes[name] = course, random.choice(("HS", "MS"))
        self.students = [f"s{n}" for n in range(501, 501 + random.randint(3, 8))]
        self.members = {c: [s for s in self.students if random.random() < 0.6] or [self.students[0]]
                        for c in self.classes}
        self.left = {}  # (class, student) -> day
        self.items, self.scores, self.count = {}, {}, 900
        for _ in range(random.randint(2, 5)):
            self.new_item()

    # What there is

    def value(self, top):
        """A score of mostly two decimals, so that two people seldom hit on the same by chance."""
        if self.random.random() < 0.3:
            return Decimal(self.random.randint(0, int(top) + 1))
        return Decimal(self.random.randint(0, int(top) * 100)) / 100

    def new_item(self):
        self.count += 1
        self.items[str(self.count)] = {
            "course": self.random.choice(self.courses), "title": f"{self.random.choice(TITLES)} {self.count}",
            "max": Decimal(self.random.choice(("10", "20", "12.5", "50", "100"))), "deadline": self.some_day(),
            "category": self.random.choice(tuple(self.categories))}
        for student in self.students:
            if self.random.random() < 0.6:
                self.grade(str(self.count), student)

    def some_day(self):
        return self.random.choice((None, FIRST_DAY + timedelta(days=self.random.randint(0, 67))))

    def grade(self, item, student):
        exempt = self.sends_exempt and self.random.random() < 0.08
        self.scores[item, student] = EXEMPT if exempt else self.value(self.items[item]["max"])

    def sections(self, item, student):
        return [c for c, (course, _) in self.classes.items()
                if course == self.items[item]["course"] and student in self.members[c]]

    def is_enrolled(self, section, student, now):
        return self.left.get((section, student), date.max) > now.astimezone(self.zone).date()

    # What a day of teaching does

    def live_a_day(self, today, campus_has):
        """`campus_has` is what Campus shows now, by (line item, student): now and then a teacher enters the same."""
        for _ in range(self.random.choice((0, 0, 1, 2, 4, 6))):
            item, student = self.random.choice(tuple(self.items)), self.random.choice(self.students)
            chance = self.random.random()
            if chance < 0.72:
                self.grade(item, student)
                for section in self.sections(item, student):
                    same = campus_has.get((identifier(item, section), student))
                    if isinstance(same, Decimal) and self.random.random() < 0.04:
                        self.scores[item, student] = same
            elif chance < 0.77:
                self.scores[item, student] = None
            elif chance < 0.79:
                self.scores.pop((item, student), None)
            else:
                self.odd_change(item, student, today, chance)

    def odd_change(self, item, student, today, chance):
        if chance < 0.84:
            self.items[item]["title"] = f"{self.random.choice(TITLES)} {item} {self.random.choice('abcdefgh')}"
        elif chance < 0.88:
            self.items[item]["deadline"] = self.some_day()
        elif chance < 0.90:
            self.items[item]["max"] += 5
        elif chance < 0.92:
            self.items[item]["category"] = self.random.choice(tuple(self.categories))
        elif chance < 0.96:
            self.new_item()
        elif chance < 0.97 and len(self.items) > 2:
            del self.items[item]
            self.scores = {key: value for key, value in self.scores.items() if key[0] != item}
        elif chance < 0.985:
            section = self.random.choice(tuple(self.classes))
            if student in self.members[section][1:]:  # The first stays: a section never loses all its students.
                self.left[section, student] = today

    # What Campus ought to have

    def wanted(self, now):
        """{(line item, student): value} of what may go out, and how many candidates there are."""
        wanted, candidates, strays = {}, 0, 0
        for (item, student), value in self.scores.items():
            sections = self.sections(item, student)
            candidates, strays = candidates + len(sections), strays + (not sections)
            for section in sections:
                may_go = value is not None and (value != EXEMPT or self.sends_exempt)
                if may_go and self.is_enrolled(section, student, now):
                    wanted[identifier(item, section), student] = value
        return wanted, candidates, strays

    def wordings(self):
        """{line item: (title, due date, category, max points)} for every item and section."""
        return {identifier(number, section): (
                    item["title"], str(item["deadline"] or LAST_DAY), self.categories[item["category"]], item["max"])
                for number, item in self.items.items()
                for section, (course, _) in self.classes.items() if course == item["course"]}

    # Files

    def deadline(self, day):
        if day is None:
            return ""
        local = datetime.combine(day, time(self.random.randint(0, 23), 59), self.zone)
        return local.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")

    def write(self, folder):
        self.write_gradebook(Path(folder, "gradebook"))
        self.write_roster(Path(folder, "roster"))

    def write_gradebook(self, out):
        groups = {section: str(70 + n) for n, section in enumerate(self.classes)}
        write(out / "Courses.csv", "CourseId CourseSyncKey Title GradePassback",
              [(c, f"c{c}", "Course", "true") for c in self.courses])
        write(out / "CourseGroups.csv", "CourseGroupId CourseId SyncId Title",
              [(groups[s], course, s, "Group") for s, (course, _) in self.classes.items()])
        write(out / "CourseGroupMembers.csv", "CourseGroupId PersonId",
              [(groups[s], student[1:]) for s, students in self.members.items() for student in students])
        write(out / "Persons.csv", "PersonId SyncKey", [(s[1:], s) for s in self.students])
        write(out / "Terms.csv", "TermId TermName StartDate EndDate ExternalTermId",
              [("2", "Second", FIRST_DAY, LAST_DAY, "gp2")])
        write(out / "GradebookCategories.csv", "CategoryId Title", [("21", "Homework"), ("22", "Tests")])
        write(out / "GradebookItems.csv",
              "GradeBookItemId CourseId Title ElementType AssessmentId MaxScore TermId Deadline CategoryId",
              [(n, i["course"], i["title"], "Test", -1, i["max"], 2, self.deadline(i["deadline"]), i["category"])
               for n, i in self.items.items()])
        rows = [(item, student[1:], "" if value in (None, EXEMPT) else value, "2026-11-01T12:00:00Z",
                 "true" if value == EXEMPT else "") for (item, student), value in self.scores.items()]
        self.random.shuffle(rows)
        write(out / "Assessments.csv", "GradeBookItemId PersonId Score AssessedAt IsExempt", rows)

    def write_roster(self, out):
        base = "sourcedId status dateLastModified "
        write(out / "orgs.csv", base + "name type", [(s, "", "", s, "school") for s in ("HS", "MS")])
        write(out / "academicSessions.csv", base + "title type startDate endDate",
              [("gp2", "", "", "Second", "gradingPeriod", FIRST_DAY, LAST_DAY + timedelta(days=1))])
        write(out / "classes.csv", base + "title schoolSourcedId",
              [(c, "", "", "Class", school) for c, (_, school) in self.classes.items()])
        write(out / "users.csv", base + "role", [(s, "", "", "student") for s in self.students])
        write(out / "enrollments.csv", base + "classSourcedId userSourcedId role beginDate endDate",
              [(f"e-{c}-{s}", "", "", c, s, "student", "2026-08-12", self.left.get((c, s), ""))
               for c, students in self.members.items() for s in students])
