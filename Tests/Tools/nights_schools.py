"""Which schools the applied read-backs told of: a full one is full of each school that it shows something of ours of."""


class Schools:
    def __init__(self):
        self.school_of = {}  # line item of ours -> school
        # (time, schools that it lacked, whether it was a look) of applied full read-backs that told something of ours, or were
        # made before anything of ours could be there.
        self.wholes = []

    def missing(self, export):
        """The schools of ours of which a full one shows nothing, where it shows something of another."""
        shown = {self.school_of[n] for n in export.line_items if n in self.school_of}
        if export.is_partial or export.is_accepted or not shown:
            return frozenset()
        return frozenset(self.school_of.values()) - shown

    def is_missing(self, export, number):
        return self.school_of.get(number) in export.missing

    def newest_whole(self, number):
        """Time of the newest full one that told of the line item's school."""
        school = self.school_of.get(number)
        return max((time for time, missing, _ in self.wholes if school not in missing), default=None)

    def last_look(self, number):
        school = self.school_of.get(number)
        return max((time for time, missing, look in self.wholes if look and school not in missing), default=None)

    @property
    def newest_of_all(self):
        """A time such that of every school a full one of then or later told."""
        if not self.wholes:
            return None
        lacked = set().union(*(missing for _, missing, _ in self.wholes))
        newest = [max((time for time, missing, _ in self.wholes if school not in missing), default=None)
                  for school in lacked] + [max(time for time, _, _ in self.wholes)]
        return None if None in newest else min(newest)
