"""What must hold of an applied read-back: of its freezes, held against what really happened, and of its counts.

Every freeze must have a cause in the model's truth at the moment of the export:
- changed, entered, flagged: a person made the score, or set the flag, that is shown, or a bulk bundle that repeated the flag came
  late; with campus.importUser and a format that says who, `changed` also where a person touched the row at all; or a bulk
  bundle that repeated it came once more, and no value of ours was shown since;
- cleared: a person cleared it, or a bulk bundle that came after a newer one, or after a person entered it, deleted it;
- unaccepted: the import refused the row of a bundle with the latest value, or a person or an old bulk bundle removed it;
- reverted: a person put the older value, or an exemption of ours, back, the import refused the row, or took bundles with it out of
  order or twice; or a person had typed the newer value that was shown before; or a bulk bundle repeated the older one, as its
  line item was held.
A person may type what we have in flight; such hits count as arrivals (Spec/readback.md says so). Where they alone make a
set of bundles seem arrived, `unaccepted` and `reverted` are excused, and counted.
And every freeze that nights_judge.py names must be there.
"""
from collections import Counter

from campus import HARD_FLAGS, IMPORT_USER
from campus_export import VISIBLE
from nights_judge import must_freeze, over
from nights_result import BLANK
from nights_program import Violation


def cause(export, known, import_user, key):
    """Whether truth explains each reason: {reason: bool}."""
    truth, result = export.campus.true(key), known.result(key)
    rows = export.rows.get(key, [])
    shown = rows[0] if rows else BLANK
    by_person = truth.made_by == "person"
    refused = bool(truth.refused & result.carriers())
    flagged = bool(truth.flagged & set(HARD_FLAGS) & (VISIBLE[export.kind] | shown.flags)) or (
        result.repeated_exempt_ever and "exempt" in shown.flags)
    touched = bool(import_user and shown.by and shown.by != IMPORT_USER and truth.touched)
    # Imported once more, where no value of ours was ever seen since: what it brings back may as well be a person's again.
    came_again = truth.out_of_order or len(set(truth.imported)) < len(truth.imported)
    # Its row was refused, and it comes when that is long past: a person has lifted a freeze of something else since.
    after_refusal = bool(truth.imported) and truth.imported[-1] in truth.refused and result.released_from not in (None, "unaccepted")
    # An exemption of ours that was over, and that a person sets again.
    exempted = "exempt" in truth.flagged and "exempt" in shown.flags
    again = came_again and shown.score in result.repeated_ever and not result.has_had_ours
    return {"changed": (by_person and shown.score is not None) or touched or again,
            "cleared": by_person or truth.swept,
            "flagged": flagged,
            "entered": by_person or flagged,
            "unaccepted": by_person or truth.swept or refused,
            "reverted": by_person or refused or came_again or after_refusal or exempted or result.is_undone or result.seen_by_person}


def typed(export, known):
    """The bundles of which people typed a value that had not come to Campus."""
    found = set()
    for key, rows in export.rows.items():
        if key not in known.results or export.campus.true(key).made_by != "person":
            continue
        for sequence, _, value in known.results[key].sends:
            came = sequence in export.campus.true(key).imported
            if not came and any(known.same(value, shown, known.results[key]) for shown in rows):
                found.add(sequence)
    return found


class Readback:
    """One read-back that was applied, with what `frozen list` said before and after."""

    def __init__(self, known, export, report, before, after, holds, ended=None):
        """ended: by reason, freezes that later read-backs of the same night ended, so that nobody saw them."""
        self.ended = ended or Counter()
        self.known, self.export, self.report = known, export, report
        self.before, self.after, self.holds = before, after, holds
        self.hits = known.hits

    def check(self):
        """Returns the new freezes by reason, and how many were excused as hits."""
        if self.report.get("schoolsNotShown", []) != sorted(self.export.missing):
            raise Violation(f"schools not shown: {self.report.get('schoolsNotShown')}, and it lacks {sorted(self.export.missing)}")
        ends, missing = over(self.known, self.export), self.before.keys() - self.after.keys()
        if gone := missing - ends.keys():
            raise Violation("a freeze is gone without a release", min(gone))
        if stays := {k for k, is_certain in ends.items() if is_certain and self.holds is not None} & self.after.keys():
            raise Violation("Campus shows our latest value, and what rests on its absence is still frozen", min(stays))
        self.over = {k for k in ends if k not in self.after}
        changed = [k for k in self.before.keys() & self.after.keys() if self.before[k]["reason"] != self.after[k]["reason"]]
        if changed:
            raise Violation("a freeze has another reason now", min(changed))
        self.known.typed |= typed(self.export, self.known)
        must = must_freeze(self.known, self.export)
        new = {key: self.after[key]["reason"] for key in self.after.keys() - self.before.keys()}
        for key, reasons in must.items():
            if key not in self.after and not any(self.ended[reason] for reason in reasons):
                raise Violation(f"not frozen, it should be: {' or '.join(reasons)}", key)
            if key in new and new[key] not in reasons:
                raise Violation(f"frozen {new[key]}, not {' or '.join(reasons)}", key)
        excused = sum(self.check_freeze(key, reason) for key, reason in new.items())
        self.check_counts(Counter(new.values()))
        if self.holds is not None:
            self.check_holds()
        return Counter(new.values()), excused

    def check_freeze(self, key, reason):
        """True where only a hit excuses it."""
        if key[0] in self.known.removed and key[0] not in self.export.line_items:
            raise Violation(f"frozen {reason} under a line item that is gone, and the read-back does not show it", key)
        if cause(self.export, self.known, self.known.import_user, key)[reason]:
            return False
        carriers = self.known.result(key).carriers()
        if self.known.typed & carriers:  # In this read-back, or in one before it.
            self.hits |= carriers
        if reason in ("unaccepted", "reverted") and carriers & self.hits:
            return True
        truth = self.export.campus.true(key)
        raise Violation(f"frozen {reason}, and nobody touched it: {truth}", key)

    def check_counts(self, new):
        report, export = self.report, self.export
        if report["rows"] != len(export.entries):
            raise Violation(f"{report['rows']} rows counted, the file has {len(export.entries)}")
        ours = sum(number in self.known.wordings for number, _, _ in export.entries)
        if report["ours"] != ours:
            raise Violation(f"{report['ours']} rows of ours counted, the file has {ours}")
        told = Counter(report["newlyFrozen"])
        if any(not 0 <= told[k] - new[k] <= self.ended[k] for k in told | new):
            raise Violation(f"newly frozen {report['newlyFrozen']}, frozen list says {dict(new)}")

    def check_holds(self):
        """The line items held, against what the export shows of them."""
        for number, sent in self.known.wordings.items():
            shown, hold = self.export.line_items.get(number), self.holds.get(number)
            is_old = self.known.is_old(self.export, (number,))
            if shown and hold == "item-removed" and not is_old:
                raise Violation(f"{number} is held item-removed, and the read-back shows it", (number,))
            if not shown and self.export.kind == "extract":
                if hold == "item-removed" and number not in self.known.removed:
                    raise Violation(f"{number} is held item-removed by an extract, which has no line items", (number,))
            elif not shown and not self.export.is_partial and not is_old and not self.known.schools.is_missing(self.export, number):
                if number in self.known.line_items and hold != "item-removed":
                    raise Violation(f"{number} is gone from a full read-back and not held", (number,))
            if shown and not is_old:
                never_sent = shown.points not in [wording[3] for _, wording in sent]
                if never_sent != (hold == "points-changed"):
                    raise Violation(f"{number} shows {shown.points} points and is held {hold}", (number,))

