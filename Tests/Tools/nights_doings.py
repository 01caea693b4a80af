"""The kinds of story that nights.py tells, and what may happen in them; each doing can be left out to look at the others.

- plain: exports and read-backs by hand; each bundle travels by itself, soon, late, out of order, twice or never.
- outbox: the same, but a person takes from the outbox whatever lies there, whenever they like.
- night: `nightly` does all of it from drop folders, and a person takes bundles from the outbox.
"""
KINDS = ("plain", "outbox", "night")

DOINGS = {
    "safe": "after each command every bundle in the outbox must be safe to upload (nights_outbox.py)",
    "tidy": "after each read-back what has arrived, or waits for nothing, has left the outbox",
    "twice": "a bundle that was imported is imported again, also weeks later",
    "half": "Campus is exported in the middle of an import",
    "schools": "a full read-back was made without one of the schools",
    "redrop": "a read-back that was applied comes again, under its name and under others",
    "ahead": "names tell a time, without a Z, that lies ahead of the clock",
    "foreign": "read-backs whose ids are not ours: another case, another prefix, GUIDs, none at all",
    "names": "read-backs under names that are no read-back's: .txt, .tsv, .tab, .csv.gz, .xlsx, .pdf; links; our own bundles",
    "mac": "zips that a Mac made of two folders, with __MACOSX in them",
    "cut": "zips that were cut off, or that still grow; files with a time ahead of the clock",
    "droppings": "what operating systems leave in folders",
    "killed": "exports and nights that die between staging and publishing (nights_killed.py)",
    "clock": "exports by hand under a clock that runs ahead, which a person puts right (the same)",
    "inputs": "gradebooks and rosters that cannot be taken; the ones before stay in use",
}


def doings(text):
    """all, none, or names with a comma between."""
    if text in ("all", "none"):
        return frozenset(DOINGS if text == "all" else ())
    return chosen(text, DOINGS)


def kinds(text):
    return tuple(kind for kind in KINDS if text == "all" or kind in chosen(text, KINDS))


def chosen(text, known):
    names = frozenset(text.split(","))
    if strange := names - set(known):
        raise ValueError(f"{', '.join(sorted(strange))}: not one of {', '.join(known)}")
    return names
