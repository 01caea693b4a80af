"""How oracle.py judges: every Assessments row, in each section, ends in one class."""
from collections import Counter, defaultdict
from datetime import timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from oracle_inputs import Bad, Gradebook, Roster, flag, instant, points, table

TYPES = {"Assignment", "Test", "Task"}


class Run:
    def __init__(self, options):
        self.o = options
        self.zone = ZoneInfo(options.time_zone)
        self.now = instant(options.now)
        self.today = self.now.astimezone(self.zone).date()
        self.g = Gradebook(options.gradebook)
        self.r = Roster(options.roster, self.today, options.end_date == "inclusive")
        self.sent, self.counts, self.held, self.rejected = [], Counter(), Counter(), Counter()
        self.trace = []

    def local_day(self, moment):
        return moment.astimezone(self.zone).date()

    def due(self, item, session):
        if item["deadline"]:
            return self.local_day(item["deadline"])
        return self.r.sessions[session][1] - timedelta(days=1)

    def session(self, item):
        return self.g.terms.get(item["TermId"], {}).get("ExternalTermId", "")

    @lru_cache(maxsize=None)
    def item_reason(self, item_id):
        """The held reasons that the item alone decides, in the order in which they are judged."""
        item = self.g.items[item_id]
        course = self.g.courses.get(item["CourseId"], {})
        reasons = (
            ("course-not-from-campus", not course.get("CourseSyncKey")),
            ("passback-off", not flag(course, "GradePassback", False)),
            ("course-inactive", course.get("Status", "Active") != "Active"),
            ("item-type", item["ElementType"] not in TYPES),
            ("item-inactive", not item["active"]),
            ("item-hidden", not item["visible"]),
            ("no-term", item["TermId"] in ("", "0")),
            ("scale-not-score", item["AssessmentId"] != "-1"),
            ("no-max-points", not item["max"]))
        return next((code for code, holds in reasons if holds), None)

    @lru_cache(maxsize=None)
    def requested_at(self, item_id, section):
        """The newest transfer request that covers the item in the section, or None."""
        course = self.g.items[item_id]["CourseId"]
        return max((instant(r["RequestedAt"]) for r in self.g.requests[course]
                    if (r.get("GradeBookItemId") or item_id) == item_id
                    and (not r.get("CourseGroupId") or self.g.group.get(r["CourseGroupId"]) == (course, section))),
                   default=None)

    def not_requested(self, item_id, section, assessed):
        if self.o.sections or self.o.courses:
            if (section not in (self.o.sections or ())
                    and self.g.items[item_id]["CourseId"] not in (self.o.courses or ())):
                return True
        if self.o.mode == "all":
            return False
        asked = self.requested_at(item_id, section)
        return asked is None or (assessed is not None and assessed > asked)

    @lru_cache(maxsize=None)
    def section_reason(self, item_id, section):
        item, session = self.g.items[item_id], self.session(self.g.items[item_id])
        if section not in self.r.classes:
            return "section-not-in-campus"
        if session not in self.r.sessions:
            return "term-not-in-campus"
        start, end = self.r.sessions[session]
        return None if start <= self.due(item, session) < end else "due-outside-period"

    def held_reason(self, item_id, section, student, score, exempt, assessed):
        if reason := self.item_reason(item_id):
            return reason
        if self.not_requested(item_id, section, assessed):
            return "not-requested"
        if reason := self.section_reason(item_id, section):
            return reason
        if not student or student not in self.r.users:
            return "student-not-in-campus"
        if (section, student) not in self.r.enrolled:
            return "not-enrolled"
        if exempt and self.o.exempt == "hold":
            return "exempt"
        if score is None and not exempt:
            return "no-score"
        return "ambiguous" if len(self.claims.get((item_id, section, student), ())) > 1 else None

    def value(self, row):
        """(score, exempt, moment) of one Assessments row, or the code it is rejected with."""
        item = self.g.items.get(row["GradeBookItemId"])
        if item is None:
            raise Bad("unknown-item")
        score = points(row["Score"])
        assessed = instant(row["AssessedAt"])
        exempt = flag(row, "IsExempt", False)
        if item["bad"]:
            raise Bad("bad-item")
        return score, exempt, assessed

    def places(self, row):
        item = self.g.items.get(row["GradeBookItemId"])
        return sorted(self.g.sections.get((item["CourseId"], row["PersonId"]), ())) if item else []

    def assessments(self):
        return table(self.o.gradebook, "Assessments.csv")

    def find_repeated(self):
        """What the rows that share one (item, person) say: `repeated` maps the pair to its values, None = bad."""
        seen, pairs = set(), set()
        for row in self.assessments():
            key = row["GradeBookItemId"], row["PersonId"]
            (pairs if key in seen else seen).add(key)
        self.repeated = {pair: [] for pair in pairs}
        for row in self.assessments() if pairs else ():
            pair = row["GradeBookItemId"], row["PersonId"]
            if pair in pairs:
                try:
                    self.repeated[pair].append(self.value(row)[:2])
                except Bad:
                    self.repeated[pair].append(None)

    def find_claims(self):
        """Which persons have a row, good or bad, for one line item and student, where persons share a SyncKey."""
        self.claims = defaultdict(set)
        for row in self.assessments() if self.g.shared_keys else ():
            key = self.g.keys.get(row["PersonId"])
            if key not in self.g.shared_keys:
                continue
            for section in self.places(row):
                self.claims[row["GradeBookItemId"], section, key].add(row["PersonId"])

    def read(self, row, kept):
        """As `value`, and a repeated row is `duplicate`: the later ones where all agree, all where they do not."""
        value = self.value(row)
        pair = row["GradeBookItemId"], row["PersonId"]
        if pair in self.repeated:
            if len(set(self.repeated[pair])) > 1 or pair in kept:
                raise Bad("duplicate")
            kept.add(pair)
        return value

    def run(self):
        self.find_repeated()
        self.find_claims()
        kept = set()
        for number, row in enumerate(self.assessments(), 1):
            self.counts["rows"] += 1
            places = self.places(row)
            self.counts["candidates"] += len(places)
            self.counts["rowsWithoutSection"] += not places
            try:
                value = self.read(row, kept)
            except Bad as bad:
                self.rejected[str(bad)] += len(places) or 1
                self.note(number, row, places or [""], "rejected", str(bad))
                continue
            if not places:
                self.held["no-section"] += 1
                self.note(number, row, [""], "held", "no-section")
            for section in places:
                self.judge(number, row, section, *value)
        assert len(self.sent) + self.held.total() + self.rejected.total() == (
            self.counts["candidates"] + self.counts["rowsWithoutSection"]), "the classes do not add up"

    def judge(self, number, row, section, score, exempt, assessed):
        item_id, student = row["GradeBookItemId"], self.g.keys.get(row["PersonId"], "")
        if reason := self.held_reason(item_id, section, student, score, exempt, assessed):
            self.held[reason] += 1
            return self.note(number, row, [section], "held", reason)
        self.counts["aboveMax"] += not exempt and score > self.g.items[item_id]["max"]
        day = self.local_day(assessed or self.now)
        self.sent.append((item_id, section, student, None if exempt else score, day))
        self.note(number, row, [section], "sent", "")

    def note(self, number, row, sections, outcome, reason):
        if self.o.trace:
            self.trace += [(number, row["GradeBookItemId"], row["PersonId"], s, outcome, reason) for s in sections]
