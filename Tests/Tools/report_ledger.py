"""What a report must say, asked of ledger.sqlite by SQL alone (Spec/ledger.md)."""
import json, sqlite3
from collections import Counter

# The school that a roster gave a section last, else the one that is known otherwise.
NAMED = "(SELECT nullif(n.school, '') FROM section_name AS n WHERE n.section = {0}.section)"
OF_LINE = f"coalesce({NAMED.format('line_item')}, line_item.school)"
# The state of each result, with the school and section of its line item.
RESULTS = f"""
SELECT {OF_LINE}, line_item.section, result.latest_bundle,
    CASE WHEN result.frozen IS NOT NULL THEN 'frozen' WHEN result.latest IS NULL THEN 'released'
         WHEN result.mark IS NULL AND result.seen IS result.latest THEN 'confirmed'
         WHEN result.mark = 1 THEN 'lost' ELSE 'inFlight' END
FROM result JOIN line_item ON line_item.sourced_id = result.line_item
"""
FREEZES = f"""
SELECT {OF_LINE}, line_item.sourced_id, f.student, f.reason
FROM freeze AS f JOIN line_item ON line_item.id = f.line_item
"""
EDITED = f"SELECT {OF_LINE} FROM line_item WHERE campus_hold IS NOT NULL OR campus_edited"
UNRESOLVED = f"SELECT coalesce({NAMED.format('unresolved')}, school), section, class, code, scores FROM unresolved"


class Ledger:
    def __init__(self, path):
        self.workspace = path.parent
        self.connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def rows(self, sql, *values):
        return self.connection.execute(sql, values).fetchall()

    def results(self, school=None):
        """Counter of states, with `sent` for all; and by section; and what each bundle is waited for with."""
        states, sections, awaited = Counter(), {}, Counter()
        for own, section, bundle, state in self.rows(RESULTS):
            if state == "inFlight":
                awaited[bundle] += 1
            if school is None or own == school:
                for counts in (states, sections.setdefault((own, section), Counter())):
                    counts[state] += 1
                    counts["sent"] += 1
        return states, sections, awaited

    def freezes(self, school=None):
        """[(line item, student, reason)]"""
        return [row[1:] for row in self.rows(FREEZES) if school is None or row[0] == school]

    def unresolved(self, school=None):
        """Counter of scores by (class, code); Counter by (school, section, class)."""
        codes, sections = Counter(), Counter()
        for own, section, kind, code, scores in self.rows(UNRESOLVED):
            if school is None or own == school:
                codes[kind, code] += scores
                sections[own, section, kind] += scores
        return codes, sections

    def edited(self, school=None):
        return sum(1 for row in self.rows(EDITED) if school is None or row[0] == school)

    def bundles(self, school=None):
        return [row for row in self.rows("SELECT sequence, school FROM bundle WHERE state <> 'intent' ORDER BY sequence DESC")
                if school is None or row[1] == school]

    def exports(self):
        """Summaries of the exports that came to their end, newest first."""
        return [json.loads(text) for (text,) in
                self.rows("SELECT summary FROM run WHERE command = 'export' AND finished ORDER BY id DESC")]

    def last(self, command):
        """Summary of the last run of a command that came to its end, and its inputs {kind: sha256}; None without one."""
        runs = self.rows("SELECT id, summary FROM run WHERE command = ? AND finished ORDER BY id DESC LIMIT 1", command)
        if not runs:
            return None
        return json.loads(runs[0][1]), dict(self.rows("SELECT kind, sha256 FROM input WHERE run = ?", runs[0][0]))

    def schools(self):
        """Every school that a roster or a line item has named."""
        return sorted(s for (s,) in self.rows("SELECT school FROM school_name UNION SELECT school FROM section_name"
                                              f" UNION SELECT {OF_LINE} FROM line_item") if s)
