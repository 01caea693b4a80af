#!/usr/bin/env python3
"""Checks a folder or a zip against one of the formats in Spec/schemas, with frictionless.

usage: validate.py FORMAT FOLDER_OR_ZIP [--structural] [--expect FILE] [--self-contained]
       validate.py readback-extract FILE.csv
FORMAT: gradebook, roster-1.1, roster-1.2, bundle-1.1, bundle-1.2, readback-extract
  --structural      only what makes the program refuse an input whole: missing file or column, ragged row, bad quoting,
                    encoding, repeated key
  --expect FILE     passes when the errors are exactly the lines of FILE (for samples with deliberate faults)
  --self-contained  a delta bundle must hold the line item of each of its results (true of a first export)
Prints one line for each error, `file,row,field,error`, never a cell. Exit code 0 = as it should be, 1 = not, 64 = usage.

Needs frictionless (requirements.txt): python3 -m venv .venv && .venv/bin/pip install -r Tests/Tools/requirements.txt
"""
import argparse, csv, io, json, shutil, sys, tempfile, zipfile
from pathlib import Path

from frictionless import Package, Resource, Schema

SCHEMAS = Path(__file__).resolve().parents[2] / "Spec" / "schemas"
FORMATS = ["gradebook", "roster-1.1", "roster-1.2", "bundle-1.1", "bundle-1.2", "readback-extract"]
# Faults of a row alone. All others are of the input as a whole.
ROW_LEVEL = {"constraint-error", "type-error", "foreign-key", "repeated-row"}


def unpack(source, folder, name):
    """The input as a folder of files: a zip is unpacked, a single file is put under the name it has in the format."""
    if source.is_dir():
        return source
    if not zipfile.is_zipfile(source):
        shutil.copy(source, folder / name)
        return folder
    with zipfile.ZipFile(source) as archive:
        for entry in archive.namelist():
            if "/" in entry or "\\" in entry:
                sys.exit(f"{entry},,,not-at-the-root")
        archive.extractall(folder)
    return folder


def table(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        return list(csv.reader(file))


def header(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        return next(csv.reader(file), [])


def manifest_of(folder):
    path = folder / "manifest.csv"
    return dict(row[:2] for row in table(path)[1:] if len(row) > 1) if path.exists() else {}


def check_manifest(resource, manifest, folder):
    for name, allowed in resource["rows"].items():
        value = manifest.get(name)
        if value is None:
            yield "manifest.csv", "", name, "missing-property"
        elif allowed and value not in allowed:
            yield "manifest.csv", "", name, "constraint-error"
    for name, value in manifest.items():
        if name.startswith("file."):
            path = folder / f"{name.removeprefix('file.')}.csv"
            if path.exists() == (value == "absent"):
                yield "manifest.csv", "", name, "says-otherwise-than-the-folder"


def ready(descriptor, present, labels, mode, self_contained):
    """The schema for this input: less keys into files that are not here, status as bulk or delta wants it."""
    def whole(key):
        other = key["reference"]["resource"]
        into_line_items = other == "lineitems" and not (self_contained or mode == "bulk")
        return (other == "" or other in present) and not into_line_items and (key["fields"] in labels)

    descriptor["foreignKeys"] = [k for k in descriptor.get("foreignKeys", []) if whole(k)]
    for field in descriptor["fields"]:
        field.pop("column", None)
        if field.pop("requiredIn", None):
            # Blank in bulk is OneRoster's rule; a roster that fills it is read all the same.
            if mode == "delta":
                field["constraints"]["required"] = True
            elif descriptor["fieldsMatch"] == "exact":
                field["constraints"]["maxLength"] = 0
    return Schema.from_descriptor(descriptor)


def check(form, folder, self_contained):
    package = json.loads((SCHEMAS / form / "datapackage.json").read_text(encoding="utf-8"))
    manifest = manifest_of(folder)
    present = {r["name"] for r in package["resources"] if (folder / r["path"]).exists()}
    ready_package, row_keys = Package(basepath=str(folder)), set()
    for resource in package["resources"]:
        name, path = resource["name"], resource["path"]
        if name not in present:
            if resource["required"]:
                yield path, "", "", "missing-file"
            continue
        if "repeatedKey" in resource:
            row_keys.add(path)
        if "rows" in resource:
            yield from check_manifest(resource, manifest, folder)
        descriptor = json.loads((SCHEMAS / form / resource["schema"]).read_text(encoding="utf-8"))
        try:
            labels = header(folder / path)
        except UnicodeDecodeError:
            yield path, "", "", "not-utf-8"
            return
        if descriptor["fieldsMatch"] == "partial":
            missing = [f["name"] for f in descriptor["fields"] if f["name"] not in labels and "column" not in f]
            yield from ((path, 1, column, "missing-column") for column in missing)
            if missing:
                return
        mode = manifest.get(f"file.{Path(path).stem}", "bulk")
        schema = ready(descriptor, present, labels, mode, self_contained)
        ready_package.add_resource(Resource(name=name, path=path, schema=schema, encoding="utf-8-sig"))
    report = ready_package.validate(limit_errors=1_000_000)
    for problem in report.errors:
        yield form, "", "", problem.type
    for task in report.tasks:
        for e in task.errors:
            kind = "repeated-row" if e.type == "primary-key" and task.place in row_keys else e.type
            field = getattr(e, "field_name", None) or "+".join(getattr(e, "field_names", []) or [])
            yield task.place, getattr(e, "row_number", None) or "", field, kind


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("format", choices=FORMATS)
    p.add_argument("source", type=Path)
    p.add_argument("--structural", action="store_true")
    p.add_argument("--expect", type=Path)
    p.add_argument("--self-contained", action="store_true")
    try:
        o = p.parse_args()
    except SystemExit as stop:
        sys.exit(64 if stop.code else 0)
    with tempfile.TemporaryDirectory() as scratch:
        folder = unpack(o.source, Path(scratch), "extract.csv")
        errors = list(check(o.format, folder, o.self_contained))
    if o.structural:
        errors = [e for e in errors if e[3] not in ROW_LEVEL]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([("file", "row", "field", "error"), *errors])
    found = out.getvalue().splitlines()
    wanted = o.expect.read_text(encoding="utf-8").splitlines() if o.expect else found[:1]
    if found == wanted:
        print(f"{o.format}: {len(found) - 1} errors, as they should be" if o.expect else f"{o.format}: no errors")
        return
    print("\n".join(found))
    if o.expect:
        print(f"{o.format}: not the {len(wanted) - 1} errors of {o.expect.name}", file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    main()
