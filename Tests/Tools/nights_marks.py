"""What people of nights.py say of bundles: imported, or lost. They look into Campus, so it is true."""


class Marks:
    """Of a Reading, which has program, known, story and random."""

    def mark_what_never_came(self, now):
        """Campus has nothing of ours: a person looks which bundles were never imported, nor will be."""
        for sequence in sorted(self.story.bundles.keys() - self.story.campus.came() - self.story.still_to_come()):
            if self.story.bundles[sequence].results and sequence not in self.known.marked_lost:
                self.mark_lost(sequence, now)
                self.story.counts["marked lost, because nothing of ours came"] += 1

    def mark_what_is_missing(self, export, now):
        """Of a school nothing is shown: a person looks whether Campus has what was sent of it."""
        self.mark_what_never_came(now)
        for key, known in self.known.results.items():
            if not known.sends or known.frozen or not self.known.schools.is_missing(export, key[0]):
                continue
            sequence = known.sends[-1][0]
            if key[0] not in self.story.campus.line_items and sequence not in {*self.known.marked_lost, *self.story.still_to_come()}:
                self.mark_lost(sequence, now)
                self.story.counts["marked lost, because nothing of a school came"] += 1

    def mark_what_is_not_there(self, now):
        """Nothing of ours is shown: a person looks which scores Campus has not."""
        self.mark_what_never_came(now)
        for key, known in self.known.results.items():
            waits = known.sends and not known.frozen and not known.latest_seen and key not in self.story.campus.rows
            if waits and known.sends[-1][0] not in {*self.known.marked_lost, *self.story.still_to_come()}:
                self.mark_lost(known.sends[-1][0], now)

    def mark_lost(self, sequence, now):
        self.program.run(now, "bundles", "mark", sequence, "lost", "--by", "Nights")
        self.known.marked_lost[sequence] = now

    def mark(self, now):
        """Marks truthfully: lost is what has not come, imported what has."""
        came = self.story.campus.came()
        sequence = self.random.choice(sorted(self.story.bundles) or [0])
        if sequence in came:
            self.program.run(now, "bundles", "mark", sequence, "imported", "--by", "Nights")
            self.known.marked_imported.add(sequence)
            self.known.marked_lost.pop(sequence, None)
        elif sequence and self.story.bundles[sequence].results:
            self.mark_lost(sequence, now)
        self.story.counts["marked"] += 1
        self.story.outbox.look(now)
