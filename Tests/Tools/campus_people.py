"""What people do in Campus. Each takes the model, a moment and a teacher, and keeps the truth of it."""
from decimal import Decimal

from campus import HARD_FLAGS, SOFT_FLAGS, TERM_GRADE, LineItem, Row

TEACHERS = ("8001", "8002")


class People:
    def __init__(self, campus, offered):
        """- offered: {(line item, student): [values that bundles brought or will bring, oldest first]}"""
        self.campus, self.random, self.offered = campus, campus.random, offered

    # Scores

    def some_score(self, key):
        """A score that we have not sent for this student, but for one time in thirty."""
        top = self.campus.line_items[key[0]].points
        offered = [self.campus.round(v) for v in self.offered.get(key, ()) if isinstance(v, Decimal)]
        if offered and self.random.random() < 0.03:
            return self.random.choice(offered)
        while True:
            score = self.campus.round(Decimal(self.random.randint(0, int(top * 110))) / 100)
            if score not in offered:
                return score

    def type_score(self, key, score, now, by):
        """Enters a score, a text or a blank."""
        row, truth = self.campus.rows.setdefault(key, Row()), self.campus.true(key)
        row.score, row.by, row.at = score, by, now
        truth.made_by, truth.scored, truth.touched = "person", now, now
        self.campus.tell(key, now, f"{by} enters {'a blank' if score is None else score}")

    def change(self, key, now, by):
        text = self.random.random() < 0.04
        self.type_score(key, self.random.choice(("A-", "10 of 12", "1e1", "-3")) if text else self.some_score(key), now, by)

    def clear(self, key, now, by):
        if key in self.campus.rows:
            self.type_score(key, None, now, by)
            if self.random.random() < 0.4:
                del self.campus.rows[key]
                self.campus.true(key).flagged = set()

    def type_the_same(self, key, now, by):
        """10 again as 10.0: the row is touched, the score is not."""
        if self.campus.shown(key) is not None:
            self.campus.rows[key].by, self.campus.rows[key].at = by, now
            self.campus.true(key).touched = now
            self.campus.tell(key, now, f"{by} enters the same again")

    def put_back(self, key, now, by):
        older = [self.campus.round(v) for v in self.offered.get(key, ()) if isinstance(v, Decimal)]
        older = [v for v in older if v != self.campus.shown(key)]
        if older and self.campus.shown(key) is not None:
            self.type_score(key, self.random.choice(older), now, by)

    def flag(self, key, now, by, flags):
        row, truth, name = self.campus.rows.setdefault(key, Row()), self.campus.true(key), self.random.choice(flags)
        row.by, row.at, truth.touched = by, now, now
        if name in row.flags:
            row.flags.discard(name)
            if name == "exempt" and name not in truth.flagged:  # A bundle had brought it: now there is a blank.
                truth.made_by, truth.scored = "person", now
            truth.flagged.discard(name)
        else:
            row.flags.add(name)
            truth.flagged.add(name)
        self.campus.tell(key, now, f"{by} {'sets' if name in row.flags else 'takes back'} {name}")

    # Assignments

    def edit(self, number, now, by):
        item, name = self.campus.line_items[number], self.random.choice(("title", "due", "category", "points"))
        if name == "title":
            item.title += " (Campus)"
        elif name == "due":
            item.due = f"2026-11-{self.random.randint(1, 28):02}"
        elif name == "category":
            item.category = str(self.random.randint(900, 950))
        else:
            item.points += self.random.choice((1, 2)) + Decimal("0.5")
        item.edited.add(name)
        self.campus.edited_ever.add(number)
        self.tell_all(number, now, f"{by} edits the {name}")

    def restore_points(self, number, points, now, by):
        item = self.campus.line_items[number]
        if "points" in item.edited:
            item.points = points
            item.edited.discard("points")
            self.tell_all(number, now, f"{by} restores the points")

    def delete(self, number, now, by):
        del self.campus.line_items[number]
        self.campus.edited_ever.add(number)
        for key, truth in self.campus.truth.items():
            if key[0] == number:
                self.campus.rows.pop(key, None)
                truth.made_by, truth.scored, truth.touched, truth.flagged = "person", now, now, set()
        self.tell_all(number, now, f"{by} deletes the assignment")

    def tell_all(self, number, now, text):
        self.campus.tell((number,), now, text)
        for key in [key for key in self.campus.history if key[0] == number and len(key) == 2]:
            self.campus.tell(key, now, text)

    def make_own(self, now, by):
        """An assignment made by hand, often of the title of one of ours, with scores of our students."""
        self.campus.made += 1
        number, section = f"{5000 + self.campus.made}", self.random.choice(tuple(self.campus.classes))
        titles = [i.title for i in self.campus.line_items.values() if i.is_ours] or ["Own"]
        self.campus.line_items[number] = LineItem(
            self.random.choice(titles), "2026-11-20", self.random.choice(("55", "11111111-1111-1111-1111-111111111111")),
            Decimal(20), section, is_ours=False)
        for student in self.campus.members[section]:
            self.campus.rows[number, student] = Row(Decimal(self.random.randint(0, 20)), set(), by, now)

    def post_term_grades(self, now, by):
        section = self.random.choice(tuple(self.campus.classes))
        number = f"{section}_2272_61"
        self.campus.line_items[number] = LineItem("Q2 Grade", "2026-12-18", TERM_GRADE, Decimal(100), section, is_ours=False)
        for student in self.campus.members[section]:
            self.campus.term_grades[number, student] = Decimal(self.random.randint(0, 100))

    # A day

    def one_thing(self, now):
        """One person does one thing to an assignment of ours, or makes their own."""
        by, ours = self.random.choice(TEACHERS), self.campus.ours()
        chance = self.random.random()
        if chance < 0.06 or not ours:
            return self.make_own(now, by) if chance < 0.04 else self.post_term_grades(now, by)
        number = self.random.choice(ours)
        if chance < 0.14:
            return self.edit(number, now, by)
        if chance < 0.16:
            return self.delete(number, now, by)
        section = self.campus.line_items[number].section
        key = number, self.random.choice(self.campus.members[section])
        has_score = self.campus.shown(key) is not None
        if not has_score:  # For a student whom we never sent, or whose score was cleared or is still to come.
            return self.change(key, now, by) if chance < 0.4 else self.flag(key, now, by, HARD_FLAGS) if chance < 0.5 else None
        if chance < 0.44:
            return self.change(key, now, by)
        if chance < 0.55:
            return self.clear(key, now, by)
        if chance < 0.67:
            return self.type_the_same(key, now, by)
        if chance < 0.77:
            return self.flag(key, now, by, SOFT_FLAGS)
        if chance < 0.9:
            return self.flag(key, now, by, HARD_FLAGS)
        self.put_back(key, now, by)
