"""What a form is made of: its words, and the plain tables changed or packed."""
import io, re, zipfile

from plain import DOORS

FORMS = {}


# The table of each door that stands for all of its own; the others lie in `plain`.
MAIN = {"gradebook": "Assessments.csv", "roster": "enrollments.csv", "extract": "extract.csv", "set": "results.csv"}


def form(name, source, expected, files, *, config=(), without=()):
    """files: by path below the folder, text or bytes. expected: lines `door: what`. without: files of `plain`."""
    lines = [f"from: {source}", *(f"config: {line}" for line in config), *(f"without: {path}" for path in without), *expected]
    FORMS[name] = {"form.txt": "\n".join(lines) + "\n", **files}


def tables(change=lambda text: text, doors=DOORS, rename=lambda name: name):
    """The main table of each of these doors, changed."""
    return {f"{door}/{rename(MAIN[door])}": change(DOORS[door][MAIN[door]]) for door in doors}


def all_doors(what, verify=0):
    return [f"{door}: {what}" for door in DOORS] + [f"verify: {verify}"]


def only(door, file, *changes):
    """One table of a door, changed by pairs of texts."""
    text = DOORS[door][file]
    for old, new in changes:
        assert old in text, (file, old)
        text = text.replace(old, new)
    return {f"{door}/{file}": text}


def cells(text, change):
    """Every line by its cells; the quotes of these tables hold no line breaks."""
    out = []
    for line in text.splitlines():
        found = re.findall(r'("(?:[^"]|"")*"|[^,]*)(?:,|$)', line)
        out.append(change(found[:-1] if not line.endswith(",") else found))
    return "\n".join(out) + "\n"


def packed(door, entry=lambda name: name, more=(), separators=False):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in [*((entry(n), t) for n, t in DOORS[door].items()), *more]:
            info = zipfile.ZipInfo("x", (2026, 11, 21, 12, 0, 0))
            info.filename = name  # A backslash as a program of Windows writes it stays one.
            info.create_system = 0 if separators else 3
            info.external_attr = 0 if separators else 0o644 << 16
            archive.writestr(info, text, zipfile.ZIP_DEFLATED)
    return out.getvalue()
