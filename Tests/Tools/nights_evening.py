"""The evenings of a story whose nights are run by `nightly`: what is dropped for the next night, right and wrong."""
from campus_foreign import WAYS, is_plain, make_foreign
from nights_reading import Reading
from nights_safety import APPLY, REFUSE, STOP, WAIT, Drop
from datetime import timedelta


class NightReading(Reading):
    """Reading back as the plain story does, but that all of it is dropped and nobody waits for an answer."""

    is_read_later = True

    def __init__(self, story):
        super().__init__(story)
        self.delivered, self.names, self.lacking = [], set(), None

    def evening(self):
        for drop in list(self.story.safety.drops.values()):
            if drop.whole is not None and self.random.random() < 0.5:
                self.end_waiting(drop)
        super().evening()

    def look_after_schools(self, export, now):
        """Once the night is over."""
        self.lacking = export

    def after_night(self, now):
        if self.lacking is not None:
            self.mark_what_is_missing(self.lacking, now)
        self.lacking = None

    def oddities(self):
        for doing, share, act in (("names", 0.16, self.wrong_name), ("mac", 0.1, self.mac), ("cut", 0.14, self.unfinished),
                                  ("foreign", 0.1, self.foreign), ("redrop", 0.2, self.redrop)):
            if self.story.chance(doing, share):
                self.count_drop(doing)
                act(self.story.at(20, 30))
        if self.story.chance("droppings", 0.3):
            self.story.drops.droppings()

    def count_drop(self, doing):
        self.story.counts[f"drops, {doing}"] += 1

    def name(self, export, says_time):
        """Without an ending; no two things of a story have one name."""
        self.count += 1
        kind = "partial-" * (export.share < 1)
        return f"campus-{kind}{self.count}" + (f"-{export.time:%Y%m%dT%H%M%SZ}" if says_time else "")

    def drop(self, fate, export, make, says_time=True, **more):
        """make: given the name, writes it and returns the name with its ending."""
        return self.story.safety.add(Drop(make(self.name(export, says_time)), fate, export, says_time, **more))

    # Right

    def deliver(self, export, now=None, in_peace=False):
        says_time = self.random.random() < 0.8
        name, source = self.story.drops.right(export, self.name(export, says_time), says_time)
        self.story.safety.add(Drop(name, APPLY, export, says_time, source=source))

    def keep(self, drop):
        """It was applied: it may come again."""
        if drop.source is not None and self.known.sees_ours(drop.export):
            self.delivered.append(drop)

    # Wrong

    def truncated(self, now):
        """It ends within a row; the whole follows, most times the same evening."""
        short = self.export(now - timedelta(minutes=10))
        self.drop(REFUSE, short, lambda name: self.story.drops.truncated(short, name))
        if self.random.random() < 0.7:
            self.deliver(self.export(now))

    def wrong_name(self, now):
        export, drops = self.export(now), self.story.drops
        make = drops.link if self.random.random() < 0.15 else drops.wrong_name
        self.drop(REFUSE, export, lambda name: make(export, name))

    def mac(self, now):
        export = self.export(now)
        self.drop(REFUSE, export, lambda name: self.story.drops.mac(export, name))

    def unfinished(self, now):
        """Cut off long ago, cut off and still growing, or of a time that the clock has not reached."""
        export, drops = self.export(now), self.story.drops
        way = self.random.choice(("old", "fresh", "ahead"))
        if way == "old":
            self.drop(REFUSE, export, lambda name: drops.cut(export, name, is_fresh=False)[0])
            return
        make = (lambda name: drops.cut(export, name, True)) if way == "fresh" else (lambda name: drops.ahead(export, name))
        name, whole = make(self.name(export, True))
        self.story.safety.add(Drop(name, WAIT, export, True, whole=whole))

    def end_waiting(self, drop):
        if drop.name.endswith(".zip") and self.random.random() < 0.3 and self.is_cut(drop):
            self.story.drops.age(drop.name)
            drop.fate, drop.whole = REFUSE, None
        else:
            self.grow(drop)

    def is_cut(self, drop):
        path = self.story.drops.inbox("readback") / drop.name
        return path.stat().st_size < drop.whole.stat().st_size

    def grow(self, drop):
        self.story.drops.grow(drop.name, drop.whole)
        drop.fate, drop.source, drop.whole = APPLY, drop.whole, None

    def foreign(self, now):
        way = self.random.choice(WAYS)
        export = make_foreign(self.export(now), way)
        if export.is_upper:
            return self.deliver(export)
        if self.known.sees_ours(export):
            return
        name, _ = self.story.drops.right(export, self.name(export, True), True)
        self.story.safety.add(Drop(name, STOP, export, True, is_plain=is_plain(export, self.known.wordings, way)))

    def is_quiet(self):
        """Nothing else that may be applied waits for the next night, so that the last one applied stays the last."""
        return self.delivered[-1].export.time == self.known.applied_last and not any(
            drop.fate != REFUSE for drop in self.story.safety.drops.values())

    def redrop(self, now):
        """The bytes of one that was applied: under its name, under one without a time, or, of what was applied last, under
        one whose time lies ahead of the clock."""
        if not self.delivered:
            return
        way = self.random.choice(["same", "copy"] + ["ahead"] * ("ahead" in self.story.doings and self.is_quiet()))
        old = self.delivered[-1] if way == "ahead" else self.random.choice(self.delivered)
        ending = "." + old.name.rsplit(".", 1)[1] if "." in old.name else ""
        name = old.name if way == "same" else f"copy-{self.count}{ending}"
        self.count += 1
        if way == "ahead":  # Of the next night's clock too.
            name = f"{self.name_ahead(now + timedelta(hours=6))}{ending}"
        if name in self.story.safety.drops:
            return
        self.story.drops.place(old.source, "readback", name)
        self.story.safety.add(Drop(name, APPLY, old.export, old.says_time, is_known=True))
