"""The story whose nights are run by `nightly`: what Campus and itslearning export is dropped, and nobody is there.

A person uploads what lies in the outbox, releases freezes and marks bundles by hand, looks after what a guard stopped,
and after some nights that were blocked drops a right full read-back.
"""
import copy

from nights_careless import CarelessStory
from nights_drops import Drops
from nights_evening import NightReading
from nights_program import Violation
from nights_safety import APPLY, STOP, Safety


class NightStory(CarelessStory):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.drops = Drops(self.folder, self.program.folder, self.random, self.at(0))
        self.safety = Safety(self)
        self.dropped = None  # The district as the gradebook and roster tell it that the program is to use.

    def make_reading(self):
        return NightReading(self)

    def configuration(self):
        return super().configuration() + "inbox:\n  settleMinutes: 0\n  maxAgeDays: 0\n"

    def export(self, now, in_peace=False):
        """Runs a night. Returns the bundles that it published."""
        self.drop_inputs(in_peace)
        before, there = self.program.frozen(now), self.in_outbox()
        may_die = (1,) if self.killed.arm(now, in_peace) else ()
        code, report = self.program.run(now, "nightly", expect=(0, 3, 20, 21) + may_die)
        self.killed.clear()
        self.counts["nights run"] += 1
        if code != report["exitCode"]:
            raise Violation(f"the night ended with {code}, and says {report['exitCode']}")
        self.safety.judge(report, now, before)
        self.outbox.learn(now)
        late = self.killed.come_out(report["recovered"], now, in_peace)
        is_dead = self.killed.take_left(self.dropped, now)
        if code == 1 and not is_dead:
            raise Violation("the night failed, and left nothing staged")
        bundles = late + ([] if is_dead else self.sent(report, now, in_peace))
        if strange := self.in_outbox() - there - {bundle.path.name for bundle in bundles}:
            raise Violation(f"{min(strange)} came to lie in the outbox, and nobody told of it")
        # What tonight's bundle has taken the place of leaves with the next read-back.
        # One whose content was applied before is none that was applied.
        is_read = any("appliedBefore" not in outcome for outcome in report["readbacks"])
        self.outbox.look(now, is_read=is_read and not bundles and not is_dead)
        self.look_after_stopped(now, in_peace)
        self.reading.after_night(now)
        return bundles

    def in_outbox(self):
        return {path.name for path in (self.program.folder / "outbox").glob("*.zip")}

    def drop_inputs(self, in_peace):
        if self.dropped is None or in_peace or self.random.random() < 0.85:
            self.drops.inputs(self.district)
            self.dropped = copy.deepcopy(self.district)
        elif self.chance("inputs", 0.5):
            name = self.drops.bad_input(self.district)
            if name and self.bundles:  # Before the first there is nothing that could be overwritten.
                self.safety.misplaced.add(name)
            self.counts["gradebooks that cannot be taken"] += 1

    def sent(self, report, now, in_peace):
        """What the night exported; where the change guard stopped that, a person accepts it."""
        failures = [s["failure"] for s in report["steps"] if s["name"] == "export" and s["state"] == "failed"]
        if any(failure["exitCode"] == 21 for failure in failures):
            if self.setting.percent == 100:
                raise Violation(f"the export was stopped: {failures[0]['code']}")
            self.counts["exports stopped"] += 1
            # By name, because something may lie in the inbox that cannot be taken.
            _, told = self.program.run(now, "export", "--gradebook", self.newest("gradebook"), "--roster",
                                       self.newest("roster"), "--accept-changes")
            return self.exported(told, self.dropped, now, in_peace)
        if failures:
            raise Violation(f"the export failed: {failures[0]['message']}")
        return self.exported(report["export"], self.dropped, now, in_peace) if "export" in report else []

    def newest(self, kind):
        """What stays claimed of gradebooks or rosters."""
        claimed = (self.program.folder / "staging" / "claimed" / kind).glob("*/*")
        return max(claimed, key=lambda path: path.stat().st_mtime)

    def look_after_stopped(self, now, in_peace):
        """A person looks at what the guard stopped, and now and then accepts it."""
        for drop in list(self.safety.drops.values()):
            if drop.claimed and drop.fate == APPLY and (in_peace or self.random.random() < 0.4):
                self.accept(drop, now)

    def accept(self, drop, now):
        flags = ["--accept-changes"] + ["--partial"] * (drop.export.share < 1)
        if self.known.is_before_whole(drop.export) or drop.export.is_cut:
            return
        before = self.program.frozen(now)
        code, report = self.program.run(now, "readback", drop.claimed, *flags)
        drop.export.is_accepted = True
        if not report.get("appliedBefore"):
            self.reading.applied(drop.export, code, report, before, now)
            self.safety.accepted(drop)
            if not self.known.sees_scores(drop.export):
                self.reading.mark_what_is_not_there(now)

    def settle(self):
        """Before peace: nothing waits any more."""
        for drop in list(self.safety.drops.values()):
            if drop.whole is not None:
                self.reading.grow(drop)
