"""The evenings of nights.py: what Campus exported is read back, freezes are released, bundles are marked."""
from datetime import timedelta

from campus_export import Export, cut_short
from nights_marks import Marks
from nights_program import Violation
from nights_redrops import Redrops
from nights_truth import Readback


class Reading(Marks):
    rings = False  # Whether the last read-back was stopped, because nothing of ours is there any more: every one is.
    is_read_later = False  # Whether a bundle may be made between an export of Campus and its reading.

    def __init__(self, story):
        self.story, self.random = story, story.random
        self.program, self.known, self.setting = story.program, story.known, story.setting
        self.kept, self.count = [], 0  # Pictures of Campus that are still to be exported.
        self.held = {}  # line item -> (why, time of the first read-back that it was held by)
        self.redrops = Redrops(self)

    def export(self, now, share=1, picture=None, may_lack=True, **more):
        # Of two rows a bulk bundle can only repeat one: where neither is our latest, nobody could say which.
        is_late = picture is not None or self.is_read_later
        more.setdefault("doubles", "any" if self.setting.mode != "bulk" else "none" if is_late else "ours")
        export = Export(picture or self.story.campus.picture(), now, self.random, self.random.choice(self.setting.kinds),
                        share, prefix=self.setting.prefix, zone=self.story.district.zone, **more)
        if may_lack and self.story.chance("schools", 0.12):
            classes = self.story.district.classes
            school = self.random.choice(sorted({school for _, school in classes.values()}))
            export.without({section for section, (_, its) in classes.items() if its == school})
        return export

    def keep_picture(self, now):
        self.kept.append((now, self.story.campus.picture()))

    def keep_half(self, now, bundle, keys):
        """Campus in the middle of an import: what is still to come looks refused."""
        picture = self.story.campus.picture()
        for key in keys:
            picture.true(key).refused.add(bundle.sequence)
        self.kept.append((now, picture))
        self.story.counts["pictures in the middle of an import"] += 1

    def evening(self):
        now, chance = self.story.at(20), self.random.random()
        if chance < 0.55:
            self.deliver(self.export(now))
        elif chance < 0.7:
            self.deliver(self.export(now, self.random.choice((0.3, 0.6, 0.9))))
        elif chance < 0.75:
            self.deliver(self.export(now, is_delta=True))
        elif chance < 0.85:
            self.truncated(now)
        if self.kept and self.random.random() < 0.3:
            moment, picture = self.kept.pop(self.random.randrange(len(self.kept)))
            self.deliver(self.export(moment, picture=picture), self.story.at(22, 20))
        self.oddities()
        self.people()

    def oddities(self):
        """Read-backs that come again, or are not ours."""
        self.redrops.evening()

    def people(self):
        """What people do about what was found."""
        if self.random.random() < 0.25:
            self.release(self.story.at(23))
        if self.random.random() < 0.2:
            self.mark(self.story.at(23, 30))

    # One read-back

    def write(self, export, now, is_ahead=False):
        """Writes it and says how the program learns its time: (path, flags). is_ahead: by a name that tells a later one."""
        folder = self.new_folder()
        endings = ("", ".zip", ".csv") if export.kind == "extract" else ("", ".zip")
        ending, way = self.random.choice(endings), self.random.choice(("as-of", "as-of", "name", "entries"))
        name = f"campus-{export.time:%Y%m%dT%H%M%SZ}" if way == "name" else "campus"
        if is_ahead:
            # Then it is of the moment at which it is read: nothing happens between the two.
            way, name, export.time, export.is_look = "name", self.name_ahead(now), self.clock(now), False
        path = export.write(folder / (name + ending))
        flags = ["--as-of", export.time.strftime("%Y-%m-%dT%H:%M:%SZ")] if way == "as-of" else []
        if export.share < 1:
            flags.append("--partial")
        return path, flags

    def new_folder(self):
        self.count += 1
        folder = self.story.folder / f"readback-{self.count}"
        folder.mkdir()
        return folder

    def name_ahead(self, now):
        """A name with a local time, without a Z, that the clock has not reached yet."""
        ahead = self.clock(now) + timedelta(minutes=self.random.randint(20, 900))
        return f"campus-{ahead.astimezone(self.story.district.zone):%Y-%m-%d_%H-%M-%S}"

    def clock(self, now):
        """What a time that lies ahead counts as."""
        return max(filter(None, (now, self.known.last_time)))

    def deliver(self, export, now=None, in_peace=False):
        """Reads an export back, and checks all that must hold of it. in_peace: its name says no time ahead of the clock."""
        is_ahead = now is None and not in_peace and self.story.chance("ahead", 0.1)  # What was kept is of its own time.
        now = now or self.story.at(22)
        path, flags = self.write(export, now, is_ahead)
        if self.known.last_time is not None and export.time < self.known.last_time:
            self.story.counts["read-backs older than the last"] += 1
        if self.known.is_before_whole(export):
            if not self.refused(now, path, flags, 20) or self.random.random() < 0.6:
                return
            flags.append("--force")
        before, picture = self.program.frozen(now), self.program.picture()
        may_stop = self.setting.percent < 100 or not self.known.sees_scores(export)
        code, report = self.program.run(now, "readback", path, *flags, expect=(0, 3, 21) if may_stop else (0, 3))
        self.rings = code == 21 and not self.known.sees_scores(export)
        if code == 21:
            self.same_ledger(picture)
            self.story.counts["read-backs stopped"] += 1
            if report["error"]["code"] == "guard-readback-line-items":
                self.check_nothing(export)
            if export.is_cut:
                return
            code, report = self.program.run(now, "readback", path, *flags, "--accept-changes")
            export.is_accepted = True
            if not self.known.sees_scores(export):
                self.mark_what_never_came(now)
        if report.get("appliedBefore"):  # The same bytes as an earlier one: nothing was judged.
            self.story.counts["read-backs of known content"] += 1
            return self.same_ledger(picture)
        self.applied(export, code, report, before, now)
        self.redrops.keep(path, flags, export)
        if self.random.random() < 0.15 and self.known.sees_ours(export):
            self.again(path, flags, now + timedelta(minutes=5))

    def applied(self, export, code, report, before, now):
        """By hand: nothing else has happened since `before`."""
        new = self.judge(export, report, before, self.program.frozen(now), self.program.holds(), now)
        if new and code != 3:
            raise Violation(f"new freezes, and the exit code is {code}")
        self.story.outbox.look(now, is_read=True)

    def judge(self, export, report, before, after, holds, now, ended=None):
        """Checks and remembers a read-back that was applied; returns the new freezes by reason. holds: None where they
        are not known, because another one was applied since."""
        export.missing = self.known.schools.missing(export)
        if export.is_partial and self.known.words_told is not None:
            export.words_told = self.known.words_told
            export.describe()
        for key in export.rows:
            self.story.campus.tell(key, now, f"read-back of {export.time:%m-%d %H:%M} ({export.kind}"
                                   f"{', partial' * export.is_partial}) shows {export.rows[key]}")
        for number in self.known.wordings:
            self.story.campus.tell((number,), now, f"read-back of {export.time:%m-%d %H:%M} ({export.kind}"
                                   f"{', partial' * export.is_partial}) shows {export.line_items.get(number)}")
        readback = Readback(self.known, export, report, before, after, holds, ended)
        new, excused = readback.check()
        for key in readback.over:
            self.known.result(key).frozen = None
            self.story.campus.tell(key, now, "no longer frozen")
        self.story.counts["no longer frozen, shown after all"] += len(readback.over)
        if holds is not None:
            self.check_lifted(export, holds)
            self.known.removed = {number for number, why in holds.items() if why == "item-removed"}
        else:  # Another one of the same night was applied since: what this one shows, or lacks, is known all the same.
            told = {number for number in self.known.wordings if not self.known.is_old(export, (number,))}
            self.known.removed -= told & export.line_items.keys()
            if export.kind != "extract" and not export.is_partial:
                self.known.removed |= {number for number in told - export.line_items.keys() if number in self.known.line_items
                                       and not self.known.schools.is_missing(export, number)}
        newly_frozen = after.keys() - before.keys()
        for key in newly_frozen:
            self.known.result(key).frozen = after[key]["reason"]
            self.story.campus.tell(key, now, f"frozen: {after[key]}")
        self.known.take_readback(export, newly_frozen)
        for key, shown in self.known.covered(export):
            known = self.known.result(key)
            if shown is not None and any(self.known.same(value, shown, known) for _, _, value in known.sends):
                known.seen_by_person = export.campus.true(key).made_by == "person"
        if export.missing:
            self.story.counts["read-backs without a school"] += 1
            self.look_after_schools(export, now)
        counts = self.story.counts
        counts["read-backs applied"] += 1
        counts["lost"] += report.get("lost", 0)
        counts["excused, because a person typed what was in flight"] += excused
        for reason, number in new.items():
            counts[f"frozen {reason}"] += number
        return new

    def check_lifted(self, export, holds):
        """A read-back older than the one that a hold came from cannot lift it."""
        for number, (why, time) in self.held.items():
            if export.time < time and number not in holds:
                raise Violation(f"{number} was held {why} by the read-back of {time}, and an older one lifted it", (number,))
        self.held = {number: self.held.get(number, (why, export.time)) for number, why in holds.items()}

    def again(self, path, flags, now):
        picture = self.program.picture()
        self.program.run(now, "readback", path, *flags, expect=(0,))
        self.same_ledger(picture)
        self.story.counts["read-backs again"] += 1

    def same_ledger(self, picture):
        if self.program.picture() != picture:
            raise Violation("the ledger has changed, and it must not")

    def refused(self, now, path, flags, code):
        """True where it was; the same bytes as one that was applied are no news instead (0)."""
        picture = self.program.picture()
        ended, report = self.program.run(now, "readback", path, *flags, expect=(0, code))
        self.same_ledger(picture)
        if ended == 0 and not report.get("appliedBefore"):
            raise Violation(f"{path.name} was taken, it should have ended with {code}")
        return ended == code

    # Truncated

    def truncated(self, now):
        """In the middle of a row: refused. At the end of one: stopped by the guard where that is set; the whole follows."""
        whole = self.export(now)
        short = self.export(now - timedelta(minutes=10)).truncated(0.1)
        covered = [key for key, known in self.known.results.items()
                   if known.latest_seen and not known.frozen and key[0] in self.known.line_items]
        lacks = self.known.schools.missing(short)
        missing = [key for key in covered if key not in short.rows and self.known.schools.school_of[key[0]] not in lacks]
        if self.setting.percent < 100 and len(covered) >= 3 and len(missing) > 0.6 * len(covered) and short.entries:
            path, flags = self.write(short, self.story.at(21))
            self.refused(self.story.at(21), path, flags, 21)
            self.story.counts["read-backs truncated, stopped"] += 1
        else:
            path, flags = self.write(whole, self.story.at(21))
            cut_short(path, self.random)
            self.refused(self.story.at(21), path, flags, 20)
            self.story.counts["read-backs truncated, refused"] += 1
        self.deliver(whole)

    # What people do about it

    def release(self, now):
        frozen = self.program.frozen(now)
        if not frozen:
            return
        key, entry = self.random.choice(sorted(frozen.items(), key=lambda item: item[0]))
        how = self.random.choice(("key", "key", "reason", "section"))
        section = self.story.known_section(key[0])
        flags, chosen = {
            "key": (["--line-item", key[0], "--student", key[1]], [key]),
            "reason": (["--freeze-reason", entry["reason"]],
                       [k for k, e in frozen.items() if e["reason"] == entry["reason"]]),
            "section": (["--section", section], [k for k in frozen if self.story.known_section(k[0]) == section]),
        }[how]
        command = ["frozen", "release", *flags, "--by", "Nights", "--reason", "told to"]
        if self.random.random() < 0.3:
            picture = self.program.picture()
            self.program.run(now, *command, "--dry-run")
            self.same_ledger(picture)
        self.program.run(now, *command)
        left = self.program.frozen(now)
        if left.keys() != frozen.keys() - set(chosen):
            raise Violation(f"{how} released {sorted(frozen.keys() - left.keys())}, not {sorted(chosen)}", key)
        for key in chosen:
            self.known.release(key, now)
            self.story.campus.tell(key, now, "released")
        self.story.counts["released"] += len(chosen)
        self.story.outbox.look(now)

    def check_nothing(self, export):
        """One in which no score of ours is, or far fewer line items than before, in a district that is guarded."""
        if self.known.sees_scores(export) and self.setting.percent == 100:
            raise Violation("a read-back that shows line items of ours was stopped as if it showed none")

    def look_after_schools(self, export, now):
        self.mark_what_is_missing(export, now)

    def believe(self, now):
        """Campus has nothing of a school any more, and a person says so."""
        export = self.export(now - timedelta(hours=1), doubles="none", may_lack=False)
        if not self.known.schools.missing(export):
            return
        path, flags = self.write(export, now)
        before = self.program.frozen(now)
        code, report = self.program.run(now, "readback", path, *flags, "--accept-changes")
        export.is_accepted = True
        if not report.get("appliedBefore"):
            self.applied(export, code, report, before, now)
