"""Exports that die between staging and publishing, and exports under a clock that runs ahead.

An export **dies** where a file lies in the way of its folder in the archive: what it made is staged by then, and comes out
with the next export or night that may send, which tells so (`recovered`); or a read-back shows before that it would take
Campus back, and then it never does. Until it comes out no read-back can show it.

A **clock that ran ahead** leaves times in the ledger that lie ahead of the right one. Then nothing is read back or sent (21,
`guard-clock`) before a person has put them right; a bundle counts as come out at that moment.
"""
from datetime import datetime, timedelta, timezone

from campus_import import Bundle
from nights_program import Violation

NEVER = datetime.max.replace(tzinfo=timezone.utc)
STAGED = "SELECT sequence, file FROM bundle WHERE state = 'staged' AND withdrawn IS NULL AND left_outbox IS NULL"


class Killed:
    def __init__(self, story):
        self.story, self.known, self.program = story, story.known, story.program
        self.waiting = {}  # sequence -> (bundle, what itslearning had when it was made)
        self.obstacle, self.was_armed = None, False

    # Dying

    def arm(self, now, in_peace):
        """Now and then something lies in the way. Returns whether it does."""
        folder = self.program.folder / "archive" / f"{now:%Y%m%dT%H%M%SZ}-export"
        if not in_peace and not folder.exists() and self.story.chance("killed", 0.12):
            folder.write_bytes(b"")
            self.obstacle = folder
        return self.obstacle is not None

    def clear(self):
        """After the run, before anything else is run."""
        self.was_armed = self.obstacle is not None
        if self.was_armed:
            self.obstacle.unlink()
            self.obstacle = None

    def take_left(self, district, now):
        """Remembers what the run left staged. Returns whether it left anything."""
        if not self.was_armed:
            return False
        wanted, _, _ = district.wanted(now)
        left = [entry for entry in self.program.query(STAGED) if entry[0] not in self.waiting]
        for sequence, file in sorted(left):
            bundle = Bundle(self.program.folder / "staging" / file, sequence)
            self.waiting[sequence] = bundle, wanted
            self.known.take_bundle(bundle, wanted, NEVER, district.wordings())
            self.story.counts["bundles left staged"] += 1
        return bool(left)

    # Coming out, or not

    def come_out(self, recovered, now, in_peace):
        """What a run told that it published first. Returns the bundles."""
        bundles = []
        for sequence in recovered:
            if sequence not in self.waiting:
                raise Violation(f"bundle {sequence} is told as recovered, and nothing had left it staged")
            made, wanted = self.waiting.pop(sequence)
            # In bulk mode the next one may have taken its place in the outbox already.
            bundle = self.program.bundle({"sequence": sequence, "file": made.path.name}) if (
                self.program.folder / "outbox" / made.path.name).exists() else made
            bundle.path = self.program.folder / "outbox" / made.path.name
            self.date(bundle, now)
            self.story.take_out(bundle, now, in_peace)
            bundles.append(bundle)
            self.story.counts["bundles recovered"] += 1
        return bundles

    def learn(self, entries, now):
        """What a read-back has taken back before it came out, and what nothing waits for any more."""
        staged = dict(self.program.query(STAGED))
        for sequence in [s for s in self.waiting if s not in staged and entries[s]["state"] == "staged"]:
            bundle, _ = self.waiting.pop(sequence)
            self.date(bundle, now)
            if entries[sequence].get("withdrawn"):
                self.known.marked_lost[sequence] = now + timedelta(seconds=1)  # After it would have come out.
                self.story.counts["bundles withdrawn before they came out"] += 1
            for key in bundle.results:
                self.story.campus.tell(key, now, f"bundle {sequence}, which was staged, never comes out")

    def date(self, bundle, now):
        """It came out now, or would have."""
        sequence = bundle.sequence
        self.known.made[sequence] = now
        if sequence in self.known.marked_lost:  # A person said so while it was staged: that is after it was made.
            self.known.marked_lost[sequence] = now + timedelta(seconds=1)
        for key in bundle.results:
            known = self.known.result(key)
            known.sends = [(s, now if s == sequence and at == NEVER else at, value) for s, at, value in known.sends]
        for number in bundle.line_items.keys() & self.known.wordings.keys():
            self.known.wordings[number] = [(now if at == NEVER else at, w) for at, w in self.known.wordings[number]]


class Clocks:
    def __init__(self, story):
        self.story, self.program = story, story.program

    def now(self, now, in_peace):
        """What the computer's clock shows at that moment. A bulk bundle is told from later ones by its own time."""
        is_right = in_peace or self.story.setting.mode == "bulk" or not self.story.chance("clock", 0.06)
        return now if is_right else now + timedelta(days=self.story.random.randint(1, 400))

    def put_right(self, now, command):
        """The clock is right again. command: an export that must be stopped before a person says so."""
        ahead = self.program.run(now, "times", "list", expect=(0,))[1]["ahead"]
        if not ahead:
            return
        picture = self.program.picture()
        _, report = self.program.run(now, *command, expect=(21,))
        if report["error"]["code"] != "guard-clock":
            raise Violation(f"times lie ahead of the clock, and the export was stopped by {report['error']['code']}")
        if self.program.picture() != picture:
            raise Violation("an export that the clock stopped changed the ledger")
        self.program.run(now, "times", "correct", "--by", "Nights", "--reason", "told to", expect=(0,))
        if self.program.run(now, "times", "list", expect=(0,))[1]["ahead"]:
            raise Violation("times were put right and lie ahead of the clock")
        self.story.counts["clocks that ran ahead"] += 1
