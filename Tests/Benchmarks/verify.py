"""Times `gradebridge verify` beside Python's csv module that only reads the same files, in turns.

A made-up set of OneRoster 1.1 in bulk: orgs, sessions, courses, classes, users, enrollments, categories, line items
and `--rows` results, half of them in random order with `--order random`. Exit 0: measured. Exit 1: a program failed
or the two did not read as many rows; no number is shown.
"""
import argparse
import os
import random
import statistics
import sys
import tempfile

import measure

READER = """
import csv, os, sys
rows = 0
for name in sorted(os.listdir(sys.argv[1])):
    with open(os.path.join(sys.argv[1], name), newline="", encoding="utf-8") as file:
        for _ in csv.reader(file, strict=True):
            rows += 1
        rows -= 1
print(rows)
"""

PRESENT = [
    "academicSessions", "categories", "classes", "courses", "enrollments", "lineItems", "orgs", "results", "users"]
FILES = [
    "academicSessions", "categories", "classes", "classResources", "courses", "courseResources", "demographics",
    "enrollments", "lineItems", "orgs", "resources", "results", "users"]


def table(folder, name, header, rows):
    with open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8", newline="") as file:
        file.write(header + "\r\n")
        file.writelines(row + "\r\n" for row in rows)


def make(folder, results, order):
    """50 results to a line item, 25 students to a class, each student in 8 classes."""
    items = max(1, results // 50)
    classes = max(1, items // 50)
    students = max(50, classes * 25 // 8 + 50)
    table(folder, "manifest", "propertyName,value",
          ["manifest.version,1.0", "oneroster.version,1.1"]
          + [f"file.{name},{'bulk' if name in PRESENT else 'absent'}" for name in FILES]
          + ["source.systemName,Benchmark", "source.systemCode,benchmark"])
    three = "sourcedId,status,dateLastModified,"
    table(folder, "orgs", three + "name,type,identifier,parentSourcedId",
          ["district,,,District,district,,"] + [f"school-{n},,,School {n},school,,district" for n in range(40)])
    table(folder, "academicSessions", three + "title,type,startDate,endDate,parentSourcedId,schoolYear",
          ["y27,,,2026-27,schoolYear,2026-08-01,2027-07-31,,2027",
           "q1,,,Quarter 1,gradingPeriod,2026-08-17,2026-12-20,y27,2027"])
    table(folder, "courses", three + "schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes",
          ["course,,,y27,Course,C1,,district,,"])
    table(folder, "classes", three + "title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,"
          "termSourcedIds,subjects,subjectCodes,periods",
          (f"class-{n},,,Class {n},,course,,scheduled,,school-{n % 40},q1,,," for n in range(classes)))
    table(folder, "users", three + "enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,"
          "identifier,email,sms,phone,agentSourcedIds,grades,password",
          (f"student-{n},,,true,school-{n % 40},student,user{n},,Given,Family,,,,,,,09," for n in range(students)))
    member = lambda c, n: (c * 25 // 8 + n) % students
    table(folder, "enrollments",
          three + "classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
          (f"e-{c}-{n},,,class-{c},school-{c % 40},student-{member(c, n)},student,,,"
           for c in range(classes) for n in range(50)))
    table(folder, "categories", three + "title", ["category,,,Homework"])
    table(folder, "lineItems", three + "title,description,assignDate,dueDate,classSourcedId,categorySourcedId,"
          "gradingPeriodSourcedId,resultValueMin,resultValueMax",
          (f"item-{n},,,Quiz {n},,2026-09-01,2026-09-08,class-{n % classes},category,q1,0,20" for n in range(items)))
    rows = [i * 50 + n for i in range(items) for n in range(50)]
    if order == "random":
        random.Random(7).shuffle(rows)
    table(folder, "results",
          three + "lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment",
          (f"r-{r},,,item-{r // 50},student-{member(r // 50 % classes, r % 50)},fully graded,"
           f"{r % 41 * 0.5:g},2026-09-{r % 20 + 8:02d}," for r in rows))


def checked(run, what, good=(0,)):
    if run.code not in good:
        sys.exit(f"{what} ended with {run.code}: {run.out[-500:]}{run.err[-500:]}")
    return run


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--pairs", type=int, default=3)
    options.add_argument("--order", choices=["sorted", "random"], default="sorted")
    options.add_argument("--binary", default=".build/release/gradebridge")
    options.add_argument("--keep", help="make the set there and use it again next time")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or os.path.join(scratch, "set")
        if not os.path.exists(os.path.join(folder, "results.csv")):
            os.makedirs(folder, exist_ok=True)
            # In a process of its own: this one has to stay small.
            if os.fork() == 0:
                make(folder, given.rows, given.order)
                os._exit(0)
            if os.wait()[1] != 0:
                sys.exit("the set could not be made")
        commands = {
            "verify": [given.binary, "verify", folder, "--quiet"],
            "csv": [sys.executable, "-c", READER, folder]}
        runs = {name: [] for name in commands}
        for pair in range(given.pairs):
            for name in sorted(commands, reverse=pair % 2 == 0):
                runs[name].append(checked(measure.run(commands[name]), name))
        told = checked(measure.run([given.binary, "verify", folder]), "verify").out
        rows = int(runs["csv"][0].out)
        if f"{rows:,} rows" not in told:
            sys.exit(f"Python's csv read {rows:,} rows; verify says: {told[:200]}")
        size = sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder))
        print(f"{rows:,} rows, {size / 1e6:,.0f} MB, results {given.order}; {given.pairs} pairs, in turns")
        for name, words in [("verify", "gradebridge verify"), ("csv", "Python's csv, reading alone")]:
            seconds = statistics.median(run.seconds for run in runs[name])
            peak = max(run.peak for run in runs[name])
            print(f"  {words:30} {seconds:8.2f} s   {peak:6.0f} MiB")
        ratio = statistics.median(a.seconds / b.seconds for a, b in zip(runs["verify"], runs["csv"]))
        print(f"  verify / csv, median of the pairs: {ratio:.2f}")


if __name__ == "__main__":
    main()
