#!/usr/bin/env python3
"""Makes the OneRoster schemas (Frictionless Table Schema) of Spec/schemas from oneroster-1.1.json and -1.2.json there.

usage: make_schemas.py [--check]
roster-1.1 and roster-1.2 describe what comes from Campus, bundle-1.1 and bundle-1.2 what goes there. With --check nothing
is written, and the exit code is 1 if a file is not what this script makes.
"""
import json, sys
from pathlib import Path

SCHEMAS = Path(__file__).resolve().parents[2] / "Spec" / "schemas"
ID = "[0-9A-Za-z./@_-]{1,255}"
GUID, GUIDS = f"^{ID}$", f"^{ID}(, ?{ID})*$"
DATE_TIME = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$"
BUNDLE = ["categories", "lineItems", "results"]
REQUIRED_IN_ROSTER = {"orgs", "academicSessions", "classes", "users", "enrollments"}
# Which table a reference points to. Lists of references have no foreign key: Table Schema has none for lists.
TARGET = {
    "academicSessionSourcedId": "academicSessions", "categorySourcedId": "categories", "classSourcedId": "classes",
    "courseSourcedId": "courses", "gradingPeriodSourcedId": "academicSessions", "lineItemSourcedId": "lineItems",
    "orgSourcedId": "orgs", "primaryOrgSourcedId": "orgs", "resourceSourcedId": "resources",
    "resultSourcedId": "results", "schoolSourcedId": "orgs", "schoolYearSourcedId": "academicSessions",
    "scoreScaleSourcedId": "scoreScales", "studentSourcedId": "users", "userProfileSourcedId": "userProfiles",
    "userSourcedId": "users", "parentSourcedId": ""}  # "" = the table itself


def choice(column):
    """enum, or a pattern where several values or an ext: value may stand."""
    if column["format"] == "Enumeration List":
        one = "|".join(column["enum"])
        return {"pattern": f"^({one})(, ?({one}))*$"}
    if column.get("extensible"):
        return {"pattern": f"^({'|'.join(column['enum'])}|ext:.+)$"}
    return {"enum": column["enum"]}


def field(column):
    kind, constraints = "string", {}
    match column["format"]:
        case "GUID" | "GUID Reference":
            constraints["pattern"] = GUID
        case "List of GUID References":
            constraints["pattern"] = GUIDS
        case "Enumeration" | "Enumeration List" | "Boolean":
            constraints |= choice(column)
        case "DateTime":
            constraints["pattern"] = DATE_TIME
        case "Date":
            kind = "date"
        case "Year":
            kind = "year"
        case "Float":
            kind = "number"
        case "Integer":
            kind = "integer"
    made = {"name": column["name"], "type": kind}
    if column["required"] == "Yes":
        constraints["required"] = True
    if column["required"] == "Yes for Delta":
        made["requiredIn"] = "delta"
    return made | ({"constraints": constraints} if constraints else {})


def schema(columns, exact, tables):
    fields = [field(c) for c in columns]
    for made, column in zip(fields, columns):
        if not exact and column["required"] != "Yes":
            made["column"] = "optional"  # The column itself may be absent, not only its value.
    keys = [{"fields": c["name"], "reference": {"resource": TARGET[c["name"]].lower(), "fields": "sourcedId"}}
            for c in columns if TARGET.get(c["name"], None) in tables and c["format"].startswith("GUID")]
    made = {"fieldsMatch": "exact" if exact else "partial", "fields": fields, "primaryKey": "sourcedId"}
    return made | ({"foreignKeys": keys} if keys else {})


def manifest(properties, required):
    names = [p["name"] for p in properties]
    return ({"name": "manifest", "path": "manifest.csv", "schema": "manifest.schema.json", "required": required,
             "rows": {p["name"]: p.get("enum") for p in properties if p["required"] == "Yes"}},
            {"fieldsMatch": "exact", "fields": [
                {"name": "propertyName", "type": "string", "constraints": {"required": True, "enum": names}},
                {"name": "value", "type": "string"}], "primaryKey": "propertyName"})


def package(version, kind):
    source = json.loads((SCHEMAS / f"oneroster-{version}.json").read_text(encoding="utf-8"))
    tables = {f.removesuffix(".csv"): columns for f, columns in source.items() if f != "manifest.csv"}
    if kind == "bundle":
        tables = {name: tables[name] for name in BUNDLE}
    made = {}
    first, made["manifest.schema.json"] = manifest(source["manifest.csv"], kind == "bundle")
    resources = [first]
    for name, columns in tables.items():
        made[f"{name}.schema.json"] = schema(columns, kind == "bundle", {*tables, ""})
        resources.append({"name": name.lower(), "path": f"{name}.csv", "schema": f"{name}.schema.json",
                          "required": kind == "roster" and name in REQUIRED_IN_ROSTER})
    made["datapackage.json"] = {"name": f"{kind}-{version}", "profile": "tabular-data-package",
                                "title": f"OneRoster {version} {kind}", "resources": resources}
    return {f"{kind}-{version}/{file}": content for file, content in made.items()}


def text(content):
    """JSON with one field, key or resource a line."""
    lines = []
    for key, value in content.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            rows = ",\n".join("    " + json.dumps(row) for row in value)
            lines.append(f"  {json.dumps(key)}: [\n{rows}\n  ]")
        else:
            lines.append(f"  {json.dumps(key)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main():
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit(__doc__)
    stale = []
    for version in ("1.1", "1.2"):
        for kind in ("roster", "bundle"):
            for name, content in package(version, kind).items():
                path = SCHEMAS / name
                if "--check" in sys.argv:
                    if not path.exists() or path.read_text(encoding="utf-8") != text(content):
                        stale.append(name)
                    continue
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text(content), encoding="utf-8")
    for name in stale:
        print("not what make_schemas.py makes:", name)
    sys.exit(bool(stale))


if __name__ == "__main__":
    main()
