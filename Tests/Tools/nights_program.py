"""The program under test, as nights.py runs it: a process, its JSON, and its ledger read beside it."""
import csv, hashlib, json, sqlite3, subprocess, zipfile
from pathlib import Path

from campus_import import Bundle

# A bulk bundle repeats Campus's own rows: a text instead of a score (1.1), a category whose title is not known, a due date
# that somebody moved to before the day on which it was assigned.
OF_CAMPUS = {
    ("value-decimal", "results.csv", "score"), ("reference-unknown", "lineItems.csv", "categorySourcedId"),
    ("due-before-assigned", "lineItems.csv", "dueDate"),
}
# And a negative score that somebody typed there, where the ledger has it as frozen at that very value.
BELOW_MINIMUM = "score-below-minimum", "results.csv", "score"


class Violation(Exception):
    """A rule does not hold. `key` is the (line item, student), or the (line item,), whose history is worth printing, if any."""

    def __init__(self, text, key=None):
        super().__init__(text)
        self.key = key


class Program:
    def __init__(self, path, folder, name, zone):
        self.path, self.folder, self.told = str(path), Path(folder), []
        done = self.call(["init", str(folder), "--district", name, "--time-zone", zone, "--quiet"])
        if done.returncode:
            raise Violation(f"init ended with {done.returncode}: {done.stderr}")

    def configure(self, text):
        (self.folder / "gradebridge.yaml").write_text(text)

    def call(self, arguments):
        return subprocess.run([self.path, *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL)

    def run(self, now, *arguments, expect=(0, 3), told=True):
        """Runs a command at a moment. Returns its exit code and its JSON; a violation unless the code is expected."""
        stamp = now.strftime("%Y-%m-%dT%H:%M:%SZ")
        line = " ".join(str(a).rsplit("/", 1)[-1] for a in arguments)
        done = self.call(["--workspace", str(self.folder), *map(str, arguments), "--json", "--now", stamp])
        if told:
            self.told.append(f"{now:%m-%d %H:%M} {line}: {done.returncode}")
        if done.returncode not in expect:
            raise Violation(f"{line} ended with {done.returncode}, not {expect}: {done.stderr.strip()}")
        try:
            return done.returncode, json.loads(done.stdout)
        except ValueError:
            raise Violation(f"{line} printed no JSON: {done.stdout!r} {done.stderr!r}") from None

    def bundle(self, entry):
        """A bundle that was published; a violation where `verify` finds anything in it but what Campus itself has."""
        path = self.folder / "outbox" / entry["file"]
        checked = self.call(["verify", "--json", str(path)])
        if checked.returncode not in (0, 3):
            raise Violation(f"verify of bundle {entry['sequence']} ended with {checked.returncode}: {checked.stderr}")
        report = json.loads(checked.stdout)
        is_bulk = any(file.get("presence") == "bulk" for file in report["files"])
        for finding in report["findings"]:
            place = finding["code"], finding.get("file"), finding.get("column")
            if place == BELOW_MINIMUM and is_bulk and self.only_frozen_below_zero(path):
                continue
            if finding["severity"] != "notice" and not (is_bulk and place in OF_CAMPUS):
                raise Violation(f"verify of bundle {entry['sequence']} found {place}")
        return Bundle(path, entry["sequence"])

    def only_frozen_below_zero(self, path):
        """Each negative score of a bundle is the one that Campus has of a frozen result, or had when it was released."""
        frozen = set(self.query("SELECT sourced_id, student, campus_now FROM freeze JOIN line_item ON id = line_item "
                                "UNION SELECT sourced_id, student, campus FROM release JOIN line_item ON line_item.id = line_item"))
        with zipfile.ZipFile(path) as archive:
            rows = csv.DictReader(archive.read("results.csv").decode().splitlines())
            below = [row for row in rows if row["score"].startswith("-")]
        return all((r["lineItemSourcedId"], r["studentSourcedId"], "=" + r["score"]) in frozen for r in below)

    def frozen(self, now):
        """{(line item, student): entry} of `frozen list`."""
        entries = self.run(now, "frozen", "list", expect=(0,))[1]["frozen"]
        frozen = {(e["lineItem"], e["student"]): e for e in entries}
        if len(frozen) != len(entries):
            raise Violation("frozen list names a result twice")
        return frozen

    # The ledger, read only

    def query(self, sql):
        connection = sqlite3.connect(f"file:{self.folder}/ledger.sqlite?mode=ro", uri=True)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def holds(self):
        """{line item: points-changed or item-removed}"""
        return dict(self.query("SELECT sourced_id, campus_hold FROM line_item WHERE campus_hold IS NOT NULL"))

    def picture(self):
        """A digest of all that is in the ledger."""
        connection = sqlite3.connect(f"file:{self.folder}/ledger.sqlite?mode=ro", uri=True)
        try:
            return hashlib.sha256("\n".join(connection.iterdump()).encode()).hexdigest()
        finally:
            connection.close()
