"""One result, as the program can know it: what was sent of it, and what the applied read-backs showed."""
from dataclasses import dataclass, field
from datetime import datetime

from campus_export import Shown

BLANK = Shown(None, frozenset())


@dataclass
class Result:
    sends: list = field(default_factory=list)  # (sequence, moment, value), oldest first
    shown: Shown = None  # What the last applied read-back that covers it showed.
    shown_at: datetime = None  # When that was made; one that was made earlier and comes later tells nothing new.
    all_shown: list = field(default_factory=list)  # The same; several where it showed several rows.
    had_score: bool = False  # Whether an applied read-back showed a score, since the release or at it.
    latest_seen: datetime = None  # Time of the first read-back that showed the latest value.
    full_since: int = 0  # Applied full read-backs that were made after the newest send.
    full_in_order: int = 0  # Those of them before which no newer one had told of it.
    seen_bundles: frozenset = frozenset()  # Those that can have brought the value of ours that was shown last, in order.
    seen_by_person: bool = False  # Truth: a person had typed it.
    flags: frozenset = frozenset()  # What stood there last, of each flag by the last form that has it.
    is_ambiguous: bool = False
    frozen: str = None
    release: Shown = None  # What was shown when it was last released.
    repeated: list = field(default_factory=list)  # What bulk bundles repeated while it was frozen; none once ours is shown again.
    repeated_exempt: bool = False  # Whether one of these rows had an exemption.
    repeated_exempt_ever: bool = False
    repeated_ever: list = field(default_factory=list)  # The same, for good,
    is_undone: bool = False  # A bulk bundle took back the latest, which no read-back had shown: its line item was held.
    has_had_ours: bool = False  # and whether a value of ours was shown after the first of them.
    released: datetime = None
    released_from: str = None  # The reason of the freeze that was lifted then.
    beside: object = None  # The score that was shown then: an exemption sent since may leave it beside itself.

    @property
    def latest(self):
        return self.sends[-1][2] if self.sends else None

    def carriers(self):
        """The bundles that carried the latest value since it became the latest, and since the release."""
        bundles = set()
        for sequence, at, value in reversed(self.sends):
            if value != self.latest or (self.released and at < self.released):
                break
            bundles.add(sequence)
        return bundles
