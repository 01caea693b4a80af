"""How Campus takes a bundle, as OneRoster says: delta adds, changes and deletes; bulk is the whole state.

A result of a line item that is not there is refused, and any row may be (campus.refuses). An assignment that
Campus has of itself is never touched. A bulk bundle speaks for the line items that bundles ever brought: which of
them, and which of their scores, it does not hold are deleted; a blank row keeps its flags. A score that is there
already changes nothing.
"""
import csv, io, re, zipfile
from decimal import Decimal

from campus import IMPORT_USER, LineItem, Row


NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


class Bundle:
    """A bundle's rows, read with zipfile and csv. results: {(line item, student): row}."""

    def __init__(self, path, sequence):
        self.path, self.sequence = path, sequence
        with zipfile.ZipFile(path) as archive:
            tables = {name: self.table(archive, name) for name in archive.namelist()}
        manifest = {r["propertyName"]: r["value"] for r in tables["manifest.csv"]}
        kinds = {manifest["file.lineItems"], manifest["file.results"]}
        self.is_bulk = "bulk" in kinds
        self.line_items = {r["sourcedId"]: r for r in tables.get("lineItems.csv", ())}
        rows = tables.get("results.csv", ())
        self.results = {(r["lineItemSourcedId"], r["studentSourcedId"]): r for r in rows}
        assert len(self.results) == len(rows), f"{path}: two rows for one line item and student"

    @staticmethod
    def table(archive, name):
        with archive.open(name) as file:
            return list(csv.DictReader(io.TextIOWrapper(file, encoding="utf-8", newline=""), strict=True))


def score_of(row):
    """The score of a bundle's row: Decimal, a text that Campus had there before, or None."""
    text = row["score"] or row.get("textScore") or ""
    return Decimal(text) if NUMBER.fullmatch(text) else text or None


def take(campus, bundle, now, in_peace=False, halfway=None):
    """Imports a bundle. in_peace: nothing is refused but what cannot be taken. halfway: is given the keys that are still to come."""
    late = bundle.sequence < campus.newest
    refuses = 0 if in_peace else campus.refuses
    for number, row in bundle.line_items.items():
        take_line_item(campus, bundle, number, row, now, campus.random.random() < refuses / 3)
    keys = list(bundle.results)
    for place, (key, row) in enumerate(bundle.results.items()):
        if halfway and place == len(keys) // 2:
            halfway(keys[place:])
        take_result(campus, bundle, key, row, now, campus.random.random() < refuses)
    if bundle.is_bulk:
        sweep(campus, bundle, now, late)
    campus.newest = max(campus.newest, bundle.sequence)


def take_line_item(campus, bundle, number, row, now, is_refused):
    mine = campus.line_items.get(number)
    campus.tell((number,), now, f"bundle {bundle.sequence} brings the line item{', refused' * is_refused}")
    if is_refused or (mine and not mine.is_ours):
        campus.line_item_refusals.setdefault(number, set()).add(bundle.sequence)
        return
    campus.known.add(number)
    campus.line_item_imports.setdefault(number, []).append(bundle.sequence)
    if row["status"] == "tobedeleted":
        delete_line_item(campus, number)
        return
    campus.line_items[number] = LineItem(
        row["title"], row["dueDate"], row["categorySourcedId"], Decimal(row["resultValueMax"]), row["classSourcedId"],
        is_ours=True, edited=keep_edits(mine, row))


def keep_edits(mine, row):
    """What a person changed stays their change where the bundle says the same."""
    if mine is None:
        return set()
    same = {"title": row["title"] == mine.title, "due": row["dueDate"] == mine.due,
            "category": row["categorySourcedId"] == mine.category, "points": Decimal(row["resultValueMax"]) == mine.points}
    return {name for name in mine.edited if same.get(name)}


def delete_line_item(campus, number):
    campus.line_items.pop(number, None)
    for key in [key for key in campus.rows if key[0] == number]:
        del campus.rows[key]


def take_result(campus, bundle, key, row, now, is_refused):
    truth, what = campus.true(key), f"bundle {bundle.sequence} brings {row['scoreStatus']} {row['score']}"
    if is_refused or key[0] not in campus.line_items:
        truth.refused.add(bundle.sequence)
        campus.tell(key, now, f"{what}, refused" + ("" if key[0] in campus.line_items else ": no such line item"))
        return
    campus.tell(key, now, what)
    truth.imported.append(bundle.sequence)
    truth.swept, truth.late = False, bundle.sequence < campus.newest
    if row["status"] == "tobedeleted":
        campus.rows.pop(key, None)
        truth.made_by, truth.flagged = "import", set()
        return
    write_score(campus, campus.rows.setdefault(key, Row(at=now)), truth, row, now)


def write_score(campus, mine, truth, row, now):
    is_exempt, score = row["scoreStatus"] == "exempt", campus.round(score_of(row))
    if is_exempt and score is None and campus.keeps_exempt_scores:
        score = mine.score
    had_exempt = "exempt" in mine.flags and (is_exempt or "exempt" not in truth.flagged)
    changes = mine.score != score or is_exempt != had_exempt
    if changes or campus.stamps_no_change:
        mine.by, mine.at = IMPORT_USER, now
    if not changes:
        return
    stays = truth.made_by == "person" and mine.score is not None and mine.score == score
    mine.score = score
    if is_exempt:
        mine.flags.add("exempt")
    elif "exempt" not in truth.flagged:
        mine.flags.discard("exempt")
    if not stays:  # A number that a person typed stays theirs where an exemption comes beside it.
        truth.made_by, truth.scored = "import", None


def sweep(campus, bundle, now, late):
    """Deletes what a bulk bundle does not hold."""
    for number in [n for n in campus.known if n in campus.line_items and n not in bundle.line_items]:
        for key in [key for key in campus.rows if key[0] == number]:
            forget(campus, key, bundle, now, late)
        delete_line_item(campus, number)
        campus.tell((number,), now, f"bundle {bundle.sequence}, bulk, does not hold the line item: deleted")
        if late:
            campus.line_items_swept.add(number)
    for key in [k for k, row in campus.rows.items() if k[0] in campus.known and k not in bundle.results]:
        row = campus.rows[key]
        if row.score is not None or ("exempt" in row.flags and "exempt" not in campus.true(key).flagged):
            forget(campus, key, bundle, now, late)


def forget(campus, key, bundle, now, late):
    truth = campus.true(key)
    campus.tell(key, now, f"bundle {bundle.sequence}, bulk, does not hold it: deleted")
    campus.rows.pop(key, None)
    # What a person entered after the bundle was made could not be in it, and what an older bundle brought back, or
    # brought after all, neither.
    # Of one that came a second time nobody knew when the bulk bundle was made.
    came_again = len(set(truth.imported)) < len(truth.imported)
    truth.swept = truth.swept or late or truth.late or truth.made_by == "person" or bool(truth.refused) or came_again
    truth.made_by, truth.scored, truth.flagged = "import", None, set()
