"""What the program can know of each result and line item: what it sent, and what the applied read-backs showed.

Nothing here asks how things really are; that is campus.Truth. What must be frozen for it: nights_judge.py.
"""
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from campus_export import VISIBLE, Shown
from campus_import import score_of
from nights_district import EXEMPT
from nights_result import BLANK, Result
from nights_schools import Schools
from nights_wordings import Wordings


class Known(Wordings):
    def __init__(self, decimals, import_user, school_of_section):
        super().__init__()
        self.school_of_section = school_of_section
        self.decimals, self.import_user = decimals, import_user
        self.results = {}
        self.made = {}  # sequence -> moment
        self.marked_imported = set()
        self.applied_last = None  # Time of the read-back that was applied last: it need not be the newest.
        self.last_time = None  # Time of the newest applied read-back.
        self.last_whole = None  # The newest full one.
        self.accepted = []  # Times of full ones of which a person says that nothing of ours is there; for `make_up`.
        self.told = {}  # (line item, student) or (line item,) -> time of the newest partial one that showed it.
        self.schools = Schools()
        self.looks = set()  # (time, school) of the full ones that showed something of ours, and were not ahead of the clock.
        self.words_told = None  # Whether words of scoreStatus told flags in the last full one.
        self.doubted = set()  # Results of which a read-back could not tell since the outbox was looked at last.
        self.removed = set()  # Line items that were held item-removed when a read-back was last applied.
        self.hits = set()  # Bundles whose values people typed by chance before they came (nights_truth.py),
        self.typed = set()  # and those of them that excuse a wording: somebody typed a value of theirs.

    def result(self, key):
        return self.results.setdefault(key, Result())

    def same(self, ours, shown, known):
        """Whether Campus shows this value of ours. An exemption may stand over a score that we sent before it."""
        if ours == EXEMPT:
            return "exempt" in shown.flags and (shown.score is None or self.is_beside(shown, known) or any(
                self.same_score(value, shown) for _, _, value in known.sends if value != EXEMPT))
        is_accepted = known.release is not None and "exempt" in known.release.flags
        if "exempt" in shown.flags and not is_accepted and any(value == EXEMPT for _, _, value in known.sends):
            return False  # Our exemption stands over it: that is the value.
        return self.same_score(ours, shown)

    def same_score(self, ours, shown):
        if self.decimals is not None and isinstance(ours, Decimal) and shown.score != ours:
            ours = ours.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        return shown.score == ours

    @staticmethod
    def is_beside(shown, known):
        """Whether the score stood there at the release, and an exemption was sent over it since."""
        return known.released is not None and shown.score == known.beside and any(
            value == EXEMPT and at >= known.released for _, at, value in known.sends)

    # Sending

    @staticmethod
    def value(row):
        """What a bundle's row says: a score, a text, None, or EXEMPT where it says nothing else."""
        score = score_of(row)
        return EXEMPT if score is None and row["scoreStatus"] == "exempt" else score

    def campus_value(self, shown):
        return EXEMPT if shown.score is None and "exempt" in shown.flags else shown.score

    def take_bundle(self, bundle, wanted, now, wordings):
        """A bulk bundle repeats what Campus has, of line items and results: that is nothing of ours, but for points that
        itslearning has as well by now. wordings: as itslearning has them."""
        self.made[bundle.sequence] = now
        for number, row in bundle.line_items.items():
            self.schools.school_of.setdefault(number, self.school_of_section(row["classSourcedId"]))
            edited = self.edited(number)
            if number in wordings and edited.get("resultValueMax") == wordings[number][3]:
                del edited["resultValueMax"]
            if bundle.is_bulk and edited:
                continue
            self.take_wording(number, row, bundle.sequence, now)
        for key, row in bundle.results.items():
            known = self.result(key)
            if known.frozen:
                if bundle.is_bulk:
                    known.repeated.append(score_of(row))
                    known.repeated_exempt |= row["scoreStatus"] == "exempt"
                    known.repeated_exempt_ever |= known.repeated_exempt
                    known.repeated_ever.append(score_of(row))
                continue
            value = self.value(row)
            if bundle.is_bulk and value is None:
                continue
            is_new = not known.sends or value != known.latest
            if bundle.is_bulk and (known.latest_seen if not is_new else value != wanted.get(key)):
                known.is_undone |= is_new and bool(known.sends) and not known.latest_seen
                if is_new and known.released:  # What Campus had at the release, until ours is sent.
                    known.repeated_ever.append(score_of(row))
                continue
            if is_new or (known.released and known.sends[-1][1] < known.released):
                known.latest_seen = None
            known.sends.append((bundle.sequence, now, value))
            known.is_undone = False
            known.full_since = known.full_in_order = 0

    # Reading back

    def is_before_whole(self, export):
        """Older than a full one that was applied, so that it tells nothing new of anything."""
        newest = self.schools.newest_of_all
        return newest is not None and export.time < newest

    def is_old(self, export, key):
        """Whether a newer one has told of the result, or of the (line item,)."""
        newest = self.schools.newest_whole(key[0])
        return (newest is not None and export.time < newest) or self.told.get(key, export.time) > export.time

    def last_full(self, number):
        """Time of the newest look at the line item's school."""
        return self.schools.last_look(number)

    def sees_ours(self, export):
        """Whether anything of ours is seen in it; else it is no look at what is ours, and nothing is lost by it."""
        return any(number in export.line_items for number in self.wordings)

    def sees_scores(self, export):
        """Whether a score row of ours is in it. Line items alone are no look, and nothing is lost by them."""
        return any(number in self.wordings for number, _, _ in export.entries)

    def must_be_seen(self, export):
        """Whether Campus is known to have something of ours, so that a full read-back that shows nothing of it is stopped: the
        newest full one has shown it. An extract has scores alone."""
        last = self.last_whole
        if export.is_partial or last is None or not self.sees_ours(last):
            return False
        return export.kind != "extract" or any(
            (known.latest_seen or known.frozen) and known.shown and known.shown.score is not None
            and key[0] in last.line_items for key, known in self.results.items())

    def covered(self, export):
        """(result's key, what is shown of it: one Shown, or None where it shows two). A full extract without a row of
        a line item that was shown before shows nothing of its results."""
        for key in set(self.results) | {key for key in export.rows if key[0] in self.wordings}:
            if key[0] not in export.line_items:
                if self.is_blank_in_extract(key, export):
                    yield key, BLANK
                continue
            rows = export.rows.get(key, [])
            is_silent = export.is_partial or self.schools.is_missing(export, key[0])
            if len(rows) == 1 or (not rows and not is_silent):
                yield key, rows[0] if rows else BLANK
            elif rows:
                yield key, None

    def is_blank_in_extract(self, key, export):
        """One that shows nothing of ours, and that no person accepted, proves nothing by what it lacks."""
        return ((self.sees_ours(export) or export.is_accepted) and export.kind == "extract" and not export.is_partial and key[0] in self.line_items
                and not self.schools.is_missing(export, key[0])
                and key[0] not in self.removed)

    def take_readback(self, export, newly_frozen=frozenset()):
        """Remembers an applied read-back, where no newer one has told of the same result or line item. Of what was frozen
        before an older one tells nothing."""
        is_full = not export.is_partial and export.kind != "extract" and not self.is_before_whole(export)
        if is_full and export.tells_here is not None:
            self.words_told = export.tells_here
        old = {key for key in [*self.results, *export.rows, *((n,) for n in self.wordings)] if self.is_old(export, key)}
        if not export.is_partial:
            is_look = self.sees_scores(export) and export.is_look
            if is_look:
                self.count_full(export, old)
            is_blank = not any(at <= export.time for at in self.made.values())
            if self.sees_ours(export) or export.is_accepted or is_blank:
                self.schools.wholes.append((export.time, export.missing, is_look))
            if export.is_accepted and not self.sees_ours(export) and not is_blank:
                self.accepted.append(export.time)
            if self.last_whole is None or export.time > self.last_whole.time:
                self.last_whole = export
        for key, shown in self.covered(export):
            known = self.result(key)
            if known.frozen and key in old and key not in newly_frozen:
                continue
            if known.shown_at is None or export.time > known.shown_at:
                # An older read-back than the last one lifts no doubt (R7).
                stays = known.is_ambiguous and key in old
                known.shown_at, known.is_ambiguous = export.time, stays or shown is None
                self.doubted |= {key} if known.is_ambiguous else set()
                known.all_shown = known.all_shown * stays + export.rows.get(key, [])
                if shown is not None:
                    known.flags = (known.flags - VISIBLE[export.kind]) | shown.flags
                    self.remember(known, shown, export.time, key not in old)
            elif shown is not None and not known.frozen:
                self.confirm(known, shown, export.time)
        self.remember_newer(export, newly_frozen)
        self.show_line_items(export, old)
        self.tell(export)
        self.applied_last = export.time
        self.last_time = max(filter(None, (self.last_time, export.time)))

    def tell(self, export):
        """A partial one tells of what it shows; a full one of everything."""
        shown = [*export.rows, *((number,) for number in export.line_items)] if export.is_partial else []
        for key in shown:
            self.told[key] = max(export.time, self.told.get(key, export.time))

    def remember_newer(self, export, keys):
        """Of a student whom nobody knew of a newer full read-back has told that there is nothing."""
        for key in keys:
            if self.last_whole and self.last_whole.time > export.time and key[0] in self.last_whole.line_items:
                if key not in self.last_whole.rows:
                    self.result(key).shown, self.result(key).shown_at = BLANK, self.last_whole.time

    def remember(self, known, shown, time, in_order):
        known.shown = shown
        # What a bulk bundle that came late has brought back is nobody's; gone again it is no news.
        is_brought_back = shown.score in known.repeated and not any(
            self.same(value, shown, known) for _, _, value in known.sends)
        # Of one that is older than the last only what is ours counts.
        tells = in_order or any(at <= time and self.same(value, shown, known) for _, at, value in known.sends)
        known.had_score = known.had_score or (tells and shown.score is not None and not is_brought_back) or (
            "exempt" in shown.flags and any(value == EXEMPT for _, _, value in known.sends))
        if known.release and any(self.same(value, shown, known) for _, _, value in known.sends):
            # Ours is there: what was there at the release is gone.
            known.release, known.repeated, known.repeated_exempt = Shown(None, known.release.flags), [], False
        if in_order and not known.frozen:
            self.see(known, shown, time)
        known.has_had_ours = known.has_had_ours or bool(known.repeated_ever) and any(
            self.same(value, shown, known) for _, _, value in known.sends)
        self.confirm(known, shown, time)

    def confirm(self, known, shown, time):
        """An older one, too: what it shows of ours has been in Campus (D169)."""
        carriers = known.carriers()
        made = min((at for sequence, at, _ in known.sends if sequence in carriers), default=None)
        if made and made <= time and self.same(known.latest, shown, known):
            known.latest_seen = known.latest_seen or time

    def see(self, known, shown, time):
        """Where the latest is shown that was there before it was sent, either may have brought it."""
        same = {sequence for sequence, at, value in known.sends if at <= time and self.same(value, shown, known)}
        known.seen_bundles = frozenset(same) or known.seen_bundles

    def went_back(self, known, shown, time):
        """Campus has shown a value of ours, and now one that only earlier bundles carried."""
        same = [sequence for sequence, at, value in known.sends if at <= time and self.same(value, shown, known)]
        return bool(known.seen_bundles and same) and max(same) < min(known.seen_bundles)

    def count_full(self, export, old):
        time, schools = export.time, self.schools
        news = {s for s in {None, *schools.school_of.values()} - export.missing if (time, s) not in self.looks}
        self.looks |= {(time, school) for school in news}
        for key, known in self.results.items():
            if schools.school_of.get(key[0]) not in news:
                continue
            is_after = bool(known.sends) and time > known.sends[-1][1]
            known.full_since += is_after
            known.full_in_order += is_after and key not in old
        for number, sent in self.wordings.items():
            if schools.school_of.get(number) in news:
                self.line_item_full_since[number] += time > sent[-1][0]

    def release(self, key, now):
        known = self.result(key)
        known.frozen, known.released, known.released_from = None, now, known.frozen
        known.release = replace(known.shown, flags=known.flags) if known.shown else None
        known.beside = known.shown.score if known.shown else None
        known.had_score = bool(known.shown and known.shown.score is not None)
        known.latest_seen, known.full_since, known.full_in_order = None, 0, 0
        known.seen_bundles = frozenset()

    # Why it may go out again

    def is_lost(self, key):
        """Two full read-backs have neither shown its latest value nor led to a freeze."""
        known = self.result(key)
        return not known.latest_seen and known.full_in_order >= 2 and not known.carriers() & self.marked_imported

    def may_send_again(self, key):
        known = self.result(key)
        newest = known.sends[-1][1]
        may_be_lost = not known.latest_seen and known.full_since >= 2
        return (may_be_lost or (known.released is not None and newest < known.released)
                or any(self.marked_lost[s] > newest for s in known.carriers() & self.marked_lost.keys()))
