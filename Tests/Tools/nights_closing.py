"""The end of a story: people stop, what is under way arrives, and the nights go on until nothing more is sent.

Then Campus has what itslearning has for every score that is neither frozen nor held, and Campus's own value wherever one
is frozen; titles, dates, categories and points too, but where a person ever edited the line item, or the import
refused its row or took it out of order, or somebody typed a score of a bundle with its latest wording that got lost: that
counts as the bundle's arrival (Spec/readback.md says so), and the older wording in Campus as an edit.
"""
import re
from decimal import Decimal

from campus_import import take
from nights_program import Violation

ROUNDS = 12
EXPONENT = re.compile(r"[0-9]+(\.[0-9]+)?[eE][0-9]+")


class Closing:
    def __init__(self, story):
        self.story, self.campus, self.known = story, story.campus, story.known
        self.frozen = {}  # What Campus has of each frozen result

    def run(self):
        story, now = self.story, self.story.at(1)
        story.settle()
        for bundle in story.left_over():
            take(self.campus, bundle, now, in_peace=True)
        quiet = 0
        for _ in range(ROUNDS):
            bundles = story.export(story.at(2), in_peace=True)
            for bundle in bundles:
                take(self.campus, bundle, story.at(3, bundle.sequence % 60), in_peace=True)
            story.people.make_own(story.at(12), "8001")  # So that no read-back has the very bytes of an earlier one.
            if story.has_readback:
                self.keep_frozen()
                story.reading.deliver(
                    story.reading.export(story.at(20), doubles="none", may_lack=False), in_peace=True)
                story.reading.believe(story.at(23))
            story.nights += 1
            quiet = 0 if bundles else quiet + 1
            if quiet == 3:
                return self.compare(story.at(1))
        raise Violation(f"after {ROUNDS} nights of peace there is still something to send")

    def keep_frozen(self):
        """From its freeze on, no bundle may change what Campus has, now that nobody else does."""
        for key, known in self.known.results.items():
            if not known.frozen:
                self.frozen.pop(key, None)
            elif not self.is_same(self.frozen.setdefault(key, self.campus.shown(key)), self.campus.shown(key)):
                raise Violation(f"frozen, and {self.frozen[key]} in Campus became {self.campus.shown(key)}", key)

    @staticmethod
    def is_same(before, now):
        """A bulk bundle repeats 10 for 1e1, one way of printing a number for another (Spec/formats-in.md)."""
        if before != now and isinstance(before, str) and EXPONENT.fullmatch(before):
            before = Decimal(before)
        return before == now

    def compare(self, now):
        wanted, _, _ = self.story.district.wanted(now)
        holds, wordings = self.story.program.holds(), self.story.district.wordings()
        for key, value in wanted.items():
            if self.known.result(key).frozen or key[0] in holds or not self.is_due(key):
                continue
            if self.story.reading.rings and key[0] not in self.campus.line_items:
                # Extracts alone cannot say that it was deleted; each of them stops, and a person looks.
                self.story.counts["gone, and every read-back rings"] += 1
                continue
            if not self.has(key, value):
                raise Violation(f"all is quiet, itslearning has {value}, Campus {self.campus.rows.get(key)}", key)
            self.compare_wording(key[0], wordings[key[0]])
            self.story.counts["equal in the end"] += 1

    def is_due(self, key):
        """Without read-backs nobody learns of what was lost or touched: only what came in order can be compared."""
        if self.story.has_readback:
            return True
        truth = self.campus.true(key)
        return (truth.touched is None and not truth.refused and not truth.out_of_order and not truth.swept
                and self.known.result(key).sends[-1][0] in truth.imported and key[0] not in self.campus.edited_ever)

    def has(self, key, value):
        row = self.campus.rows.get(key)
        if isinstance(value, Decimal):
            return row is not None and row.score == self.campus.round(value)
        return row is not None and "exempt" in row.flags

    def compare_wording(self, number, wording):
        came, refused = self.campus.line_item_imports[number], self.campus.line_item_refusals.get(number)
        if number in self.campus.edited_ever or refused or came != sorted(came):
            return
        if not self.story.has_readback and max(
                s for s, b in self.story.bundles.items() if number in b.line_items) not in came:
            return
        item = self.campus.line_items[number]
        # A bulk bundle repeats the line item, so the one with the latest wording need not be the last that holds it.
        carriers = {s for s, b in self.story.bundles.items() if number in b.line_items}
        if carriers & self.known.typed - set(came):
            self.story.counts["wordings excused by a hit"] += 1
            return
        # A data extract has no category: where that alone changed, nobody learns that its bundle was lost.
        category = wording[2] if "extract" in self.story.setting.kinds else item.category
        if (item.title, item.due, category, item.points) != wording:
            raise Violation(f"all is quiet, {number} is {wording} in itslearning and {item} in Campus", (number,))
