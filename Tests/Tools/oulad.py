#!/usr/bin/env python3
"""Turns the Open University Learning Analytics Dataset (OULAD) into a gradebook export and a roster.

usage: oulad.py DATA OUT [--module AAA]      DATA holds courses, assessments, studentAssessment, studentRegistration
Writes OUT/gradebook (itslearning export) and OUT/roster (Campus OneRoster 1.1 set). Time zone: Europe/London.

Mapping, and what the data made necessary:
- A module presentation (AAA 2013J) is a course with one section, class AAA2013J, and one grading period of its
  own: from 1 October (J) or 1 February (B), as long as courses.csv says, endDate exclusive.
- TMA -> Assignment; CMA and Exam -> Test. Every assessment is of 100 points, on the Score scale.
- date (days from the start) -> Deadline 23:59 in London on that day, as UTC. Where it is empty (6 exams) Deadline
  is empty too. No exam of these nine presentations has a single score, so no empty Deadline reaches a result.
- score stays as it is, empty stays empty. date_submitted -> AssessedAt, noon UTC of that day, also where it lies
  before the start (541 banked scores and 58 others) or after the end (1).
- Registration -> user, group membership and enrollment from date_registration, to date_unregistration exclusive:
  the student is out on the day of leaving. An empty date_registration (9) counts as the first day, or as the
  day of leaving where that was earlier. 942 left before the start: begin and end both lie before it. 7 left on
  the day they came: never enrolled. Nobody leaves before coming, and nobody has a score without a registration.
- Membership of the group stays when a student leaves, so that a score of one who left is a candidate: it is
  then for the roster to say `not-enrolled`. 22 scores belong to students who left before the start.
- Given and family names are made of the anonymous number.
"""
import argparse, csv
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
SCHOOL = "ou"
TYPES = {"TMA": "Assignment", "CMA": "Test", "Exam": "Test"}
CATEGORIES = {"TMA": "1", "CMA": "2", "Exam": "3"}
FILES = ("academicSessions categories classes classResources courses courseResources demographics enrollments"
         " lineItems orgs resources results users").split()
PRESENT = {"academicSessions", "classes", "courses", "enrollments", "orgs", "users"}


def rows(folder, name, module):
    with open(Path(folder, name), newline="", encoding="utf-8") as file:
        yield from (r for r in csv.DictReader(file) if module in (None, r.get("code_module", module)))


def write(path, header, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([header.split(), *lines])


def code(row):
    return row["code_module"] + row["code_presentation"]


def start_of(row):
    """J starts on 1 October, B on 1 February of its year."""
    year, letter = int(row["code_presentation"][:4]), row["code_presentation"][4:]
    return date(year, {"J": 10, "B": 2}[letter], 1)


def year_of(row):
    """The school year, named after the year in which it ends."""
    return start_of(row).year + (start_of(row).month >= 9)


def plus(row, days):
    return start_of(row) + timedelta(days=int(days))


def deadline(row):
    if row["date"] == "":
        return ""
    local = datetime.combine(plus(row, row["date"]), time(23, 59), LONDON)
    return local.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def titles(assessments):
    """TMA 1, TMA 2 ... in the order of their dates within the presentation; an exam is one of a kind."""
    count, named = {}, {}
    for a in sorted(assessments, key=lambda a: (int(a["date"] or 999), int(a["id_assessment"]))):
        kind = code(a), a["assessment_type"]
        count[kind] = count.get(kind, 0) + 1
        named[a["id_assessment"]] = "Exam" if kind[1] == "Exam" else f"{kind[1]} {count[kind]}"
    return named


def gradebook(out, courses, assessments, scores, registrations):
    number = {code(c): str(n) for n, c in enumerate(courses, 1)}
    named, of = titles(assessments), {a["id_assessment"]: a for a in assessments}
    write(out / "Courses.csv", "CourseId CourseSyncKey Title GradePassback Status",
          [(n, c, f"{c[:3]} {c[3:]}", "true", "Active") for c, n in number.items()])
    write(out / "CourseGroups.csv", "CourseGroupId CourseId SyncId Title", [(n, n, c, c) for c, n in number.items()])
    write(out / "CourseGroupMembers.csv", "CourseGroupId PersonId",
          [(number[code(r)], r["id_student"]) for r in registrations])
    write(out / "Persons.csv", "PersonId SyncKey",
          [(s, f"s{s}") for s in sorted({r["id_student"] for r in registrations}, key=int)])
    write(out / "Terms.csv", "TermId TermName StartDate EndDate ExternalTermId",
          [(number[code(c)], code(c), start_of(c), plus(c, c["module_presentation_length"]) - timedelta(days=1),
            "gp" + code(c)) for c in courses])
    write(out / "GradebookCategories.csv", "CategoryId Title", [(n, kind) for kind, n in CATEGORIES.items()])
    write(out / "GradebookItems.csv",
          "GradeBookItemId CourseId Title ElementType AssessmentId MaxScore TermId Deadline CategoryId",
          [(a["id_assessment"], number[code(a)], named[a["id_assessment"]], TYPES[a["assessment_type"]], -1, 100,
            number[code(a)], deadline(a), CATEGORIES[a["assessment_type"]]) for a in assessments])
    write(out / "Assessments.csv", "GradeBookItemId PersonId Score AssessedAt",
          [(s["id_assessment"], s["id_student"], s["score"],
            f"{plus(of[s['id_assessment']], s['date_submitted'])}T12:00:00Z") for s in scores])


def stay(row, first_day):
    """beginDate and endDate (exclusive) of an enrollment; never an end before its beginning."""
    end = plus(row, row["date_unregistration"]) if row["date_unregistration"] else ""
    if row["date_registration"]:
        return plus(row, row["date_registration"]), end
    return min(first_day, end or first_day), end


def roster(out, courses, registrations):
    blank = ("", "")  # status and dateLastModified, as in every bulk file
    base = "sourcedId status dateLastModified "
    write(out / "manifest.csv", "propertyName value",
          [("manifest.version", "1.0"), ("oneroster.version", "1.1"),
           *((f"file.{f}", "bulk" if f in PRESENT else "absent") for f in FILES),
           ("source.systemName", "OULAD"), ("source.systemCode", "OULAD")])
    write(out / "orgs.csv", base + "name type identifier parentSourcedId",
          [(SCHOOL, *blank, "The Open University", "school", "", "")])
    years = sorted({year_of(c) for c in courses})
    write(out / "academicSessions.csv", base + "title type startDate endDate parentSourcedId schoolYear",
          [(f"y{y}", *blank, f"{y - 1}-{y}", "schoolYear", f"{y - 1}-10-01", f"{y}-10-01", "", y) for y in years] +
          [("gp" + code(c), *blank, code(c), "gradingPeriod", start_of(c),
            plus(c, c["module_presentation_length"]), f"y{year_of(c)}", year_of(c)) for c in courses])
    write(out / "courses.csv", base + "schoolYearSourcedId title courseCode grades orgSourcedId subjects subjectCodes",
          [(m, *blank, "", f"Module {m}", m, "", SCHOOL, "", "") for m in sorted({c["code_module"] for c in courses})])
    write(out / "classes.csv", base + "title grades courseSourcedId classCode classType location schoolSourcedId"
          " termSourcedIds subjects subjectCodes periods",
          [(code(c), *blank, code(c), "", c["code_module"], code(c), "scheduled", "", SCHOOL, "gp" + code(c),
            "", "", "") for c in courses])
    write(out / "users.csv", base + "enabledUser orgSourcedIds role username userIds givenName familyName middleName"
          " identifier email sms phone agentSourcedIds grades password",
          [(f"s{s}", *blank, "true", SCHOOL, "student", f"s{s}", "", "Student", s, "", s, "", "", "", "", "", "")
           for s in sorted({r["id_student"] for r in registrations}, key=int)])
    write(out / "enrollments.csv", base + "classSourcedId schoolSourcedId userSourcedId role primary beginDate endDate",
          [(f"e{n}", *blank, code(r), SCHOOL, f"s{r['id_student']}", "student", "", *stay(r, start_of(r)))
           for n, r in enumerate(registrations, 1)])


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("data")
    p.add_argument("out", type=Path)
    p.add_argument("--module")
    o = p.parse_args()
    courses, assessments, registrations = (
        list(rows(o.data, name, o.module)) for name in ("courses.csv", "assessments.csv", "studentRegistration.csv"))
    known = {a["id_assessment"] for a in assessments}
    scores = [s for s in rows(o.data, "studentAssessment.csv", None) if s["id_assessment"] in known]
    gradebook(o.out / "gradebook", courses, assessments, scores, registrations)
    roster(o.out / "roster", courses, registrations)
    print(f"{len(courses)} presentations, {len(assessments)} assessments, {len(registrations)} registrations,"
          f" {len(scores)} scores")


if __name__ == "__main__":
    main()
