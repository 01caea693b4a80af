"""What a report says of the last runs, held against the ledger's history: a part of report_parts.py."""
import hashlib


class Runs:
    def check_export(self):
        exports = self.ledger.exports()
        if self.school or not exports:
            self.equal("no export", json=self.json.get("export"), none=None)
            self.equal("no classes", page=self.page.classes, none={})
            return
        told, last = self.json["export"], exports[0]["classes"]
        plain = {k: sum(v.values()) if isinstance(v, dict) else v for k, v in last.items()}
        self.equal("classes", json={k: told[k] for k in sorted(plain)}, page=dict(sorted(self.page.classes.items())),
                   ledger=dict(sorted(plain.items())))
        self.equal("conservation", classes=sum(plain.values()), total=told["candidates"] + told["rowsWithoutSection"])
        codes, _ = self.ledger.unresolved()
        if not self.lists_missing:
            self.equal("reasons of the last export", run={(k, c): n for k in ("held", "rejected") for c, n in sorted(last[k].items()) if n},
                       lists={k: n for k, n in sorted(codes.items()) if k[0] != "notice"})
        self.equal("the note on lists", told=bool(self.json["notes"]), wanted=self.lists_missing)
        nights = [(e["at"], e["classes"]["sent"], e["classes"]["frozen"]) for e in exports[:30]]
        self.equal("nights", json=[(n["at"], n["sent"], n["frozen"]) for n in reversed(self.json["nights"])], runs=nights)


    def check_inputs(self):
        settings = hashlib.sha256((self.ledger.workspace / "gradebridge.yaml").read_bytes()).hexdigest()
        self.equal("SHA-256 of gradebridge.yaml", json=self.json["configuration"]["sha256"], file=settings)
        inputs, readback = {}, self.json.get("readback")
        for command in ("export", "readback"):
            last = None if self.school else self.ledger.last(command)
            inputs.update(last[1] if last else {})
            if command == "readback":
                self.equal("readback", json=readback and (readback["confirmed"], readback["lost"], readback["newlyFrozen"]),
                           run=last and (last[0]["confirmed"], last[0]["lost"], sum(last[0]["newlyFrozen"].values())))
        self.equal("inputs", json=sorted((i["kind"], i["sha256"]) for i in self.json["inputs"]), ledger=sorted(inputs.items()))
