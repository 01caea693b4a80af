"""Riverbend: two schools, eight sections, 96 students, all of them invented; what its teachers put into itslearning."""
from datetime import datetime, timedelta, timezone

from small_campus import write

HIGH, MIDDLE = "riverbend-hs", "riverbend-ms"
SECTIONS = [  # class, course, title, school
    ("51001", "601", "Biology, 1st period", HIGH), ("51002", "601", "Biology, 3rd period", HIGH),
    ("51003", "602", "World History", HIGH), ("51004", "603", "Geometry", HIGH),
    ("52001", "604", "English 7", MIDDLE), ("52002", "605", "Mathematics 7", MIDDLE),
    ("52003", "606", "Science 7", MIDDLE), ("52004", "607", "Spanish I", MIDDLE)]
ITEMS = {
    "601": ("Cell model", "Lab report: osmosis", "Unit 2 test", "Microscope quiz"),
    "602": ("Map of trade routes", "Essay: the plague", "Unit test", "Source analysis"),
    "603": ("Proofs I", "Angle chase", "Constructions", "Midterm"),
    "604": ("Reading log", "Book talk", "Spelling 3", "Narrative draft"),
    "605": ("Ratios", "Percent problems", "Integers quiz", "Word problems"),
    "606": ("Weather journal", "Rocks lab", "Energy test", "Ecosystem poster"),
    "607": ("Vocabulario 2", "Diálogo", "Verbos -ar", "La familia")}
GIVEN = ("Ada", "Ben", "Cleo", "Dan", "Ema", "Finn", "Gia", "Hal", "Ines", "Jon", "Kay", "Leo")
FAMILY = ("Ashe", "Brook", "Cole", "Dale", "East", "Ford", "Glen", "Hill")


class Riverbend:
    def __init__(self, chance):
        self.chance = chance
        self.students = [f"r{n}" for n in range(1001, 1097)]
        self.members = {section[0]: [s for n, s in enumerate(self.students) if (n % 4, n // 48) == (i % 4, i // 4)
                                     or (n + 1) % 4 == i % 4 and n // 48 == i // 4]
                        for i, section in enumerate(SECTIONS)}
        self.items, self.scores = {}, {}  # item -> course, title, deadline; (item, student) -> score, when
        self.count = 8000

    def live_a_day(self, day):
        if day.weekday() > 4:
            return
        for course, titles in ITEMS.items():
            given = sum(1 for item in self.items.values() if item["course"] == course)
            if given < len(titles) and self.chance.random() < 0.16:
                self.count += 1
                self.items[str(self.count)] = {
                    "course": course, "title": titles[given], "max": self.chance.choice((10, 20, 50, 100)),
                    "deadline": day + timedelta(days=self.chance.randint(3, 9)), "tagged": self.chance.random() > 0.08}
        for item, about in self.items.items():
            for student in self.of_course(about["course"]):
                if (item, student) not in self.scores and self.chance.random() < 0.18:
                    self.grade(item, student, day)
        for _ in range(self.chance.choice((0, 1, 2))):  # A score is corrected.
            if self.scores:
                self.grade(*self.chance.choice(sorted(self.scores)), day)

    def grade(self, item, student, day):
        top = self.items[item]["max"]
        score = f"{self.chance.randint(top // 2, top)}"
        if self.chance.random() < 0.004:
            score = "n/a"  # What a spreadsheet made of it.
        self.scores[item, student] = score, datetime(day.year, day.month, day.day, 20, 15, tzinfo=timezone.utc)

    def of_course(self, course):
        return sorted({s for c, of, _, _ in SECTIONS if of == course for s in self.members[c]})

    def write_gradebook(self, folder):
        courses = sorted({section[1] for section in SECTIONS})
        write(folder / "Courses.csv", "CourseId CourseSyncKey Title GradePassback Status".split(),
              [(c, f"sync{c}", next(s[2] for s in SECTIONS if s[1] == c).split(",")[0], "true", "Active")
               for c in courses])
        write(folder / "CourseGroups.csv", "CourseGroupId CourseId SyncId Title".split(),
              [(f"7{c}", course, c, title) for c, course, title, _ in SECTIONS])
        write(folder / "CourseGroupMembers.csv", "CourseGroupId PersonId".split(),
              [(f"7{c}", f"9{s[1:]}") for c, *_ in SECTIONS for s in self.members[c]])
        write(folder / "Persons.csv", "PersonId SyncKey".split(), [(f"9{s[1:]}", s) for s in self.students])
        write(folder / "Terms.csv", "TermId TermName StartDate EndDate ExternalTermId".split(),
              [("31", "Quarter 2", "2026-10-12", "2026-12-18", "q2")])
        write(folder / "GradebookItems.csv",
              "GradeBookItemId CourseId Title ElementType AssessmentId MaxScore TermId Deadline".split(),
              [(item, a["course"], a["title"], "Assignment", "-1", a["max"], "31" if a["tagged"] else "",
                f"{a['deadline']}T23:00:00Z") for item, a in self.items.items()])
        write(folder / "Assessments.csv", "GradeBookItemId PersonId Score AssessedAt".split(),
              [(item, f"9{student[1:]}", score, f"{when:%Y-%m-%dT%H:%M:%SZ}")
               for (item, student), (score, when) in sorted(self.scores.items())])

    def write_roster(self, folder):
        write(folder / "manifest.csv", ["propertyName", "value"],
              [("manifest.version", "1.0"), ("oneroster.version", "1.1"),
               *((f"file.{name}", "bulk") for name in ("academicSessions", "classes", "enrollments", "orgs", "users"))])
        write(folder / "orgs.csv", "sourcedId status dateLastModified name type identifier parentSourcedId".split(),
              [(HIGH, "", "", "Riverbend High School", "school", "", ""),
               (MIDDLE, "", "", "Riverbend Middle School", "school", "", "")])
        write(folder / "academicSessions.csv",
              "sourcedId status dateLastModified title type startDate endDate parentSourcedId schoolYear".split(),
              [("q2", "", "", "Quarter 2", "gradingPeriod", "2026-10-12", "2026-12-19", "", "2027")])
        write(folder / "classes.csv",
              "sourcedId status dateLastModified title grades courseSourcedId classCode classType location "
              "schoolSourcedId termSourcedIds subjects subjectCodes periods".split(),
              [(c, "", "", title, "", course, "", "scheduled", "", school, "q2", "", "", "")
               for c, course, title, school in SECTIONS])
        write(folder / "users.csv",
              "sourcedId status dateLastModified enabledUser orgSourcedIds role username userIds givenName "
              "familyName".split(),
              [(s, "", "", "true", HIGH if n < 48 else MIDDLE, "student", s, "", GIVEN[n % 12], FAMILY[n % 8])
               for n, s in enumerate(self.students)])
        write(folder / "enrollments.csv",
              "sourcedId status dateLastModified classSourcedId schoolSourcedId userSourcedId role primary "
              "beginDate endDate".split(),
              [(f"e{c}{s}", "", "", c, school, s, "student", "", "2026-10-12", "")
               for c, _, _, school in SECTIONS for s in self.members[c]
               if (c, s) not in {("52004", "r1056"), ("51003", "r1010")}])
