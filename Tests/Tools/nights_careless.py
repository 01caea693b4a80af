"""The story in which a person uploads: whatever lies in the outbox, at any time of the day, late, twice and out of order."""
from campus_import import take
from nights_story import Story


class CarelessStory(Story):
    def send_off(self, bundle):
        """It lies in the outbox."""

    def due_today(self):
        """What a person takes from the outbox today."""
        lying, chance = list(self.outbox.lying().values()), self.random.random()
        came = self.campus.came()
        new = [bundle for bundle in lying if bundle.sequence not in came]
        if self.setting.is_orderly or chance < 0.5:
            return new
        if chance < 0.65:
            return []
        some = [bundle for bundle in lying if self.random.random() < 0.6]
        if self.random.random() < 0.5:
            self.random.shuffle(some)
        return some

    def night(self):
        super().night()
        if self.random.random() < 0.15:
            self.upload_late()

    def upload_late(self):
        """After the read-back of the evening, and before the next night."""
        lying = list(self.outbox.lying().values())
        if lying:
            take(self.campus, self.random.choice(lying), self.at(0, -10))
            self.counts["imports"] += 1

    def still_to_come(self):
        return set(self.outbox.lying())

    def left_over(self):
        came = self.campus.came()
        return [bundle for sequence, bundle in self.outbox.lying().items() if sequence not in came]
