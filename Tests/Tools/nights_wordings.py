"""What the program can know of line items: the wordings that it sent, and what applied read-backs showed of them."""
from decimal import Decimal
from itertools import takewhile


class Wordings:
    def __init__(self):
        self.wordings, self.line_items = {}, {}  # line item -> [(moment, wording)]; -> what was shown last
        self.carried, self.last_shown = {}, {}  # line item -> {sequence: wording}; -> time of the last it was in
        self.shown_in_order = {}  # The same, of read-backs before which no newer one had told of it
        self.line_item_full_since = {}  # line item -> applied full read-backs made after its row's newest send
        self.newest_seen = {}  # line item -> the bundle whose wording, then the newest, was shown
        self.marked_lost = {}  # sequence -> moment

    def take_wording(self, number, row, sequence, now):
        wording = row["title"], row["dueDate"], row["categorySourcedId"], Decimal(row["resultValueMax"])
        self.wordings.setdefault(number, []).append((now, wording))
        self.carried.setdefault(number, {})[sequence] = wording
        self.line_item_full_since[number] = 0

    def show_line_items(self, export, old):
        for number in self.wordings.keys() & export.line_items.keys():
            if (number,) not in old:
                self.shown_in_order[number] = export.time
            if number not in self.last_shown or export.time > self.last_shown[number]:
                self.line_items[number], self.last_shown[number] = export.line_items[number], export.time
                if self.shows_newest(number):
                    self.newest_seen[number] = max(self.carried[number])

    def fields(self, number):
        """(place in a wording, column, what was shown last) of each field that was shown."""
        shown = self.line_items.get(number)
        columns = ("title", "dueDate", "categorySourcedId", "resultValueMax")
        values = (shown.title, shown.due, shown.category, shown.points) if shown else ()
        return [(place, columns[place], value) for place, value in enumerate(values) if value is not None]

    def edited(self, number):
        """{column: what Campus shows} where that is unlike every wording of ours."""
        sent = [wording for _, wording in self.wordings.get(number, ())]
        return {column: value for place, column, value in self.fields(number)
                if value not in [wording[place] for wording in sent]}

    def shows_newest(self, number):
        """Whether a read-back made since has shown the newest wording, whichever bundle carried it first: the last may have
        died staged."""
        wording = self.wordings[number][-1][1]
        since = [at for at, _ in takewhile(lambda sent: sent[1] == wording, reversed(self.wordings[number]))]
        return (number in self.shown_in_order and self.shown_in_order[number] > min(since)
                and all(wording[place] == value for place, _, value in self.fields(number)))

    def has_newest_wording(self, number):
        """Campus had the newest wording when it was shown last, be it before that was sent once more."""
        fields, (_, wording) = self.fields(number), self.wordings[number][-1]
        return bool(fields) and all(wording[place] == value for place, _, value in fields)

    def has_seen_wording(self, number):
        """The newest wording was shown once, whichever bundle carried it then."""
        carried, seen = self.carried.get(number, {}), self.newest_seen.get(number)
        return seen in carried and carried[seen] == carried[max(carried)]

    def is_marked_lost(self, number):
        at, newest = self.wordings[number][-1]
        return any(wording == newest and self.marked_lost.get(sequence, at) > at
                   for sequence, wording in self.carried[number].items())
