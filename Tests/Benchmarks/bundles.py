"""What stands in a bundle: how many results, and a digest of what they say."""
import csv
import io
import os
import shutil
import zipfile

# The columns that both sides must agree on; ids of line items may join their parts with `_` or `-`.
# Not scoreDate: the time zone it is cut in is each one's own choice.
LINE_ITEM = (("sourcedId", "id"), ("title", str), ("dueDate", str), ("classSourcedId", str),
             ("gradingPeriodSourcedId", str), ("resultValueMax", float))
RESULT = (("lineItemSourcedId", "id"), ("studentSourcedId", str), ("score", float))


def count(path):
    """Rows of results.csv, 0 without a bundle."""
    return _count(path, "results.csv")


def _count(path, name):
    if path is None:
        return 0
    with zipfile.ZipFile(path) as archive:
        if name not in archive.namelist():
            return 0
        with archive.open(name) as file:
            # No cell of the benchmark's data holds a line end, so lines are rows.
            lines = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    return max(0, lines - 1)


def as_campus(bundle, path, edit_every):
    """Campus's export after it has imported the bundle: the same line items and results, one score in so many changed."""
    with zipfile.ZipFile(bundle) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name in source.namelist():
            with source.open(name) as file, target.open(name, "w", force_zip64=True) as out:
                if name == "manifest.csv":
                    out.write(_campus_manifest(file.read()))
                elif name == "results.csv":
                    _copy_edited(file, out, edit_every)
                else:
                    shutil.copyfileobj(file, out, 1 << 20)


def _campus_manifest(text):
    """Whole, and of Campus."""
    lines = text.replace(b"delta", b"bulk").split(b"\n")
    return b"\n".join(line.split(b",")[0] + b",Infinite Campus" if line.startswith(b"source.") else line
                      for line in lines)


def _copy_edited(file, out, every):
    """No cell of the benchmark's data holds a comma or a quote, so cells stand between commas."""
    header = file.readline()
    score = header.rstrip().split(b",").index(b"score")
    out.write(header)
    row = 0
    while lines := file.readlines(1 << 22):
        for number in range(len(lines)):
            row += 1
            if row % every == 0:
                cells = lines[number].split(b",")
                cells[score] = b"0.0625"
                lines[number] = b",".join(cells)
        out.write(b"".join(lines))


def size(path):
    return 0 if path is None else os.path.getsize(path)


def digest(path):
    """Sums over the rows, so that their order does not count: (line items, results). Good within one process only."""
    return _digest(path, "lineItems.csv", LINE_ITEM), _digest(path, "results.csv", RESULT)


def _digest(path, name, columns):
    if path is None:
        return 0
    total = 0
    with zipfile.ZipFile(path) as archive:
        if name not in archive.namelist():
            return 0
        with archive.open(name) as file:
            rows = csv.reader(io.TextIOWrapper(file, encoding="utf-8", newline=""))
            header = next(rows, [])
            picks = [(header.index(column), _same_id if kind == "id" else kind) for column, kind in columns]
            for row in rows:
                total += hash(tuple(kind(row[at]) for at, kind in picks))
    return total


def _same_id(text):
    return text.replace("-", "_")
