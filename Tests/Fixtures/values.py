"""Forms of single values: words for nothing, numbers, days and times, words, rows, ids."""
import re

from form_files import cells, form, only, tables
from plain import DOORS

# Words for nothing

for name, source, word in [("null", "SQL Server's query window", "NULL"), ("backslash-n", "MySQL and PostgreSQL", "\\N"),
                           ("none", "scripts in Python", "None")]:
    form(f"words-for-nothing-{name}", source, ["extract: taken"],
         tables(lambda t, w=word: cells(t, lambda c: ",".join(x or w for x in c)), ["extract"]))

# Numbers

form("doubles", "programs in .NET and Java that print a double", ["gradebook: taken rounded", "extract: taken"],
     {**only("gradebook", "Assessments.csv", (",11,", ",1.1E1,"), ("6.666666667", "6.666666666666667"), (",10,", ",9.9999999999999998,")),
      **only("extract", "extract.csv", (",13,", ",1.3E1,"), ("6.666666667", "6.666666666666667"))})
form("ambiguous-numbers", "a spreadsheet in which a comma may be a point or a thousand", ["gradebook: partly bad-score"],
     only("gradebook", "Assessments.csv", (",14,", ',"1,234",')))
form("comma-in-campus", "Campus's scores, opened and saved where the comma is the decimal sign",
     ["extract: partly bad-value", "set: partly bad-value"],
     {**only("extract", "extract.csv", (",12.5,", ',"12,5",')), **only("set", "results.csv", (",12.5,", ',"12,5",'))})

# Days and times

form("days-with-midnight", "SQL Server's datetime, and JSON of programs in .NET", ["roster: taken"],
     only("roster", "academicSessions.csv", ("2026-10-12", "2026-10-12 00:00:00.000"), ("2026-12-19", "2026-12-19T00:00:00Z")))
form("days-for-times", "a view that keeps the day alone", ["gradebook: taken"],
     only("gradebook", "GradebookItems.csv", ("2026-11-10T05:59:00Z", "2026-11-09"), ("2026-11-17T05:59:00Z", "2026-11-16")))
form("zone-without-colon", "strftime and its like", ["gradebook: taken"],
     only("gradebook", "Assessments.csv", ("15:00:00Z", "15:00:00+0000")))
form("zone-behind-a-blank", "SQL Server's datetimeoffset, and PostgreSQL's timestamptz", ["gradebook: taken"],
     only("gradebook", "Assessments.csv", ("2026-11-12T15:00:00Z", "2026-11-12 15:00:00.0000000 +00:00"),
          ("2026-11-18T15:00:00Z", "2026-11-18 09:00:00-06")))
form("month-first", "Excel with the dates of the United States, in a district that says so",
     ["gradebook: taken", "roster: taken"],
     {**only("gradebook", "Assessments.csv", ("2026-11-12T15:00:00Z", "11/12/2026 15:00"), ("2026-11-18T15:00:00Z", "11/18/2026 15:00")),
      **only("roster", "academicSessions.csv", ("2026-10-12", "10/12/2026"), ("2026-12-19", "12/19/2026"))},
     config=['profile.dates = "gradebook = us"', 'profile.dates = "roster = us"'])
form("month-first-unsaid", "Excel with the dates of the United States, in a district that does not say so",
     ["gradebook: refused profile.dates"],
     only("gradebook", "Assessments.csv", ("2026-11-12T15:00:00Z", "11/12/2026 15:00"), ("2026-11-18T15:00:00Z", "11/18/2026 15:00")))
form("month-first-terms-unsaid", "Excel with the dates of the United States, in a roster of one term",
     ["roster: refused profile.dates", "verify: 3"],
     only("roster", "academicSessions.csv", ("2026-10-12", "10/12/2026"), ("2026-12-19", "12/19/2026")))

# Words

form("words-in-any-case", "rosters typed by hand or made by a script",
     ["gradebook: taken", "roster: taken", "verify: 3"],
     {**only("gradebook", "GradebookItems.csv", ("Assignment", "assignment"), ("Test", "TEST")),
      **only("roster", "enrollments.csv", (",student,", ", Student ,"), ("e1,,", "e1, Active ,"))})
form("status-of-its-own", "a roster of a system with more states than OneRoster",
     ["roster: partly unknown-status", "verify: 0"],
     only("roster", "enrollments.csv", ("e5,,", "e5,inactive,")))
form("status-of-letters", "a roster that writes A for active, in a district that does not say so",
     ["roster: refused roster.inactive", "verify: 0"], only("roster", "enrollments.csv", (",,,41001", ",A,,41001")))
form("status-of-letters-said", "a roster that writes A for active, in a district that says so",
     ["roster: taken unknown-status", "verify: 0"], only("roster", "enrollments.csv", (",,,41001", ",A,,41001")),
     config=['roster.inactive = "active"'])
form("flags-of-another-word", "a report with N/A for what does not apply",
     ["extract: refused true and false", "set: refused true and false", "verify: 3"],
     {**only("extract", "extract.csv", (",,false,", ",,N/A,")),
      "set/results.csv": only("set", "results.csv")["set/results.csv"].replace("comment\n", "comment,missing\n").replace("2026-11-12,\n", "2026-11-12,,N/A\n")})
form("result-of-no-line-item", "a join that lost a row's other side", ["set: refused lineItemSourcedId"],
     only("set", "results.csv", (",itsl_901_41001,s501", ",,s501")))
form("ids-as-decimals", "a script that read the ids as numbers and wrote them as such", ["gradebook: refused GradebookItems.csv"],
     {"gradebook/Assessments.csv": re.sub(r"^(\d+),", r"\1.0,", DOORS["gradebook"]["Assessments.csv"], flags=re.M)})
form("ids-that-a-spreadsheet-has-shortened", "tables opened in Excel and saved, in a district with ids of twelve digits",
     [f"{door}: refused spreadsheet has shortened" for door in ("gradebook", "extract", "set")],
     {**only("gradebook", "Persons.csv", (",s501", ",1.00123E+11")),
      **only("extract", "extract.csv", (",s501,", ",1.00123E+11,")), **only("set", "results.csv", (",s501,", ",1.00123E+11,"))})
form("sections-with-zeros", "a roster whose ids of sections have been filled up with zeros",
     ["roster: refused another way of writing", "verify: 3"],
     only("roster", "classes.csv", ("\n41001,", "\n041001,")))
form("nobody-is-a-student", "a roster whose roles have another word", ["roster: refused role", "verify: 3"],
     only("roster", "enrollments.csv", (",student,", ",pupil,")))

# Rows

form("repeated-rows", "a join that doubles rows", ["roster: taken repeated-row", "verify: 3"],
     only("roster", "users.csv", ("s502,,,true,HS,student,u502,,Ben,Birch,,,,,,,10,\n",
                                  "s502,,,true,HS,student,u502,,Ben,Birch,,,,,,,10,\n" * 2)))
form("rows-of-one-key-that-differ", "two exports in one file", ["roster: refused sourcedId", "verify: 3"],
     only("roster", "users.csv", ("s502,,,true,HS,student,u502,,Ben,Birch,,,,,,,10,\n",
                                  "s502,,,true,HS,student,u502,,Ben,Birch,,,,,,,10,\n"
                                  "s502,tobedeleted,,true,HS,student,u502,,Ben,Birch,,,,,,,10,\n")))

# The manifest

form("manifest-in-capitals", "a manifest typed by hand",
     ["roster: refused full OneRoster", "set: refused neither absent nor bulk nor delta", "verify: 3"],
     {**only("roster", "manifest.csv", ("users,bulk", "users, Delta ")), **only("set", "manifest.csv", ("results,bulk", "results,changes"))})

# Ids

form("ids-in-capitals", "a database whose keys are in capitals", ["extract: taken other-case"],
     only("extract", "extract.csv", ("itsl_", "ITSL_")))
bare = {**only("roster", "users.csv", ("\ns50", "\n50")), **only("roster", "enrollments.csv", (",s50", ",50")),
        **only("extract", "extract.csv", (",s50", ",50")), **only("set", "results.csv", (",s50", ",50"))}
form("bare-student-ids", "Campus's OneRoster 1.2 and its extracts, in a district that says so",
     ["roster: taken", "extract: taken", "set: taken"], bare, config=['campus.personPrefix = "s"'])
form("bare-student-ids-unsaid", "Campus's OneRoster 1.2 and its extracts, in a district that does not say so",
     [f"{door}: refused campus.personPrefix" for door in ("roster", "extract", "set")], bare)
users, enrollments = ({path: text for path, text in bare.items() if path == f"roster/{name}.csv"} for name in ("users", "enrollments"))
for name, table in (("users", users), ("enrollments", enrollments)):
    form(f"bare-ids-of-{name}", "a roster joined from two systems, in a district that says so",
         ["roster: taken"], table, config=['campus.personPrefix = "s"'])
    form(f"bare-ids-of-{name}-unsaid", "a roster joined from two systems, in a district that does not say so",
         ["roster: refused campus.personPrefix"], table)
