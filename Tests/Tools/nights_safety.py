"""Whether a night is safe: what became of all that was dropped as a read-back, and whether anything may be sent.

A night is **blocked** while anything lies in the drop folder of read-backs, or ever came there, that is not harmless and
was not applied, or was refused in another drop folder and may be an export of Campus: until a full read-back of its time or later is applied, or its own content. A blocked night sends
nothing, says `blocked`, and ends with 3, 20 or 21; one that is not blocked exports. No two things of other content have one
name here.
"""
import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from nights_program import Violation

APPLY, REFUSE, WAIT, STOP = "apply", "refuse", "wait", "stop"


@dataclass
class Drop:
    """Something that was dropped. fate: what the program is to do with it; stop: the guard may let it pass all the same,
    where it knows of nothing that must be there."""
    name: str
    fate: str
    export: object
    says_time: bool = False  # By its name; else what it shows can only be told by its files.
    is_known: bool = False  # The bytes of one that was applied, and no later look.
    whole: object = None  # Of what waits: the zip that it is to become.
    source: object = None
    claimed: str = None  # Where one that the guard stopped lies.
    is_plain: bool = False  # Our ids but for case or a prefix.


def is_bare(drop):
    """A file of an extract without a row: a header alone, of which many are the same to the byte."""
    return drop.export.kind == "extract" and not drop.export.entries and not drop.name.lower().endswith((".zip", ".gz"))


class Safety:
    def __init__(self, story):
        self.story, self.known = story, story.known
        self.drops = {}  # name -> Drop, of what lies in the drop folder or claimed
        self.unread = {}  # name -> time that the program takes it to show, at the latest
        self.bare = {}  # name -> SHA-256 of those that were a header alone
        self.misplaced = set()  # Of other drop folders: what may be an export of Campus.
        self.met = {}  # The same, of all that was ever unread: the same content shows nothing later when it comes again.

    def add(self, drop):
        self.drops[drop.name] = drop
        return drop

    def judge(self, report, now, before):
        """What became of everything tonight, and whether the night is blocked as it must be."""
        entries = {e["name"]: e for e in report["inbox"] if e["kind"] == "readback"}
        if strange := entries.keys() - self.drops.keys():
            raise Violation(f"the night tells of {min(strange)}, which is harmless or was never dropped")
        for entry in report["inbox"]:
            if entry["name"] in self.misplaced:
                self.expect(Drop(entry["name"], REFUSE, None), entry["state"].removesuffix("d"), f"is {entry['state']}")
                self.misplaced.remove(entry["name"])
                self.unread[entry["name"]] = self.story.reading.clock(now)
                self.story.counts["misplaced, refused"] += 1
        self.read_bare = set()
        self.take_applied(report["readbacks"], now, before)
        is_waiting = False
        for name in list(self.drops):
            drop, state = self.drops[name], entries.get(name, {}).get("state")
            if state == "waiting":
                is_waiting = True
                self.expect(drop, WAIT, "is waiting")
            elif state == "refused":
                self.expect(drop, REFUSE, "was refused")
                self.forget(drop, now, entries[name])
                del self.drops[name]
            elif state == "superseded":
                self.superseded(drop, entries[name], now)
                del self.drops[name]
            else:
                self.stopped(drop, entries.get(name), now)
        # The same bytes under another name were read, then; but a partial one tells nothing by a header.
        self.unread = {name: time for name, time in self.unread.items() if self.bare.get(name) not in self.read_bare}
        self.make_up()
        self.check_told(report, is_waiting)

    def expect(self, drop, fate, words):
        if drop.fate != fate:
            raise Violation(f"{drop.name} {words}, it should {drop.fate}")

    # One by one

    def take_applied(self, outcomes, now, before):
        """Judges what was applied, in the order of the night. One whose content was applied before is told as that one
        was, so it is known by its place alone."""
        outcomes = [outcome for outcome in outcomes if "appliedBefore" not in outcome]
        names = [outcome["input"]["name"].rsplit("/", 1)[-1] for outcome in outcomes]
        if strange := set(names) - self.drops.keys():
            raise Violation(f"{min(strange)} was read back, and was never dropped")
        after, last = self.story.program.frozen(now), None
        for place, (name, outcome) in enumerate(zip(names, outcomes)):
            drop = self.drops.pop(name)
            self.check_applied(drop, outcome, last)
            last = drop.export.time
            later = set(names[place + 1:])
            known = {k: e for k, e in after.items() if k in before or e["readback"].rsplit("/", 1)[-1] not in later}
            earlier = {k: e for k, e in known.items() if k in before or e["readback"].rsplit("/", 1)[-1] != name}
            holds = self.story.program.holds() if not later else None
            ended = sum((Counter(o.get("lifted", {})) for o in outcomes[place + 1:]), Counter())
            self.story.reading.judge(drop.export, outcome, earlier, known, holds, now, ended)
            self.story.reading.keep(drop)
            self.unread.pop(name, None)
            if is_bare(drop) and not drop.export.is_partial:
                self.read_bare.add(outcome["input"]["sha256"])

    def check_applied(self, drop, outcome, last):
        if drop.is_known:
            raise Violation(f"{drop.name} has the bytes of one that was applied, and was applied again")
        if drop.fate == STOP:
            if drop.is_plain or self.known.must_be_seen(drop.export):
                raise Violation(f"{drop.name} shows nothing of ours though it must, and was applied")
            self.story.counts["foreign ids applied, nothing being known"] += 1
        else:
            self.expect(drop, APPLY, "was applied")
        time = drop.export.time.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        if outcome["input"]["time"] != time:
            raise Violation(f"{drop.name} shows Campus as of {time}, and was applied as of {outcome['input']['time']}")
        if last and drop.export.time < last:
            raise Violation(f"{drop.name} was applied after one of a later time, in one night")

    def superseded(self, drop, entry, now):
        """Of known content; or it was stopped, and a later full one was applied since; or older than a full one: then it was not
        applied, and is unread like any other."""
        self.story.counts["read-backs superseded"] += 1
        if drop.is_known and drop.fate == APPLY:
            return
        newest = self.known.schools.newest_of_all
        is_older = newest is not None and drop.export.time <= newest
        if drop.fate not in (APPLY, STOP) or not (is_older or not drop.says_time):
            raise Violation(f"{drop.name} was put away unused, it should {drop.fate}")
        if is_older and "applied before" not in entry["reason"]:
            self.forget(drop, now, entry)

    def stopped(self, drop, entry, now):
        if drop.claimed is None and (entry is None or entry["state"] != "taken"):
            raise Violation(f"{drop.name} was dropped, and the night does not tell what became of it")
        may_stop = drop.fate == STOP or self.story.setting.percent < 100 or not self.known.sees_scores(drop.export)
        if not may_stop:
            raise Violation(f"{drop.name} was taken and not applied, it should {drop.fate}")
        if drop.fate in (WAIT, REFUSE):
            raise Violation(f"{drop.name} was claimed, it should {drop.fate}")
        drop.claimed = drop.claimed or entry["path"]
        self.forget(drop, now, {"path": drop.claimed})
        self.story.counts["read-backs stopped"] += 1

    def accepted(self, drop):
        """A person applied by hand what the guard had stopped; the next night finds its content known."""
        drop.is_known = True
        self.unread.pop(drop.name, None)
        self.make_up()

    # Unread

    def forget(self, drop, now, entry):
        """It came, and what it tells is not known. It may be as late as the clock, where its name says nothing else."""
        clock = self.story.reading.clock(now)
        path = Path(entry["path"])
        if is_bare(drop) and path.is_file():
            self.bare[drop.name] = hashlib.sha256(path.read_bytes()).hexdigest()
        time = min(drop.export.time, clock) if drop.says_time else clock
        self.unread[drop.name] = self.met[drop.name] = min(time, self.met.get(drop.name, time))

    def make_up(self):
        """A full read-back of its time or later makes up for it, or a person says that one is right in which nothing is."""
        newest, accepted = self.known.schools.newest_of_all, max(self.known.accepted, default=None)
        self.known.accepted.clear()
        self.unread = {name: time for name, time in self.unread.items()
                       if (newest is None or time > newest) and (accepted is None or time > accepted)}

    # What the night says of itself

    def check_told(self, report, is_waiting):
        must = is_waiting or bool(self.unread)
        is_sent, attention = "export" in report, set(report["attention"])
        told = "blocked" in attention or (is_waiting and "readback-waiting" in attention)
        if must and is_sent:
            raise Violation(f"the night exports though it is not safe: {self.why(is_waiting)}")
        if must and (not told or report["exitCode"] not in (3, 20, 21)):
            raise Violation(f"the night does not say that it is blocked: {sorted(attention)}, {report['exitCode']}; {self.why(is_waiting)}")
        if not must and ("blocked" in attention or report["blocked"]):
            raise Violation(f"the night is blocked without a cause: {report['blocked']}")
        self.story.counts["nights blocked"] += must

    def why(self, is_waiting):
        return ", ".join([*(f"{name} of {time}" for name, time in self.unread.items()), *["one waits"] * is_waiting])
