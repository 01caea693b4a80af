"""What Campus exports: OneRoster 1.1 or 1.2 with line items and results, or the data extract; whole, in part, truncated.

An Export is made of a picture of Campus, so it can be written, and delivered, later than it was made. `rows` and
`line_items` say what the written files show, to whoever judges what the program could know from them.
"""
import csv, io, os, zipfile
from dataclasses import dataclass, replace
from datetime import timezone
from decimal import Decimal
from pathlib import Path

from campus import HARD_FLAGS, SOFT_FLAGS, TERM_GRADE, Row

VISIBLE = {"1.1": {"exempt"}, "1.2": {"exempt", "missing", "incomplete", "late"},
           "extract": {*HARD_FLAGS, *SOFT_FLAGS}}
LINE_ITEM_COLUMNS = ("sourcedId status dateLastModified title description assignDate dueDate classSourcedId"
                     " categorySourcedId gradingPeriodSourcedId resultValueMin resultValueMax")
RESULT_COLUMNS = ("sourcedId status dateLastModified lineItemSourcedId studentSourcedId scoreStatus score scoreDate"
                  " comment")
EXTRACT_COLUMNS = ("externalLMSSourcedID sectionID personID score totalPoints late missing exempt incomplete cheated"
                   " dropped turnedIn comments modifiedByID modifiedDate activityName dueDate")


@dataclass
class Shown:
    """One score row as an export shows it; by and at are None where it does not say."""
    score: object
    flags: frozenset
    by: str = None
    at: object = None


class Export:
    """
    - kind: 1.1, 1.2 or extract. share: of line items and rows that a partial one holds; 1 = whole.
    - is_delta: the manifest says that it holds only changes (an extract has none). prefix: of student ids that an extract and 1.2 leave out.
    - doubles: which results may have two rows now and then: none, ours (the score came by a bundle, and no
      exemption stands over it), any.
    """
    delimiter = ","

    def __init__(self, picture, now, random, kind, share=1, is_delta=False, prefix="", zone=timezone.utc,
                 doubles="none"):
        self.campus, self.time, self.random, self.kind, self.share = picture, now, random, kind, share
        self.is_delta, self.prefix, self.zone = is_delta and kind != "extract", prefix, zone
        self.is_partial = share < 1 or self.is_delta
        self.missing, self.is_accepted = frozenset(), False  # Schools that it lacks (nights_schools.py); a person says it is right.
        self.is_cut = False  # Somebody left out schools; a person who looks does not say that it is right.
        self.is_upper = False  # An extract that writes our line items' ids in capitals.
        self.words_told = None  # Of a partial one: whether words of scoreStatus told flags in the last full one.
        self.is_look = True  # False where its name tells a time that the clock had not reached.
        self.line_items = {n: i for n, i in picture.line_items.items()
                           if share == 1 or random.random() < share}
        if kind == "extract":  # An extract has no assignment of its own system's making, and no term grades.
            self.line_items = {n: i for n, i in self.line_items.items() if i.category != TERM_GRADE}
        self.entries = [entry for entry in self.all_entries() if share == 1 or random.random() < share]
        self.double_some(doubles)
        # Whether this Campus says missing and incomplete beside a score by words of scoreStatus.
        self.maps_flags = kind == "1.1" and random.random() < 0.5
        random.shuffle(self.entries)
        self.describe()

    def all_entries(self):
        """Every score row: (line item, student, row)."""
        for (number, student), row in self.campus.rows.items():
            if number in self.line_items:
                yield number, student, row
        for (number, student), score in self.campus.term_grades.items():
            if number in self.line_items:
                yield number, student, Row(score, set(), "8001", self.time)
        if self.campus.shows_everyone:
            for number, item in self.line_items.items():
                for student in self.campus.members.get(item.section, ()):
                    if (number, student) not in self.campus.rows and item.category != TERM_GRADE:
                        yield number, student, Row(None, set(), "", None)

    def double_some(self, doubles):
        entries = [entry for entry in self.entries if doubles == "any" or (
            entry[:2] in self.campus.truth and self.campus.truth[entry[:2]].made_by == "import" and entry[2].score
            and "exempt" not in entry[2].flags)]
        if doubles != "none" and entries and self.random.random() < 0.03:
            number, student, row = self.random.choice(entries)
            other = Row(self.random.choice((row.score, Decimal(1))), set(row.flags), row.by, row.at)
            self.entries.append((number, student, other))

    def describe(self):
        self.rows = {}
        # A word that stands beside most scores of ours says nothing.
        words = [self.status_of(row) for number, _, row in self.entries
                 if row.score is not None and self.line_items[number].is_ours]
        mapped = words.count("not submitted") + words.count("partially graded")
        self.tells_here = words.count("fully graded") > mapped if words.count("fully graded") + mapped else None
        tells = self.words_told if self.words_told is not None else self.tells_here
        for number, student, row in self.entries:
            says_who = self.kind == "extract" and row.at is not None
            self.rows.setdefault((number, student), []).append(Shown(
                row.score, frozenset(row.flags & VISIBLE[self.kind]) | (self.mapped(row) if tells else set()),
                row.by if says_who else None, row.at if says_who else None))
        if self.kind == "extract":
            self.line_items = {n: replace(i, category=None) for n, i in self.line_items.items()
                               if n in {key[0] for key in self.rows}}

    def without(self, sections):
        """The same without everything of some sections, as an export that was made for other schools."""
        self.is_cut = True
        self.line_items = {n: i for n, i in self.line_items.items() if i.section not in sections}
        self.entries = [entry for entry in self.entries if entry[0] in self.line_items]
        self.describe()
        return self

    def truncated(self, share):
        """Drops rows at the end, as a program that died while writing does."""
        self.entries = self.entries[:int(len(self.entries) * share)]
        self.describe()
        return self

    # Cells

    def render(self, score):
        if score is None:
            return ""
        if not isinstance(score, Decimal):
            return score
        text = format(score, "f")
        short = text.rstrip("0").rstrip(".") if "." in text else text
        return self.random.choice((text, short, short + (".0" if "." not in short else "0")))

    def moment(self, at):
        if at is None:
            return ""
        if self.local_times:
            return at.astimezone(self.zone).strftime("%Y-%m-%d %H:%M:%S")
        return at.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")

    def line_item_rows(self):
        status = "active" if self.is_delta else ""
        yield LINE_ITEM_COLUMNS.split() + ["schoolSourcedId"] * (self.kind == "1.2")
        for number, item in self.shuffled(self.line_items.items()):
            # One made by hand has no period here: its title takes none of ours (Tests/RuleTests/Readback/CampusTitleTests.swift).
            yield [number, status, "", item.title, "", "2026-10-12", item.due, item.section, item.category,
                   "gp2" if item.is_ours else "", "0",
                   self.render(item.points)] + ["HS"] * (self.kind == "1.2")

    def result_rows(self):
        status, new = "active" if self.is_delta else "", self.kind == "1.2"
        yield (RESULT_COLUMNS.split()
               + "textScore classSourcedId inProgress incomplete late missing".split() * new)
        for n, (number, student, row) in enumerate(self.entries):
            yield [f"r{n}", status, "", number, student.removeprefix(self.prefix) if new else student, self.status_of(row), self.render(row.score), "2026-11-01", ""
                   ] + ["", "", "", *(self.flag(name, row) for name in ("incomplete", "late", "missing"))] * new

    def status_of(self, row):
        if "exempt" in row.flags:
            return "exempt"
        words = {"missing": "not submitted", "incomplete": "partially graded"}
        return next((words[flag] for flag in self.mapped(row)), "not submitted" if row.score is None else "fully graded")

    def mapped(self, row):
        """The flag that the row's word stands for, beside a score."""
        if not self.maps_flags or row.score is None or "exempt" in row.flags:
            return set()
        return {next((flag for flag in ("missing", "incomplete") if flag in row.flags), None)} - {None}

    def flag(self, name, row):
        return self.words[name in row.flags]

    def extract_rows(self):
        yield EXTRACT_COLUMNS.split()
        for number, student, row in self.entries:
            item = self.line_items[number]
            flags = {name: self.flag(name, row) for name in (*HARD_FLAGS, *SOFT_FLAGS)}
            written = number.upper() if self.is_upper else number
            yield [written if item.is_ours else "", item.section, student.removeprefix(self.prefix), self.render(row.score),
                   self.render(item.points), flags["late"], flags["missing"], flags["exempt"], flags["incomplete"],
                   flags["cheated"], flags["dropped"], flags["turnedIn"], "", row.by, self.moment(row.at), item.title,
                   item.due]

    def shuffled(self, things):
        things = list(things)
        self.random.shuffle(things)
        return things

    # Files

    def tables(self):
        """{file: rows}, each with its header."""
        self.words = self.random.choice((("false", "true"), ("0", "1"), ("", "true")))
        self.local_times = self.random.random() < 0.5
        if self.kind == "extract":
            return {"extract.csv": list(self.extract_rows())}
        word = "delta" if self.is_delta else "bulk"
        return {"manifest.csv": [("propertyName", "value"), ("manifest.version", "1.0"), ("oneroster.version", self.kind),
                                 ("file.lineItems", word), ("file.results", word)],
                "lineItems.csv": list(self.line_item_rows()), "results.csv": list(self.result_rows())}

    def write(self, path):
        """Writes a folder, a zip or, an extract, a single .csv file, by the name's ending. Its times are the export's."""
        files = {}
        for name, rows in self.tables().items():
            text = io.StringIO()
            text.write("sep=;\r\n" if self.delimiter == ";" else "")  # As Excel wants it.
            csv.writer(text, delimiter=self.delimiter, lineterminator=self.random.choice(("\n", "\r\n"))).writerows(rows)
            files[name] = text.getvalue().encode()
        path = Path(path)
        stamp = self.time.timestamp()
        if path.suffix == ".zip":
            local = self.time.astimezone(self.zone)
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, text in files.items():
                    archive.writestr(zipfile.ZipInfo(name, local.timetuple()[:6]), text)
        elif path.suffix == ".csv":
            path.write_bytes(files["extract.csv"])
            os.utime(path, (stamp, stamp))
        else:
            path.mkdir()
            for name, text in files.items():
                (path / name).write_bytes(text)
                os.utime(path / name, (stamp, stamp))
        return path


def cut_short(path, random):
    """Cuts a written zip anywhere, or a written table before a delimiter within a row, so that its last row lacks fields."""
    path = Path(path)
    target = path if path.is_file() else max(path.glob("[re]*.csv"))  # results.csv or extract.csv
    data = target.read_bytes()
    header = data.removeprefix(b"sep=;\r\n").partition(b"\n")
    sign = max((b",", b"\t", b";", b"|"), key=header[0].count)
    places = range(30, len(data) - 1) if path.suffix == ".zip" else [
        n for n in range(len(data) - len(header[2]), len(data)) if data[n:n + 1] == sign and data[n - 1:n] != b"\n"] or [5]
    target.write_bytes(data[:random.choice(places)])
