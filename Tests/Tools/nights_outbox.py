"""The outbox as a person finds it: whatever lies there must be safe to upload, always.

**Safe** is a bundle that would not take Campus back, as far as applied read-backs tell. Uploaded now it must bring no
result that is frozen, or was and waits to be sent again, no result of which it is not clear what Campus has, no value or
wording that a later one has replaced in Campus, no row of a line item that is held or that a person edited there, and no
score under one that is held. A bulk bundle may bring what Campus has itself; it must hold every
frozen score that Campus has, or the import would delete it.

What leaves the outbox is withdrawn, for a cause and as lost, or has arrived, or nothing waits for it any more.
"""
import math
from decimal import Decimal

from nights_program import Violation


class Outbox:
    def __init__(self, story):
        self.story, self.known, self.program = story, story.known, story.program
        self.withdrawn = {}  # sequence -> moment
        self.gone = set()

    def lying(self):
        """{sequence: bundle} of what can be uploaded now, oldest first."""
        return {s: b for s, b in sorted(self.story.bundles.items()) if b.path.exists()}

    def learn(self, now):
        """What was withdrawn. Returns the entries of `bundles list`."""
        entries = {e["sequence"]: e for e in self.program.run(now, "bundles", "list", expect=(0,), told=False)[1]["bundles"]}
        self.story.killed.learn(entries, now)
        for sequence, entry in entries.items():
            if entry.get("withdrawn") and sequence not in self.withdrawn and sequence in self.story.bundles:
                self.take_withdrawal(self.story.bundles[sequence], now)
        self.known.doubted.clear()
        return entries

    def look(self, now, is_read=False):
        """After a command. is_read: it applied a read-back."""
        entries, lying = self.learn(now), self.lying()
        for sequence in self.story.bundles:
            if entries[sequence]["inOutbox"] != (sequence in lying):
                raise Violation(f"bundles list says of bundle {sequence} inOutbox: {entries[sequence]['inOutbox']}")
        for sequence in self.story.bundles.keys() - lying.keys() - self.gone:
            self.gone.add(sequence)
            self.check_gone(self.story.bundles[sequence], entries[sequence])
        for sequence, bundle in lying.items():
            if "safe" in self.story.doings and (why := self.unsafe(bundle)):
                raise Violation(f"bundle {sequence} lies in the outbox and {why[0]}", why[1])
            delivery = entries[sequence]["delivery"]
            if "tidy" in self.story.doings and is_read and (
                    delivery == "arrived" or delivery == "settled"
                    and not self.waits(bundle, math.inf) and not self.row_waits(bundle)):
                raise Violation(f"bundle {sequence} is {delivery} and lies in the outbox")

    # Leaving

    def take_withdrawal(self, bundle, now):
        if bundle.path.exists():
            raise Violation(f"bundle {bundle.sequence} is withdrawn and lies in the outbox")
        if not self.may_be_unsafe(bundle):
            raise Violation(f"bundle {bundle.sequence} was withdrawn without a cause")
        self.withdrawn[bundle.sequence] = now
        self.known.marked_lost[bundle.sequence] = now
        self.story.counts["bundles withdrawn"] += 1
        for key in [*bundle.results, *((number,) for number in bundle.line_items)]:
            self.story.campus.tell(key, now, f"bundle {bundle.sequence} is withdrawn")

    def check_gone(self, bundle, entry):
        if bundle.sequence in self.withdrawn or entry["delivery"] in ("arrived", "lost"):
            return
        if key := self.waits(bundle, 2):  # After two full read-backs it is lost, and goes out again in another.
            raise Violation(f"bundle {bundle.sequence} has left the outbox while this waits for it", key)

    def waits(self, bundle, looks):
        """A result or line item whose latest value or wording this bundle brings and no read-back has shown, of fewer than
        so many. Of a bulk bundle a later one brings it as well."""
        holds = self.program.holds()
        later = [b for s, b in self.story.bundles.items() if s > bundle.sequence] if bundle.is_bulk else []
        for key in bundle.results:
            known = self.known.result(key)
            if any(key in b.results for b in later):
                continue
            if (known.sends and known.sends[-1][0] == bundle.sequence and not known.latest_seen and not known.frozen
                    and known.full_since < looks and not known.is_ambiguous and key[0] not in holds):
                return key
        for number in bundle.line_items:
            newest = max(self.known.carried.get(number, {0: None}))
            if (any(number in b.line_items for b in later) or self.known.has_seen_wording(number)
                    or self.known.has_newest_wording(number) or bundle.is_bulk and self.is_given_up(number)):
                continue
            if (newest == bundle.sequence and self.known.newest_seen.get(number) != newest and number not in holds
                    and self.known.line_item_full_since.get(number, 0) < looks and not self.known.edited(number)):
                return (number,)
        return None

    def is_given_up(self, number):
        """Bulk bundles have carried the wording for so long without its being shown that nobody waits for it any more."""
        carried = self.known.carried.get(number, {})
        return bool(carried) and sum(wording == carried[max(carried)] for wording in carried.values()) > 3

    def row_waits(self, bundle):
        """A line item whose row this bundle brings last, and which no read-back has shown since: Campus may have had that
        wording before."""
        return any(bundle.sequence == max(self.known.carried.get(number, {0: None})) != self.known.newest_seen.get(number)
                   and not (bundle.is_bulk and self.is_given_up(number)) for number in bundle.line_items)

    # Safe

    def unsafe(self, bundle):
        """(why, key), or None where it is safe."""
        held = self.held()
        for key, row in bundle.results.items():
            if why := self.unsafe_result(bundle, key, row, held):
                return why, key
        for number, row in bundle.line_items.items():
            if why := self.unsafe_line_item(bundle, number, row, held):
                return why, (number,)
        if bundle.is_bulk:
            for key, known in self.known.results.items():
                if known.frozen and held.get(key[0]) != "item-removed" and self.leaves_hole(bundle, key, known):
                    return f"lacks a score that is frozen ({known.frozen})", key
        return None

    def unsafe_result(self, bundle, key, row, held):
        known = self.known.result(key)
        if known.frozen:
            if bundle.is_bulk and (known.shown is None or self.repeats(row, known)):
                return None
            return f"carries what is frozen ({known.frozen})"
        if known.released and not bundle.is_bulk and known.sends and known.sends[-1][1] < known.released:
            return "carries what was released and not sent since"
        if known.is_ambiguous and key in self.ambiguous() and not bundle.is_bulk:
            return "carries what is ambiguous"
        if known.latest_seen and known.sends[-1][0] > bundle.sequence and self.known.value(row) != known.latest:
            return "carries a value that a later one, which Campus has shown, has replaced"
        if held.get(key[0], "edited") != "edited" and not bundle.is_bulk:  # Scores go on where an edit stands.
            return f"carries a score under a line item that is {held[key[0]]}"
        return None

    def unsafe_line_item(self, bundle, number, row, held):
        if number not in held:
            sent = self.known.carried.get(number, {})
            if (sent and max(sent) > bundle.sequence and self.known.shows_newest(number)
                    and sent.get(bundle.sequence, sent[max(sent)]) != sent[max(sent)]):
                return "carries a wording that a later one, which Campus has shown, has replaced"
            return None
        if bundle.is_bulk and held[number] != "item-removed":
            same = all((Decimal(row[c]) if c == "resultValueMax" else row[c]) == v
                       for c, v in self.known.edited(number).items())
            return None if same else f"carries a line item that is {held[number]}"
        return f"carries a line item that is {held[number]}"

    def held(self):
        """Line items that a read-back in order has shown edited, and those that are held."""
        shown, known = self.known.shown_in_order, self.known
        edited = {n for n in known.wordings if known.edited(n) and shown.get(n) == known.last_shown.get(n)}
        return {**{n: "edited" for n in edited}, **self.story.holds()}

    def repeats(self, row, known):
        """Whether a bulk bundle's row brings what Campus has of a frozen result."""
        value, shown = self.known.value(row), known.shown
        return (isinstance(shown.score, str) or value == self.known.campus_value(shown)
                or "exempt" in shown.flags and row["scoreStatus"] == "exempt")

    def leaves_hole(self, bundle, key, known):
        return (key not in bundle.results and key[0] in self.known.wordings and known.shown is not None
                and isinstance(known.shown.score, Decimal))

    def ambiguous(self):
        return set(self.program.query("SELECT sourced_id, student FROM ambiguous JOIN line_item ON id = line_item"))

    def may_be_unsafe(self, bundle):
        """As `unsafe`, and whatever else may be a cause, by the ledger's own word."""
        if self.unsafe(bundle):
            return True
        ambiguous, held = self.ambiguous(), dict(self.program.query(
            "SELECT sourced_id, 1 FROM line_item WHERE campus_edited OR campus_hold IS NOT NULL"))
        # Frozen, or in doubt, by one read-back of a night, and free again by the next. A bulk bundle that was made in between
        # has what Campus had then.
        lifted = set(self.program.query(
            "SELECT sourced_id, student FROM lift JOIN line_item ON line_item.id = lift.line_item"))
        if bundle.is_bulk and (held or lifted or any(known.frozen for known in self.known.results.values())
                               or max(self.story.bundles) > bundle.sequence):
            return True
        return (any(number in held for number in bundle.line_items)
                or any(key in ambiguous or key in lifted or key in self.known.doubted or key[0] in held or self.is_replaced(bundle, key)
                       for key in bundle.results))

    def is_replaced(self, bundle, key):
        known = self.known.result(key)
        return bool(known.frozen or known.released or (known.sends and known.sends[-1][0] > bundle.sequence))
