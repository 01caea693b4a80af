"""The plain story of one district: its nights, exports by hand, and what happens in Campus by day."""
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path

from campus import Campus
from campus_import import take
from campus_people import People
from nights_closing import Closing
from nights_district import District
from nights_killed import Clocks, Killed
from nights_known import Known
from nights_outbox import Outbox
from nights_program import Program
from nights_reading import Reading
from nights_sending import Sending, check_counts
from nights_setting import Setting

FIRST = datetime(2026, 11, 2, tzinfo=timezone.utc)


class Story:
    def __init__(self, program, folder, random, has_readback, doings=frozenset()):
        """- doings: names of nights_doings.py; what is not named does not happen."""
        self.random, self.folder, self.has_readback = random, Path(folder), has_readback
        self.doings = doings
        self.setting = setting = Setting.some(random)
        self.district = District(random, setting.sends_exempt, setting.version)
        self.campus = Campus(random, self.district.classes, self.district.members, setting.decimals)
        self.offered = {}  # (line item, student) -> values that bundles hold
        self.people = People(self.campus, self.offered)
        self.known = Known(setting.decimals, setting.import_user, lambda section: self.district.classes[section][1])
        self.program = Program(program, self.folder / "workspace", "Nights", str(self.district.zone))
        self.program.configure(self.configuration())
        self.counts, self.nights, self.exports = Counter(), 0, 0
        self.under_way = []  # (day, sequence, bundle) of what Campus is still to import
        self.bundles = {}  # sequence -> bundle
        self.killed, self.clocks = Killed(self), Clocks(self)
        self.outbox = Outbox(self)
        self.reading = self.make_reading()

    def make_reading(self):
        return Reading(self)

    def configuration(self):
        return self.setting.yaml(self.district.zone, self.has_readback)

    def chance(self, doing, share):
        """Whether something of this kind happens now."""
        return doing in self.doings and self.random.random() < share

    def at(self, hour, minute=0):
        return FIRST + timedelta(days=self.nights, hours=hour, minutes=minute)

    # A night

    def night(self):
        self.export(self.at(2))
        self.day()
        if self.has_readback:
            self.reading.evening()
        self.nights += 1
        self.counts["nights"] += 1
        self.district.live_a_day(self.at(0).astimezone(self.district.zone).date(),
                                 {key: row.score for key, row in self.campus.rows.items()})

    def export(self, now, in_peace=False):
        """Exports, checks it, and sends the bundles on their way. Returns them."""
        inputs = self.folder / f"inputs-{self.exports + 1}"
        self.district.write(inputs)
        command = ["export", "--gradebook", inputs / "gradebook", "--roster", inputs / "roster"]
        guarded, clock = self.setting.percent < 100, self.clocks.now(now, in_peace)
        may_die = (1,) if self.killed.arm(clock, in_peace) else ()
        code, report = self.program.run(clock, *command, expect=((0, 3, 21) if guarded else (0, 3)) + may_die)
        early = []
        if code == 21:
            self.counts["exports stopped"] += 1
            early = self.killed.come_out(report["error"]["recovered"], now, in_peace)
            code, report = self.program.run(clock, *command, "--accept-changes", expect=(0, 3) + may_die)
        self.killed.clear()
        if self.killed.take_left(self.district, clock):
            early += self.killed.come_out(report["error"]["recovered"], now, in_peace)
            self.clocks.put_right(now, command)
            self.outbox.look(now)
            return early
        bundles = early + self.exported(report, self.district, now, in_peace, clock)
        self.clocks.put_right(now, command)
        self.outbox.look(now)
        return bundles

    def exported(self, report, district, now, in_peace=False, clock=None):
        """Checks what an export of the district, as it was dropped, told and published; returns the bundles. clock: what the
        computer's clock showed, where it was wrong."""
        self.exports += 1
        wanted, candidates, strays = district.wanted(clock or now)
        late = self.killed.come_out(report["recovered"], now, in_peace)
        check_counts(report, candidates, strays)
        bundles = [self.program.bundle(entry) for entry in report["bundles"]]
        Sending(self.known, wanted, district.wordings(), self.holds(district), bundles,
                self.setting.mode == "bulk").check()
        for bundle in bundles:
            self.publish(bundle, wanted, district.wordings(), now, in_peace)
        self.counts["exports"] += 1
        self.counts["bundles"] += len(bundles)
        self.counts["results sent"] += report["classes"]["sent"]
        return late + bundles

    def holds(self, district=None):
        """Line items that are held; points that agree again, in itslearning and in Campus, hold nothing."""
        wordings = (district or self.district).wordings()
        return {n: why for n, why in self.program.holds().items() if why == "item-removed" or n not in wordings
                or n not in self.known.line_items or wordings[n][3] != self.known.line_items[n].points}

    def publish(self, bundle, wanted, wordings, now, in_peace):
        self.known.take_bundle(bundle, wanted, now, wordings)
        self.take_out(bundle, now, in_peace)

    def take_out(self, bundle, now, in_peace):
        """It lies in the outbox."""
        self.bundles[bundle.sequence] = bundle
        for number, row in bundle.line_items.items():
            self.campus.tell((number,), now, f"bundle {bundle.sequence} is published with {row['title']}, due"
                             f" {row['dueDate']}, {row['categorySourcedId']}, {row['resultValueMax']} points")
        for key, row in bundle.results.items():
            self.offered.setdefault(key, []).append(self.known.value(row))
            self.campus.tell(key, now, f"bundle {bundle.sequence} is published with {row['scoreStatus']} {row['score']}")
        if not in_peace:
            self.send_off(bundle)

    def send_off(self, bundle):
        self.under_way += [(self.nights + days, bundle.sequence, bundle) for days in self.setting.arrivals(self.random)]

    # A day in Campus

    def day(self):
        """Bundles come in and people work, at minutes of the day."""
        due = self.due_today() + self.again_today()
        acts = self.random.choice((0, 1, 1, 2, 3, 5))
        minutes = sorted(self.random.sample(range(180, 1100), len(due) + acts))
        kinds = [True] * len(due) + [False] * acts
        self.random.shuffle(kinds)
        for minute, is_import in zip(minutes, kinds):
            if is_import:
                self.take(due.pop(0), self.at(0, minute))
                self.counts["imports"] += 1
            else:
                self.people.one_thing(self.at(0, minute))
                self.counts["things people did"] += 1
            if self.has_readback and self.random.random() < 0.1:
                self.reading.keep_picture(self.at(0, minute) + timedelta(seconds=30))
        if self.random.random() < 0.15:
            self.district.live_a_day(self.at(19).astimezone(self.district.zone).date(), {})
            self.export(self.at(19))

    def take(self, bundle, now):
        """Campus imports a bundle; and now and then it is exported in the middle of that."""
        half = self.has_readback and self.chance("half", 0.15)
        take(self.campus, bundle, now, halfway=(
            lambda keys: self.reading.keep_half(now + timedelta(seconds=20), bundle, keys)) if half else None)

    def due_today(self):
        """The bundles that come today, mostly in order."""
        due = sorted((entry for entry in self.under_way if entry[0] <= self.nights), key=lambda entry: entry[1])
        if not self.setting.is_orderly and self.random.random() < 0.2:
            self.random.shuffle(due)
        self.under_way = [entry for entry in self.under_way if entry[0] > self.nights]
        return [bundle for _, _, bundle in due]

    def again_today(self):
        """Bundles that somebody has kept, and imports once more."""
        came = self.campus.came()
        if not came or not self.chance("twice", 0.12):
            return []
        self.counts["imports once more"] += 1
        return [self.bundles[self.random.choice(sorted(came))]]

    def still_to_come(self):
        """Sequence numbers of the bundles that may be imported yet."""
        return {sequence for _, sequence, _ in self.under_way}

    def left_over(self):
        """Once people stop: the bundles that are still to come."""
        bundles = {sequence: bundle for _, sequence, bundle in self.under_way}
        self.under_way = []
        return [bundle for sequence, bundle in sorted(bundles.items()) if sequence not in self.campus.came()]

    def settle(self):
        """Once people stop: what they were in the middle of is over."""

    def close(self):
        Closing(self).run()

    def known_section(self, number):
        return next(b.line_items[number]["classSourcedId"] for b in self.bundles.values() if number in b.line_items)

    def history(self, key):
        """What happened to a (line item, student), or to a (line item,) and every student of it."""
        told = self.campus.history
        lines = [line for k in told if k[:len(key)] == key for line in ([f"{t} [{k[1]}]" for t in told[k]]
                 if len(key) == 1 and len(k) == 2 else told[k])]
        return sorted(lines, key=lambda line: line[:11])
