"""report.html as Python's own parser reads it: its figures, the files it names and its places."""
from html.parser import HTMLParser

VOID = {"meta", "input", "br", "img", "link", "hr"}


class Page(HTMLParser):
    """`tiles`: by the part of the page that each leads to. `classes`, `files`: by the names in the cells.
    `sections`: by the id of the row, its figures. `reasons`: by the id of the reason, what its heading counts."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.tiles, self.classes, self.files, self.sections, self.reasons = {}, {}, {}, {}, {}
        self.ids, self.links, self.problems = [], [], []
        self.text, self.rows = [], {}
        self.stack = []
        with open(path, encoding="utf-8", newline="") as file:
            self.feed(file.read())
        self.close()
        if self.stack:
            self.problems.append(f"left open: {[tag for tag, _ in self.stack]}")

    # Parsing

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if tag not in VOID:
            self.stack.append((tag, attributes))

    def handle_endtag(self, tag):
        if not self.stack or self.stack[-1][0] != tag:
            self.problems.append(f"</{tag}> closes {self.stack[-1:]}")
            return
        self.stack.pop()

    def handle_data(self, data):
        if any(tag in ("style", "script") for tag, _ in self.stack):
            return
        self.text.append(data)
        self.take_tile(data)
        self.take_cell(data)
        self.take_reason(data)

    def take_tile(self, data):
        if self.stack and self.stack[-1][1].get("class") == "number":
            link = next(a for tag, a in reversed(self.stack) if tag == "a")
            self.tiles[link["href"].removeprefix("#")] = number(data)

    def take_cell(self, data):
        cell = next((a for tag, a in reversed(self.stack) if tag == "td"), None)
        if cell is None:
            return
        for key, figures in (("data-class", self.classes), ("data-file", self.files)):
            if key in cell:
                figures[cell[key]] = number(data)
        row = next(a for tag, a in reversed(self.stack) if tag == "tr")
        if row.get("id", "").startswith("section-"):
            self.sections.setdefault(row["id"], []).append(number(data))

    def take_reason(self, data):
        if self.stack and self.stack[-1][1].get("class") == "count":
            place = next((a["id"] for tag, a in reversed(self.stack) if "id" in a), "")
            if place.startswith(("held-", "rejected-", "notice-")):
                self.reasons[place] = data

    # What must hold of any page

    def faults(self):
        """Of its form: places named twice, links to nowhere, elements that are not closed in turn."""
        twice = sorted({i for i in self.ids if self.ids.count(i) > 1}) if len(self.ids) < 5000 else []
        nowhere = sorted({x for x in self.links if x.startswith("#") and x[1:] not in set(self.ids)})
        return (self.problems + [f"two places are called {i}" for i in twice]
                + [f"a link leads to {x}, which is not there" for x in nowhere])


def number(text):
    """1,234 → 1234"""
    return int(text.replace(",", ""))


def anchor(kind, identifier):
    """The place of a school, section or reason, as Spec/report.md says: other bytes as `_` and two hex digits."""
    plain = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-."
    return f"{kind}-" + "".join(chr(b) if b in plain else f"_{b:02x}" for b in identifier.encode())
