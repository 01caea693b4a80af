"""What oracle.py reads: values, the gradebook export and the roster. No judgement is made here."""
import csv, re
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path

SCORE = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
INSTANT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?")


class Bad(Exception):
    """A value that Spec rejects; the argument is the reason code."""


def table(folder, name, optional=False):
    path = Path(folder, name)
    if optional and not path.exists():
        return
    with open(path, newline="", encoding="utf-8-sig") as file:
        yield from csv.DictReader(file, strict=True, delimiter=delimiter(file))


def delimiter(file):
    """What stands between cells, by the header; it is read next, the line sep= that tells it to Excel is not."""
    first = file.readline()
    said = re.fullmatch(r'("?)sep=([,\t;|])\1\r?\n', first, re.IGNORECASE)
    if said:
        return said[2]
    file.seek(0)
    return max(",\t;|", key=first.count)


@lru_cache(maxsize=100_000)
def points(text):
    """Score or max points: exact to nine decimals, further ones rounded half up, 0 to 99999.99; None for an empty cell."""
    if text == "":
        return None
    if not SCORE.fullmatch(text):
        raise Bad("bad-score")
    rounded = Decimal(text).quantize(Decimal("1e-9"), ROUND_HALF_UP)
    # What was not nothing is no 0.
    if not 0 <= rounded <= Decimal("99999.99") or (rounded == 0) != (Decimal(text) == 0):
        raise Bad("bad-score")
    return Decimal(text) if rounded == Decimal(text) and "e" not in text.lower() else rounded


@lru_cache(maxsize=100_000)
def instant(text):
    """A moment in UTC; None for an empty cell. Without a zone it is UTC. Fractions of a second change nothing."""
    if text == "":
        return None
    match = INSTANT.fullmatch(text)
    try:
        return datetime.fromisoformat(match[1] + (match[2] or "Z")).astimezone(timezone.utc)
    except (TypeError, ValueError, OverflowError):
        raise Bad("bad-date") from None


def flag(row, column, default):
    text = (row.get(column) or "").lower()
    if text not in ("", "true", "false", "1", "0"):
        raise Bad("bad-flag")
    return default if text == "" else text in ("true", "1")


class Gradebook:
    def __init__(self, folder):
        self.folder = folder
        self.courses = {r["CourseId"]: r for r in table(folder, "Courses.csv") if self.readable(r)}
        self.terms = {r["TermId"]: r for r in table(folder, "Terms.csv")}
        self.keys = {r["PersonId"]: r["SyncKey"] for r in table(folder, "Persons.csv")}
        self.items = {r["GradeBookItemId"]: self.item(r) for r in table(folder, "GradebookItems.csv")}
        self.categories = {r["CategoryId"]: r["Title"] for r in table(folder, "GradebookCategories.csv", True)}
        self.requests = defaultdict(list)
        for r in table(folder, "TransferRequests.csv", True):
            self.requests[r["CourseId"]].append(r)
        # A section is (course, SyncId): two groups with one SyncId are one, a group without SyncId is none.
        self.group = {r["CourseGroupId"]: (r["CourseId"], r["SyncId"]) for r in table(folder, "CourseGroups.csv")}
        self.sections = defaultdict(set)  # (course, person) -> SyncIds
        for r in table(folder, "CourseGroupMembers.csv"):
            course, sync = self.group.get(r["CourseGroupId"], ("", ""))
            if sync:
                self.sections[course, r["PersonId"]].add(sync)
        held_by = Counter(key for key in self.keys.values() if key)
        self.shared_keys = {key for key, persons in held_by.items() if persons > 1}

    @staticmethod
    def readable(course):
        """A course whose flag cannot be read is rejected: its items are as those of an unknown course."""
        try:
            flag(course, "GradePassback", False)
            return True
        except Bad:
            return False

    def item(self, row):
        """The row with its values read; `bad` when one of them is not what its column says."""
        try:
            row["max"] = points(row["MaxScore"])
            row["deadline"] = instant(row["Deadline"])
            row["from"] = instant(row.get("ActiveFrom") or "")
            row["active"] = flag(row, "IsActive", True)
            row["visible"] = flag(row, "IsAssessmentVisible", True)
            # OneRoster has no line item without a title; an item of an unreadable course is unreadable with it.
            row["bad"] = not row["Title"].strip() or row["CourseId"] not in self.courses
        except Bad:
            row["bad"] = True
        return row


class Roster:
    def __init__(self, folder, today, inclusive):
        def live(name):
            return (r for r in table(folder, name) if r.get("status") != "tobedeleted")

        day = timedelta(days=1 if inclusive else 0)  # Ends are kept exclusive, as OneRoster says.
        self.classes = {r["sourcedId"]: r["schoolSourcedId"] for r in live("classes.csv")}
        self.sessions = {
            r["sourcedId"]: (date.fromisoformat(r["startDate"]), date.fromisoformat(r["endDate"]) + day)
            for r in live("academicSessions.csv")}
        self.users = {r["sourcedId"] for r in live("users.csv")}
        self.enrolled = set()
        for r in live("enrollments.csv"):
            begins = not r["beginDate"] or date.fromisoformat(r["beginDate"]) <= today
            ends = r["endDate"] and date.fromisoformat(r["endDate"]) + day <= today
            if r["role"] == "student" and begins and not ends:
                self.enrolled.add((r["classSourcedId"], r["userSourcedId"]))
