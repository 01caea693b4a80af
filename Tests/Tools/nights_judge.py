"""Which freezes follow from what the program can know (nights_known.py) by the table of Spec/readback.md alone.

This is what "a read-back has shown that a person changed it" means to nights.py; no arrival is reckoned here.
- flagged: a flag that takes a score out of the grade, visible in this format, not sent by us, not there at the release, and
  in no row that a bulk bundle repeated while it was frozen;
- changed: (extract, campus.importUser) a change by somebody else since the last full read-back, unless the score is
  our latest and a late or turnedIn flag explains it;
- cleared: a blank that the read-back covers, where an applied one showed a score before, or at the release; a full
  extract covers the scores that were shown under a line item of which it has no row;
- changed: a score that we had never sent when the read-back was made, nor since, and that was not there at the release, and that
  no bulk bundle repeated while it was frozen: one that comes late brings that back;
- reverted: a score that a bulk bundle repeated, of which all this is true, standing there after a value of ours was shown: the
  bundle was imported once more. Where none was shown, changed as well;
- entered: a score or such a flag for a student whom we have never sent;
- reverted: an older score of ours, where an applied read-back has already shown the latest one, or one that only later bundles carried.
Nothing follows in an older one for what was released after it was made.
Nothing follows for two rows of one result, for what a partial read-back leaves out, for what was only sent after the
read-back was made, and for blanks where a newer one has told of the result.
"""
from campus import HARD_FLAGS, IMPORT_USER
from nights_district import EXEMPT


ABSENCE = ("unaccepted", "reverted")  # Freezes that rest on what is not there: they end when our latest value is.


def over(state, export):
    """{key: whether that is certain} of the freezes that end by this read-back: it shows our latest value, and no newer one
    has told of it. Where somebody else changed the row, only the program knows since when that is news."""
    found = {}
    for key, shown in state.covered(export):
        known = state.result(key)
        if known.frozen not in ABSENCE or shown is None or state.is_old(export, key) or not known.sends:
            continue
        carriers = known.carriers()
        made = any(at <= export.time for sequence, at, _ in known.sends if sequence in carriers)
        if made and state.same(known.latest, shown, known):
            hard = shown.flags & set(HARD_FLAGS) - {"exempt"}
            found[key] = not hard and shown.by in (None, IMPORT_USER) and "exempt" not in shown.flags
    return found


def must_freeze(state, export):
    """{key: reasons, one of which the freeze must have} of what is not frozen yet."""
    found = {}
    for key, shown in state.covered(export):
        known = state.result(key)
        reasons = () if known.frozen or shown is None else judge(state, key, shown, export)
        if reasons:
            found[key] = reasons
    return found


def judge(state, key, shown, export):
    known, is_old = state.result(key), state.is_old(export, key)
    before = [value for _, at, value in known.sends if at <= export.time]
    later = [value for _, at, value in known.sends if at > export.time]
    if later and not before:
        return ()  # Only sent since it was made.
    if is_old and known.released and export.time < known.released:
        return ()  # Of a time before the release: what it shows was released.
    hard = shown.flags & set(HARD_FLAGS)
    if EXEMPT in before + later:
        hard -= {"exempt"}
    if hard - accepted(known):
        return ("flagged",) if before else ("entered", "flagged")
    if (before or known.release) and changed_by_other(state, key, known, shown, before):
        return ("changed", "cleared") if shown.score is None else ("changed",) if before else ("entered", "changed")
    if shown.score is None and not (EXEMPT in before and "exempt" in shown.flags):
        # Doubled rows in between were no look at it: then it is also a change by another since the last one.
        also = ("changed",) if state.import_user and shown.by not in (None, IMPORT_USER) else ()
        return ("cleared",) + also if known.had_score and not is_old else ()
    if known.release and shown.score is not None and shown.score in [known.release.score, *known.repeated]:
        return ()
    if not before:
        return ("entered", "changed")
    return judge_score(state, known, shown, before, later, export, is_old)


def accepted(known):
    """The flags that stood there at the release, or that a bulk bundle which comes late brings back with its row."""
    if not known.release:
        return set()
    return known.release.flags | ({"exempt"} if known.repeated_exempt else set())


def changed_by_other(state, key, known, shown, before):
    """Campus says that somebody else changed it since the last full read-back, and no flag explains that."""
    if not (state.import_user and shown.by and shown.by != IMPORT_USER):
        return False
    since = max(filter(None, (state.last_full(key[0]), known.released)), default=None)
    same = (before and state.same(before[-1], shown, known)) or (known.shown and known.shown.score == shown.score)
    return (since is None or shown.at > since) and not (same and shown.flags & {"late", "turnedIn"})


def judge_score(state, known, shown, before, later, export, is_old):
    if any(state.same(value, shown, known) for value in later):
        return ()
    if not any(state.same(value, shown, known) for value in before):
        if shown.score in known.repeated_ever:
            return ("reverted",) if known.has_had_ours else ("reverted", "changed")
        return ("changed",)
    if not is_old and state.went_back(known, shown, export.time):
        return ("reverted",)
    seen = known.latest_seen and known.latest_seen <= export.time and not later
    return ("reverted",) if seen and not state.same(before[-1], shown, known) else ()
