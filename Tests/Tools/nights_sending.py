"""What must hold of an export: of its counts, and of every row of its bundles.

Never again: no row of a frozen result in a delta; in a bulk bundle exactly Campus's value, and no hole.
Not twice: in a delta a value that was the latest already goes out only if the read-backs left it lost, its bundle was
marked lost, or it was released. Nothing is left behind: what itslearning has anew, and what was released or lost, goes
out now, unless it is frozen or held.
Line items: with each result until a read-back has shown the newest wording; never where an edit of Campus's stands, in a
bulk bundle with that edit; not again without a cause. Nothing of a line item that is held.
"""
from decimal import Decimal

from nights_district import EXEMPT
from nights_program import Violation


def check_counts(report, candidates, strays):
    classes = report["classes"]
    total = sum(classes[name] for name in ("sent", "unchanged", "inFlight", "frozen"))
    total += sum(classes["held"].values()) + sum(classes["rejected"].values())
    if (report["candidates"], report["rowsWithoutSection"]) != (candidates, strays):
        raise Violation(f"{report['candidates']} candidates, not {candidates}; {strays} rows without section")
    if total != candidates + strays:
        raise Violation(f"the classes add up to {total}, not {candidates + strays}")


class Sending:
    """One export: `wanted` and `wordings` as itslearning has them, `holds` as the ledger has them."""

    def __init__(self, known, wanted, wordings, holds, bundles, is_bulk):
        self.known, self.wanted, self.wordings, self.holds = known, wanted, wordings, holds
        self.bundles, self.is_bulk = bundles, is_bulk
        self.results = {key: row for b in bundles for key, row in b.results.items()}
        self.line_items = {number: row for b in bundles for number, row in b.line_items.items()}

    def check(self):
        for key, row in self.results.items():
            if self.known.result(key).frozen:
                self.check_frozen(key, row)
            else:
                self.check_row(key, row, self.known.value(row))
        for number, row in self.line_items.items():
            self.check_line_item(number, row)
        self.check_complete()
        if self.is_bulk and self.bundles:
            self.check_whole()

    # Results

    def check_frozen(self, key, row):
        known = self.known.result(key)
        if not self.is_bulk:
            raise Violation(f"frozen ({known.frozen}) and sent again: {row['score']}", key)
        if isinstance(known.shown.score, str):
            return  # A text that Campus shows: a results file may have no cell for it.
        value, has = self.known.value(row), self.known.campus_value(known.shown)
        if value != has and not (value == EXEMPT and "exempt" in known.shown.flags):
            raise Violation(f"frozen ({known.frozen}), Campus has {known.shown.score}, the bulk bundle {value}", key)

    def check_row(self, key, row, value):
        known = self.known.result(key)
        wanted = self.wanted.get(key)
        if self.is_bulk:
            return self.check_bulk_row(key, known, value)
        if key[0] in self.holds:
            raise Violation(f"sent under a line item that is held {self.holds[key[0]]}", key)
        if known.is_ambiguous:
            raise Violation(f"{value} was sent, and what Campus has of it is in doubt", key)
        if value != wanted:
            raise Violation(f"{value} was sent, itslearning has {wanted}", key)
        if known.sends and value == known.latest and not self.known.may_send_again(key):
            raise Violation(f"{value} was sent twice without a cause", key)
        if key[0] not in self.known.line_items and key[0] not in self.line_items:
            raise Violation("no read-back has shown the line item, and the bundle does not carry it", key)

    def check_bulk_row(self, key, known, value):
        """What itslearning has, what was sent last, or what Campus has where nothing of ours may go out."""
        has = {self.known.campus_value(shown) for shown in known.all_shown}
        wanted = {self.wanted[key]} if key in self.wanted and key[0] not in self.holds else set()
        if known.is_ambiguous:
            allowed = {known.latest} & has or has
        else:
            allowed = wanted | {known.latest} | (has if not wanted else set())
        if value not in allowed and not (not wanted and any(self.known.same(value, s, known) for s in known.all_shown)):
            raise Violation(f"bulk: {value} is sent, and it is none of {allowed}", key)

    def check_complete(self):
        for key, value in self.wanted.items():
            known = self.known.result(key)
            if known.frozen or key[0] in self.holds or known.is_ambiguous or key in self.results:
                continue
            if not known.sends or value != known.latest:
                raise Violation(f"{value} is new and was not sent", key)
            if known.released and known.sends[-1][1] < known.released and not known.latest_seen:
                raise Violation(f"{value} was released and not sent", key)
            if self.known.is_lost(key):
                raise Violation(f"{value} is lost by now and was not sent again", key)
            newest = known.sends[-1][1]
            if known.sends[-1][0] in self.known.marked_lost and not known.latest_seen:
                if self.known.marked_lost[known.sends[-1][0]] > newest:
                    raise Violation(f"the bundle of {value} was marked lost, and it was not sent again", key)

    def check_whole(self):
        """A bulk bundle holds every score of ours that the last full read-back showed."""
        if not self.known.last_whole:
            return
        for number in self.known.last_whole.line_items:
            if number in self.known.wordings and number not in self.line_items:
                raise Violation(f"bulk: {number} is in Campus and not in the bundle, so it would be deleted", (number,))
        for key, rows in self.known.last_whole.rows.items():
            known = self.known.results.get(key)
            is_ours = key[0] in self.known.wordings and (known and (known.sends or known.frozen))
            if is_ours and len(rows) == 1 and known.shown and isinstance(known.shown.score, Decimal) and key not in self.results:
                raise Violation(f"bulk: Campus has {known.shown.score} and the bundle a hole", key)

    # Line items

    def check_line_item(self, number, row):
        wording = row["title"], row["dueDate"], row["categorySourcedId"], Decimal(row["resultValueMax"])
        edited = self.known.edited(number)
        if self.is_bulk:
            for column, value in edited.items():
                cell = Decimal(row[column]) if column == "resultValueMax" else row[column]
                if cell != value:
                    raise Violation(f"bulk: {number} was edited in Campus, {column} {value}, the bundle has {cell}", (number,))
            return
        # Points that itslearning has as well by now are agreed on.
        if number in self.wordings and edited.get("resultValueMax") == self.wordings[number][3]:
            edited = {column: value for column, value in edited.items() if column != "resultValueMax"}
        if edited or number in self.holds:
            raise Violation(f"{number} was sent though Campus's edit {edited} or a hold {self.holds.get(number)} stands", (number,))
        if number in self.wordings and wording != self.wordings[number]:
            raise Violation(f"{number} goes out as {wording}, itslearning has {self.wordings[number]}", (number,))
        sent = self.known.wordings.get(number)
        has_result = any(key[0] == number for key in self.results)
        is_cause = (not sent or sent[-1][1] != wording or (has_result and not self.known.shows_newest(number))
                    or self.known.line_item_full_since.get(number, 0) >= 2 or self.known.is_marked_lost(number))
        if not is_cause:
            raise Violation(f"{number} went out again without a cause", (number,))
