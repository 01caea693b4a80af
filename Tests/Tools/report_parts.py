"""One folder with report.html, report.json and csv/, held against the ledger and against itself."""
import csv, hashlib, json
from collections import Counter
from pathlib import Path

from report_page import Page, anchor
from report_runs import Runs

FIGURES = ("sent", "confirmed", "inFlight", "lost", "frozen", "released")


class Report(Runs):
    """One folder with report.html, report.json and csv/."""

    def __init__(self, folder, ledger, lists_missing=False):
        self.folder, self.ledger, self.lists_missing = Path(folder), ledger, lists_missing
        self.json = json.loads((self.folder / "report.json").read_text())
        self.page = Page(self.folder / "report.html")
        self.school = (self.json.get("school") or {}).get("id")
        self.tables = {p.name: read(p) for p in sorted((self.folder / "csv").iterdir())}
        self.faults = []

    def equal(self, what, **values):
        """Notes a fault unless all are equal."""
        if len({repr(v) for v in values.values()}) > 1:
            self.faults.append(f"{self.school or 'district'}: {what}: " + ", ".join(f"{k} {v}" for k, v in values.items()))

    def check(self):
        self.check_files()
        self.check_results()
        self.check_frozen()
        self.check_reasons()
        self.check_sections()
        self.check_bundles()
        self.check_export()
        self.check_inputs()
        self.faults += [f"{self.school or 'district'}: page: {fault}" for fault in self.page.faults()]
        return self.faults

    def check_files(self):
        listed = {f["name"]: f for f in self.json["files"]}
        self.equal("files", json=sorted(listed), folder=sorted(f"csv/{n}" for n in self.tables))
        self.equal("rows", json={n: f["rows"] for n, f in sorted(listed.items())}, page=dict(sorted(self.page.files.items())),
                   csv={f"csv/{n}": len(t) for n, t in sorted(self.tables.items())})
        for name, file in listed.items():
            digest = hashlib.sha256((self.folder / name).read_bytes()).hexdigest()
            self.equal(f"SHA-256 of {name}", json=file["sha256"], file=digest)
            self.equal(f"SHA-256 of {name} on the page", there=digest in "".join(self.page.text), wanted=True)

    def check_results(self):
        states, _, _ = self.ledger.results(self.school)
        wanted = {k: states[k] for k in FIGURES}
        results = {k: self.json["results"][k] for k in FIGURES}
        self.equal("results", json=results, ledger=wanted)
        self.equal("sum of results", sent=results["sent"], others=sum(v for k, v in results.items() if k != "sent"))
        self.equal("tile of what is in Campus", page=self.page.tiles["sections"], ledger=wanted["confirmed"])
        self.equal("tile of what is on the way", page=self.page.tiles["bundles"],
                   ledger=wanted["inFlight"] + wanted["lost"])

    def check_frozen(self):
        freezes = self.ledger.freezes(self.school)
        rows = [(r["line_item"], r["student"], r["code"]) for r in self.tables["frozen.csv"]]
        self.equal("frozen scores", csv=sorted(rows), ledger=sorted(freezes))
        self.equal("frozen", json=self.json["frozen"]["total"], page=self.page.tiles["frozen"], csv=len(rows),
                   ledger=len(freezes))
        self.equal("frozen by reason", json=sorted((c["code"], c["scores"]) for c in self.json["frozen"]["byReason"]),
                   ledger=sorted(Counter(f[2] for f in freezes).items()))
        shown = {(s["place"]["lineItem"], s["student"]["id"]) for s in self.json["frozen"]["shown"]}
        self.equal("frozen scores shown are of those", left=shown - {f[:2] for f in freezes}, none=set())
        self.equal("frozen not shown", leftOut=len(shown) < len(freezes),
                   told=any(p["what"] == "frozen scores" for p in self.json["leftOut"]))

    def check_reasons(self):
        codes, _ = self.ledger.unresolved(self.school)
        told = {(r["kind"], r["code"]["code"]): r for r in self.json["reasons"]}
        listed = Counter()
        for name, kind in (("held.csv", "held"), ("rejected.csv", "rejected"), ("notices.csv", "notice")):
            for row in self.tables[name]:
                listed[row["class"], row["code"]] += int(row["scores"])
                self.equal(f"class in {name}", row=row["class"], file=kind)
        self.equal("scores by reason", json={k: r["code"]["scores"] for k, r in sorted(told.items())},
                   csv=dict(sorted(listed.items())), ledger=dict(sorted(codes.items())))
        for kind, target in (("held", "held"), ("rejected", "rejected")):
            self.equal(f"tile of {kind}", page=self.page.tiles[target], ledger=sum(n for (k, _), n in codes.items() if k == kind))
        for (kind, code), reason in told.items():
            count = self.page.reasons.get(anchor(kind, code))
            thing, n = ("score", reason["code"]["scores"]) if reason["code"]["scores"] else ("line item", reason["places"])
            self.equal(f"heading of {code}", page=count, json=f"{n:,} {thing}{'' if n == 1 else 's'}")
        self.equal("reasons on the page", page=sorted(self.page.reasons), json=sorted(anchor(*k) for k in told))
        for what in ("held", "rejected", "frozen"):
            age = next((a for a in self.json["ages"] if a["what"] == what), {})
            total = sum(v for v in age.values() if isinstance(v, int))
            of = self.json["frozen"]["total"] if what == "frozen" else sum(n for (k, _), n in codes.items() if k == what)
            self.equal(f"ages of {what}", json=total, total=of)
        self.equal("edited line items", csv=len(self.tables["line-items.csv"]), ledger=self.ledger.edited(self.school))

    def check_sections(self):
        _, results, _ = self.ledger.results(self.school)
        _, unresolved = self.ledger.unresolved(self.school)
        rows = {(r["school"], r["section"]): r for r in self.tables["sections.csv"]}
        keys = set(results) | {k[:2] for k in unresolved if k[2] != "notice"}
        self.equal("sections", csv=sorted(rows), ledger=sorted(keys))
        for key, row in rows.items():
            states = results.get(key, Counter())
            csv_figures = [int(row[c]) for c in ("sent", "confirmed", "in_flight", "lost", "released", "held", "rejected")]
            self.equal(f"section {key}", csv=csv_figures,
                       ledger=[states[c] for c in ("sent", "confirmed", "inFlight", "lost", "released")]
                       + [unresolved[(*key, c)] for c in ("held", "rejected")])
            shown = self.page.sections.get(anchor("section", key[1]))
            if shown:
                self.equal(f"section {key} on the page", page=shown,
                           csv=[int(row["sent"]), int(row["confirmed"]), int(row["in_flight"]) + int(row["lost"]),
                                int(row["frozen"]), int(row["held"]), int(row["rejected"])])
        for kind in ("held", "rejected"):
            tasks = sum(t["scores"] for t in self.json["tasks"] if t["kind"] == "mend" and t["finding"] == kind)
            self.equal(f"{kind} for people", schools=sum(s["forPeople"][kind] for s in self.json["schools"]), tasks=tasks)
        self.equal("frozen of all sections", csv=sum(int(r["frozen"]) for r in rows.values()),
                   json=sum(s["frozen"] for s in self.json["schools"]))
        for figure, column in (("held", "held"), ("rejected", "rejected")):
            self.equal(f"{figure} of all schools", json=sum(s[figure] for s in self.json["schools"]),
                       csv=sum(int(r[column]) for r in rows.values()))
        self.equal("results of all schools", json={k: sum(s["results"][k] for s in self.json["schools"]) for k in FIGURES},
                   total={k: self.json["results"][k] for k in FIGURES})
        self.equal("sections of all schools", json=sum(s["sectionCount"] for s in self.json["schools"]), csv=len(rows))

    def check_bundles(self):
        _, _, awaited = self.ledger.results()
        rows = [(int(r["sequence"]), int(r["awaited"])) for r in self.tables["bundles.csv"]]
        self.equal("bundles", csv=rows, ledger=[(n, awaited[n]) for n, _ in self.ledger.bundles(self.school)])
        states = {int(r["sequence"]): r["state"] for r in self.tables["bundles.csv"]}
        self.equal("bundles shown", json={b["sequence"]: (b["state"], b["awaited"]) for b in self.json["bundles"]},
                   csv={n: (states[n], a) for n, a in rows if any(b["sequence"] == n for b in self.json["bundles"])})


def read(path):
    if not path.read_bytes().startswith(b"\xef\xbb\xbf"):
        raise ValueError(f"{path} does not say that it is UTF-8")
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    if any(None in row or None in row.values() for row in rows):
        raise ValueError(f"{path} has ragged rows")
    return rows
