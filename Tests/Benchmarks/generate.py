#!/usr/bin/env python3
"""Makes one district of a chosen size in gradebridge's input formats: OUT/gradebook/*.csv and OUT/roster/*.csv.

The shape is fixed, only the size is chosen: sections of 25 students with 24 items each, every student in six
sections, every 40th section merged with the next one into one course. About 12 % of the scores must be held:

    8.3 %   items that are not on the Score scale (every 12th item)
    2.0 %   courses without grade passback (every 50th section)
    1.0 %   rows without a score
    0.5 %   exempt students
    0.25 %  enrollments that have ended

The same arguments give the same bytes. `--night K` changes about 1 % of the scores of night 0 and adds none.
"""
import argparse
import os

import duckdb

STUDENTS = 25  # a section
ITEMS = 24  # a section
SECTIONS_A_STUDENT = 6
SECTIONS_A_SCHOOL = 300
SECTIONS_A_CATALOGUE_COURSE = 20

# Number, first day, last day, month in which the work of the period is due. OneRoster's end is the day after.
PERIODS = """(values (1, date '2026-08-10', date '2026-10-09', '2026-09'),
                     (2, date '2026-10-12', date '2026-12-18', '2026-11'),
                     (3, date '2027-01-04', date '2027-03-12', '2027-02'),
                     (4, date '2027-03-15', date '2027-05-28', '2027-04')) p(n, first, last, month)"""
# Status and dateLastModified are blank in a bulk file.
BULK = "'' as status, '' as dateLastModified"


def open_database(scores):
    """Views that every file is made from: section, seat (a student in a section), item."""
    db = duckdb.connect()
    db.execute("set threads = 2")
    sections = max(1, scores // (STUDENTS * ITEMS))
    # Two sections' worth at least: the halves of a merged course must not share a student.
    students = max(2 * STUDENTS, sections * STUDENTS // SECTIONS_A_STUDENT)
    schools = max(1, sections // SECTIONS_A_SCHOOL)
    catalogue = max(1, sections // SECTIONS_A_CATALOGUE_COURSE)
    # DuckDB's own hash() may change with its version; this one cannot. n stays below 2^31.
    db.execute("create macro fold(x) as xor(x, x >> 15)")
    db.execute(
        "create macro chance(n, salt) as"
        " fold((fold((n * 2654435761 + salt * 97531) % 2147483647) * 69621) % 2147483647)"
    )
    db.execute(f"""
        create view section as
            select s, s - (s % 40 = 1)::bigint as course, 20000 + s as class, 70000 + s as grp,
                   s % {catalogue} as catalogue, s % {schools} as school
            from range({sections}) r(s);
        create view seat as
            select *, s * {STUDENTS} + k as seat, 100000 + (s * {STUDENTS} + k) % {students} as person
            from section, range({STUDENTS}) r(k);
        create view item as
            select course, i, 9000000 + course * {ITEMS} + i as id, 1 + i % 4 as period,
                   list_value(10, 20, 50, 100)[1 + i % 4] as points
            from (select distinct course from section), range({ITEMS}) r(i);
    """)
    return db, students, schools, catalogue


def gradebook_files(night, order, students):
    """File name -> query, for the itslearning side."""
    # Scores are counted in tenths of a point; a changed score moves by 1 to 9 tenths and so never stays the same.
    row = f"(s * {ITEMS} + i) * {STUDENTS} + k"
    changed = f"(chance(n, {1000 + night}) % 100 = 0)" if night else "false"
    shift = f"case when {changed} then 1 + chance(n, 5) % 9 else 0 end"
    sorting = "chance(n, 6), n" if order == "random" else "n"
    return {
        "Terms": f"""select 100 + n as TermId, 'Quarter ' || n as TermName, first as StartDate,
            last as EndDate, 'gp' || n as ExternalTermId from {PERIODS} order by n""",
        "Courses": """select 5000 + s as CourseId, 'sec' || class as CourseSyncKey, 'Course ' || s as Title,
            s % 50 <> 7 as GradePassback, 'Active' as Status from section where s = course order by s""",
        "CourseGroups": """select grp as CourseGroupId, 5000 + course as CourseId, class as SyncId,
            'Section ' || s as Title from section order by s""",
        "CourseGroupMembers": "select grp as CourseGroupId, person as PersonId from seat order by seat",
        "Persons": f"""select 100000 + n as PersonId, 's' || (100000 + n) as SyncKey
            from range({students}) r(n) order by n""",
        "GradebookItems": f"""select id as GradeBookItemId, 5000 + course as CourseId,
            'Unit ' || (1 + i // 3) || list_value(': reading', ' quiz', ', essay and talk')[1 + i % 3] as Title,
            list_value('Assignment', 'Test', 'Task')[1 + i % 3] as ElementType,
            case when i % 12 = 11 then 4 else -1 end as AssessmentId, points as MaxScore, 100 + period as TermId,
            case when i % 5 <> 0 then month || '-' || lpad((1 + (course + i) % 28)::varchar, 2, '0')
                || 'T22:00:00Z' end as Deadline,
            1 + i % 3 as CategoryId, true as IsActive, true as IsAssessmentVisible
            from item join {PERIODS} on n = period order by id""",
        "Assessments": f"""select id as GradeBookItemId, person as PersonId,
            case when chance(n, 1) % 97 <> 0 then
                ((chance(n, 2) % (points * 10 + 1) + {shift}) % (points * 10 + 1) / 10)::decimal(6, 1) end as Score,
            case when {changed} then '2026-11-23'
                else '2026-10-' || lpad((1 + chance(s * 64 + i, 3) % 28)::varchar, 2, '0') end
                || 'T' || lpad((chance(n, 4) % 24)::varchar, 2, '0') || ':12:33Z' as AssessedAt,
            chance(n, 7) % 211 = 0 as IsExempt
            from (select *, {row} as n from seat join item using (course)) order by {sorting}""",
    }


def roster_files(students, schools, catalogue):
    """File name -> query, for Campus's OneRoster 1.1 set."""
    given = "academicSessions classes courses enrollments orgs users".split()
    absent = "categories classResources courseResources demographics lineItems resources results".split()
    manifest = [("manifest.version", "1.0"), ("oneroster.version", "1.1")]
    manifest += sorted([(f"file.{f}", "bulk") for f in given] + [(f"file.{f}", "absent") for f in absent])
    manifest += [("source.systemName", "Infinite Campus"), ("source.systemCode", "IC")]
    return {
        "manifest": f"select * from (values {', '.join(map(str, manifest))}) m(propertyName, value)",
        "orgs": f"""select 'dist' as sourcedId, {BULK}, 'District' as name, 'district' as type,
            '1' as identifier, '' as parentSourcedId
            union all select 'sch' || n, '', '', 'School ' || n, 'school', n::varchar, 'dist'
            from range({schools}) r(n)""",
        "academicSessions": f"""select 'gp' || n as sourcedId, {BULK}, 'Q' || n as title,
            'gradingPeriod' as type, first as startDate, last + 1 as endDate, 'y27' as parentSourcedId,
            '2027' as schoolYear from {PERIODS}
            union all
            select 'y27', '', '', '2026-27', 'schoolYear', date '2026-08-10', date '2027-05-29', '', '2027'""",
        "courses": f"""select 'crs' || n as sourcedId, {BULK}, 'y27' as schoolYearSourcedId,
            'Course ' || n as title, 'C' || n as courseCode, '09' as grades, 'dist' as orgSourcedId,
            '' as subjects, '' as subjectCodes from range({catalogue}) r(n) order by n""",
        "classes": f"""select class as sourcedId, {BULK}, 'Section ' || s as title, '09' as grades,
            'crs' || catalogue as courseSourcedId, s as classCode, 'scheduled' as classType, '' as location,
            'sch' || school as schoolSourcedId, 'gp1,gp2,gp3,gp4' as termSourcedIds, '' as subjects,
            '' as subjectCodes, '' as periods from section order by s""",
        "users": f"""select 's' || (100000 + n) as sourcedId, {BULK}, true as enabledUser,
            'sch' || (n % {schools}) as orgSourcedIds, 'student' as role, 'u' || n as username, '' as userIds,
            'Given' || n as givenName, 'Family' || n as familyName, '' as middleName, n as identifier,
            '' as email, '' as sms, '' as phone, '' as agentSourcedIds, '09' as grades, '' as password
            from range({students}) r(n) order by n""",
        "enrollments": f"""select 'e' || seat as sourcedId, {BULK}, class as classSourcedId,
            'sch' || school as schoolSourcedId, 's' || person as userSourcedId, 'student' as role,
            '' as "primary", date '2026-08-10' as beginDate,
            case when seat % 400 = 3 then date '2026-09-15' end as endDate from seat order by seat""",
    }


def write(db, folder, files):
    os.makedirs(folder, exist_ok=True)
    for name, query in files.items():
        path = os.path.join(folder, name + ".csv").replace("'", "''")
        db.execute(f"copy ({query}) to '{path}' (format csv, header)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--scores", type=int, default=1_000_000, help="rounded down to whole sections of 600")
    parser.add_argument("--night", type=int, default=0)
    parser.add_argument("--order", choices=["sorted", "random"], default="sorted", help="of Assessments.csv")
    options = parser.parse_args()
    db, students, schools, catalogue = open_database(options.scores)
    gradebook = gradebook_files(options.night, options.order, students)
    write(db, os.path.join(options.out, "gradebook"), gradebook)
    write(db, os.path.join(options.out, "roster"), roster_files(students, schools, catalogue))


if __name__ == "__main__":
    main()
