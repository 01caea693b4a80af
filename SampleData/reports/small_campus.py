"""A very small Campus for the examples: it imports bundles, lets teachers change scores, and exports all it has.

The one that gradebridge is tested against is Tests/Tools/campus.py; this one only makes examples.
"""
import csv, io, zipfile
from pathlib import Path

LINE_ITEMS = ("sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,"
              "categorySourcedId,gradingPeriodSourcedId,resultValueMin,resultValueMax").split(",")
RESULTS = ("sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,"
           "comment").split(",")


def write(path, columns, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([columns, *rows])


class SmallCampus:
    def __init__(self):
        self.line_items, self.results = {}, {}  # by sourcedId, each a row by column

    def import_bundle(self, path):
        with zipfile.ZipFile(path) as bundle:
            for name, rows in (("lineItems.csv", self.line_items), ("results.csv", self.results)):
                if name in bundle.namelist():
                    text = io.TextIOWrapper(bundle.open(name), encoding="utf-8", newline="")
                    rows.update({row["sourcedId"]: row for row in csv.DictReader(text)})

    def change(self, result, score):
        """A teacher types a score into Campus; an empty one clears it."""
        self.results[result]["score"] = score

    def export(self, folder):
        write(folder / "lineItems.csv", LINE_ITEMS, self._rows(self.line_items, LINE_ITEMS))
        write(folder / "results.csv", RESULTS, self._rows(self.results, RESULTS))
        write(folder / "manifest.csv", ["propertyName", "value"], [
            ("manifest.version", "1.0"), ("oneroster.version", "1.1"), ("file.lineItems", "bulk"),
            ("file.results", "bulk")])

    @staticmethod
    def _rows(rows, columns):
        return [[row.get(column, "") for column in columns] for _, row in sorted(rows.items())]


def new_bundles(outbox, seen):
    """Bundles that came since, oldest first."""
    found = sorted(p for p in Path(outbox).glob("*.zip") if p.name not in seen)
    seen.update(p.name for p in found)
    return found
