"""A Campus of our own to test against: assignments and scores, and beside them the truth about who made them so.

It shares no code with the program. Bundles come in by campus_import.py, people work in campus_people.py, read-backs
go out by campus_export.py. The clock is the caller's; no two things happen at one time.
"""
import copy
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

TERM_GRADE = "00000000-0000-0000-0000-000000000000"
HARD_FLAGS = ("exempt", "missing", "cheated", "dropped", "incomplete")
SOFT_FLAGS = ("late", "turnedIn")
IMPORT_USER = "7001"


@dataclass
class LineItem:
    title: str
    due: str
    category: str
    points: Decimal
    section: str
    is_ours: bool  # Came in by a bundle. One made by hand is never touched by one.
    edited: set = field(default_factory=set)  # Truth: what a person changed and no bundle has changed back.


@dataclass
class Row:
    score: object = None  # Decimal, text, or None = blank
    flags: set = field(default_factory=set)
    by: str = IMPORT_USER
    at: datetime = None


@dataclass
class Truth:
    """What really happened to one (line item, student), whatever Campus shows of it."""
    made_by: str = "nobody"  # Who made the score, or the blank, that is there now: nobody, import, person.
    touched: datetime = None  # When a person last did anything to the row, a flag or the same score again included.
    scored: datetime = None  # When a person last made the score or the blank that is there.
    flagged: set = field(default_factory=set)  # Flags that a person set.
    imported: list = field(default_factory=list)  # Sequence numbers of the bundles that brought it, as they came.
    refused: set = field(default_factory=set)  # Those of which the import refused the row.
    late: bool = False  # The last bundle that brought it came after a newer one.
    swept: bool = False  # A bulk bundle that came after a newer one, or after a person entered it, did not hold it: gone.

    @property
    def out_of_order(self):
        return self.imported != sorted(self.imported)


class Campus:
    def __init__(self, random, classes, members, decimals=None):
        """- classes, members: as in the roster. decimals: how many Campus keeps; None = all."""
        self.random, self.classes, self.members, self.decimals = random, classes, members, decimals
        self.line_items, self.rows, self.truth = {}, {}, {}
        self.term_grades = {}  # (line item, student) -> Decimal
        self.newest = 0  # The newest bundle that was imported.
        self.known = set()  # Line items that a bundle ever brought: the ones a bulk bundle speaks for.
        self.line_item_imports = {}  # line item -> sequence numbers as they came
        self.line_item_refusals = {}  # line item -> sequence numbers
        self.line_items_swept = set()  # Gone by a bulk bundle that came after a newer one.
        self.refuses = random.choice((0, 0, 0.03, 0.08))  # How often a row is refused.
        self.stamps_no_change = random.random() < 0.5  # Whether an import of the same score counts as a change.
        self.keeps_exempt_scores = random.random() < 0.5  # Whether an imported exemption leaves the score there.
        self.shows_everyone = random.random() < 0.4  # Whether exports hold a blank row for every student.
        self.edited_ever = set()  # Line items that a person ever edited or deleted.
        self.made = 0
        self.history = {}  # (line item, student) -> lines of what happened

    def tell(self, key, now, text):
        self.history.setdefault(key, []).append(f"{now:%m-%d %H:%M} Campus: {text}")

    def true(self, key):
        return self.truth.setdefault(key, Truth())

    def round(self, score):
        """As Campus keeps it."""
        if self.decimals is None or not isinstance(score, Decimal):
            return score
        return score.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)

    def shown(self, key):
        """The score that Campus has now: Decimal, text, or None."""
        return self.rows[key].score if key in self.rows else None

    def came(self):
        """The sequence numbers of the bundles that were imported, whatever was refused of them."""
        return {sequence for truth in self.truth.values() for sequence in truth.imported} | {
            sequence for imports in self.line_item_imports.values() for sequence in imports}

    def ours(self):
        return [number for number, item in self.line_items.items() if item.is_ours]

    def picture(self):
        """All of it as it is now, for an export that is made now and delivered later."""
        still = copy.copy(self)
        for name in ("line_items", "rows", "truth", "term_grades", "line_item_imports", "line_item_refusals",
                     "line_items_swept"):
            setattr(still, name, copy.deepcopy(getattr(self, name)))
        return still
