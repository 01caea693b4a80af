"""Read-backs that come again, and read-backs whose ids are not ours, by hand.

The same bytes change nothing: under their name never, under another one where it says no time, or, of what was applied last,
one that lies ahead of the clock. A full read-back in which nothing of ours is seen, though Campus has shown line items of ours
before, is stopped (21) and leaves the ledger as it was; one whose ids are ours but for case or a prefix always.
"""
import shutil

from campus_foreign import WAYS, is_plain, make_foreign
from nights_program import Violation


class Redrops:
    def __init__(self, reading):
        self.reading, self.story, self.random = reading, reading.story, reading.random
        self.delivered = []  # (path, flags, export) of what was applied

    def keep(self, path, flags, export):
        if self.story.known.sees_ours(export):  # One without anything of ours is looked at anew.
            self.delivered.append((path, flags, export))

    def evening(self):
        if self.delivered and self.story.chance("redrop", 0.3):
            self.again(self.story.at(22, 40))
        if self.story.chance("foreign", 0.15):
            self.foreign(self.story.at(22, 50))

    def again(self, now):
        way = self.random.choice(["same", "copy"] + ["ahead"] * ("ahead" in self.story.doings))
        path, flags, export = self.delivered[-1] if way == "ahead" else self.random.choice(self.delivered)
        if way == "ahead" and export.time != self.story.known.applied_last:
            return  # What was applied before the last one, and comes as of now, may be Campus gone back to it.
        if way != "same":
            name = "copy" if way == "copy" else self.reading.name_ahead(now)
            path = self.copy(path, name)
            flags = [flag for flag in flags if flag == "--partial"]
        picture = self.reading.program.picture()
        _, report = self.reading.program.run(now, "readback", path, *flags, expect=(0,))
        if not report.get("appliedBefore"):
            raise Violation(f"{path.name} has the bytes of one that was applied, and was applied again")
        self.reading.same_ledger(picture)
        self.story.counts[f"read-backs re-dropped, {way}"] += 1

    def copy(self, path, name):
        target = self.reading.new_folder() / (name + path.suffix)
        return shutil.copytree(path, target) if path.is_dir() else shutil.copy2(path, target)

    def foreign(self, now):
        reading, known = self.reading, self.story.known
        way = self.random.choice(WAYS)
        export = make_foreign(reading.export(now), way)
        if export.is_upper:
            self.story.counts["extracts with our ids in capitals"] += 1
            return reading.deliver(export, now)
        if known.sees_ours(export):  # Ids that are GUIDs have no prefix to lose.
            return
        path, flags = reading.write(export, now)
        picture, before = reading.program.picture(), reading.program.frozen(now)
        must = known.must_be_seen(export) or is_plain(export, known.wordings, way)
        code, report = reading.program.run(
            now, "readback", path, *flags, expect=(21,) if must else (0, 3, 21))
        self.story.counts[f"read-backs of foreign ids, {way}"] += 1
        if code == 21:
            if must and report["error"]["code"] != "guard-readback-line-items":
                raise Violation(f"foreign ids ({way}) were stopped by {report['error']['code']}")
            return reading.same_ledger(picture)
        if report.get("appliedBefore"):
            return reading.same_ledger(picture)
        if report["lost"]:
            raise Violation(f"a read-back in which nothing of ours is seen ({way}) makes {report['lost']} lost")
        for key, entry in reading.program.frozen(now).items():
            if entry != before.get(key):
                raise Violation(f"a read-back in which nothing of ours is seen ({way}) tells of a frozen score: {entry}", key)
        reading.applied(export, code, report, before, now)
