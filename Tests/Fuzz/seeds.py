#!/usr/bin/env python3
"""Makes the inputs that a door begins with from SampleData/district.   usage: seeds.py DOOR OUT

Each is a good file behind the bytes by which the door chooses the file's place; see Doors/.
"""
import io
import os
import sys
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Tools"))
import hostile_zips  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, "..", "..", "SampleData", "district")


def files(folder):
    where = os.path.join(SAMPLE, folder)
    for number, name in enumerate(sorted(os.listdir(where))):
        with open(os.path.join(where, name), "rb") as file:
            yield number, name, file.read()


def archive(folder):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for _, name, data in files(folder):
            made.writestr(zipfile.ZipInfo(name), data[:600])
    return out.getvalue()


def hostile():
    """Archives that break one rule each, those of them that are small enough for the fuzzer."""
    set_of = {name: data[:600] for _, name, data in files("readback")}
    made = [data for data, _ in hostile_zips.kinds(set_of).values()] + list(hostile_zips.harmless(set_of).values())
    return [data for data in made if 0 < len(data) < 65_000]


EXTRACT = (b"externalLMSSourcedID,sectionID,personID,score,totalPoints,late,missing,exempt,incomplete,cheated,dropped,"
           b"turnedIn,comments,modifiedByID,modifiedDate,activityName,dueDate\n"
           b"itsl_9001_41002,41002,s2003,9.5,10,false,false,false,false,false,false,true,,12,2026-11-23T02:00:00Z,Quiz,2026-10-01\n")


def delimited(data):
    """The same with each other sign between cells, some behind Excel's first line."""
    return [data.replace(b",", b"\t"), data.replace(b",", b"|"), b"sep=;\r\n" + data.replace(b",", b";"),
            b"sep=,\n" + data]


def seeds(door):
    if door in ("gradebook", "roster"):
        return [bytes([number]) + form for number, _, data in files(door) for form in [data, *delimited(data[:2_000])]]
    if door == "readback":
        return ([bytes([number, 0]) + form for number, _, data in files(door) for form in [data, *delimited(data[:2_000])]]
                + [b"\0\1" + form for form in [EXTRACT, *delimited(EXTRACT)]])
    if door == "verify":
        return ([bytes([0, number]) + data for number, _, data in files("roster")]
                + [bytes([1, number]) + data for number, _, data in files("readback")] + [b"\2" + archive("roster")]
                + [b"\2" + data for data in hostile()])
    if door == "zip":
        return [archive("roster"), archive("readback"), *hostile()]
    if door == "manifest":
        return [data for _, name, data in files("roster") if name == "manifest.csv"]
    if door == "configuration":
        names = [name for name in os.listdir(SAMPLE) if name.endswith(".yaml")]
        return [open(os.path.join(SAMPLE, name), "rb").read() for name in sorted(names)]
    return [data[:800] for _, _, data in files("gradebook")]


def main():
    door, out = sys.argv[1:3]
    os.makedirs(out, exist_ok=True)
    for number, seed in enumerate(seeds(door)):
        with open(os.path.join(out, f"seed-{number}"), "wb") as file:
            file.write(seed)


if __name__ == "__main__":
    main()
