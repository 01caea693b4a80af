"""What oracle.py says is in the bundle: line items and results, as rows of the two files."""
import re, uuid
from datetime import timedelta


try:
    import regex  # The only module outside the standard library: it knows where grapheme clusters end.
except ImportError:
    regex = None

GUID = re.compile(r"[0-9A-Za-z./@_-]{1,255}")
UNSURE = []  # Titles that only the regex module can cut.


def identifier(*parts):
    text = "_".join(("itsl", *parts))
    if any("_" in part for part in parts) or not GUID.fullmatch(text):
        # Percent-encoded, so that different parts never make one name.
        parts = (part.replace("%", "%25").replace("_", "%5F") for part in parts)
        return str(uuid.uuid5(uuid.NAMESPACE_URL, "_".join(("itsl", *parts))))
    return text


def cut(title, limit):
    """The first `limit` grapheme clusters. Without the regex module only plain ASCII can be cut."""
    if regex:
        return "".join(regex.findall(r"\X", title)[:limit])
    if len(title) > limit and not title.isascii():
        UNSURE.append(title)
    return title[:limit]


def canonical(number):
    text = format(abs(number), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


class Bundle:
    def __init__(self, run):
        self.run, self.o = run, run.o
        self.sent = sorted(run.sent, key=lambda row: tuple(part.encode() for part in row[:3]))
        self.taken, self.changed, self.line_items = set(), 0, {}
        for item_id, section, *_ in self.sent:
            if (item_id, section) not in self.line_items:
                self.line_items[item_id, section] = self.line_item(run.g.items[item_id], section)

    def line_item(self, item, section):
        """Titles are made unique in their section and period, in the order of the rows."""
        run, session = self.run, self.run.session(item)
        due = run.due(item, session)
        start = run.local_day(item["from"]) if item["from"] else run.today
        title = self.title(item["Title"], section, session)
        self.changed += title != item["Title"]
        first, end = run.r.sessions[session]  # The end is the first day behind it.
        start = max(first, min(start, end - timedelta(days=1)))
        return title, min(start, due), due, section, self.category(item), session, canonical(item["max"])

    def title(self, wanted, section, session):
        title, number = cut(wanted, self.o.title_limit), 2
        while (section, session, title) in self.taken:
            suffix = f" ({number})"
            title, number = cut(wanted, self.o.title_limit - len(suffix)) + suffix, number + 1
        self.taken.add((section, session, title))
        return title

    def category(self, item):
        own = item.get("CategoryId") or ""
        return self.o.categories.get(own) or self.o.categories.get(self.run.g.categories.get(own)) or self.o.category

    def stamp(self):
        if self.o.bundle == "bulk":
            return "", ""
        return "active", self.run.now.strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def line_item_rows(self):
        new = self.o.version == "1.2"
        yield ["sourcedId", "status", "dateLastModified", "title", "description", "assignDate", "dueDate",
               "classSourcedId", "categorySourcedId", "academicSessionSourcedId" if new else "gradingPeriodSourcedId",
               "resultValueMin", "resultValueMax"] + ["schoolSourcedId"] * new
        for (item_id, section), (title, start, due, _, category, session, top) in self.line_items.items():
            yield [identifier(item_id, section), *self.stamp(), title, "", start, due, section, category, session,
                   "0", top] + [self.run.r.classes[section]] * new

    def result_rows(self):
        new = self.o.version == "1.2"
        yield ["sourcedId", "status", "dateLastModified", "lineItemSourcedId", "studentSourcedId", "scoreStatus",
               "score", "scoreDate", "comment"] + [
               "textScore", "classSourcedId", "inProgress", "incomplete", "late", "missing"] * new
        for item_id, section, student, score, day in self.sent:
            status, text = ("exempt", "") if score is None else ("fully graded", canonical(score))
            yield [identifier(item_id, section, student), *self.stamp(), identifier(item_id, section), student,
                   status, text, day, ""] + ["", section, "", "", "", ""] * new
