"""Every limit of gradebridge.yaml at every door: exactly at it an input is taken, one past it refused, in little memory."""
import io
import zipfile

# What verify finds where a limit is passed.
CODES = {"rows": "csv-too-many-rows", "columns": "csv-too-many-columns", "fieldBytes": "csv-field-too-long",
         "recordBytes": "csv-record-too-long", "entries": "archive-too-many-entries",
         "expandedBytes": "archive-too-large", "ratio": "archive-ratio-too-high"}
# The large table of each kind of input, by whose rows, columns and cells the limits are tried, and a column of text in it.
TABLE = {"gradebook": "Assessments.csv", "roster": "users.csv", "readback": "results.csv"}


def packed(files, path, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, data in sorted(files.items()):
            made.writestr(name, data)
    path.write_bytes(out.getvalue())


def set_limit(doors, key, value):
    """A configuration that states one limit alone."""
    lines = ["district: {name: Hostile, timeZone: UTC}"]
    if key:
        lines.append(f"limits: {{{key}: {value}}}")
    (doors.workspace / "gradebridge.yaml").write_text("\n".join(lines) + "\n")


def widened(table, cells, header="more"):
    """The table with so many more columns, which nobody asks for; `cells` is what stands in the first of them."""
    lines = table.decode().rstrip("\r\n").splitlines()
    names = ",".join(f"metadata.{header}{n}" for n in range(len(cells)))
    return "\n".join([lines[0] + "," + names] + [line + "," + ",".join(cells) for line in lines[1:]]).encode() + b"\n"


def with_rows(table, count):
    """The table with so many rows: its own, and copies of the last with ids of their own."""
    lines = table.splitlines()
    rest = b",".join(lines[-1].split(b",")[1:])
    more = [b"extra%d,%s" % (n, rest) for n in range(count - len(lines) + 1)]
    return b"\n".join(lines + more) + b"\n"


def at_and_past(doors, what, kind, key, limit, at, past, zipped=False):
    for files, taken in ((at, True), (past, False)):
        path = doors.work / "input.zip" if zipped else doors.work / "input"
        if zipped:
            packed(files, path)
        else:
            doors.folder("input", files)
        set_limit(doors, key, limit)
        if taken:
            doors.taken(f"{what} at the limit", kind, path)
        else:
            doors.refused(f"{what} past the limit", kind, path, [CODES[key]])


def limits(doors):
    for kind, files in doors.set.items():
        name = TABLE[kind]
        # Plain rows only, so that a line is a row and none is near a limit by itself.
        table = b"\n".join(line for line in files[name].splitlines() if len(line) < 250 and b'"' not in line) + b"\n"
        at_and_past(doors, "rows", kind, "rows", 300, {**files, name: with_rows(table, 300)},
                    {**files, name: with_rows(table, 301)})
        columns = len(table.decode().splitlines()[0].split(","))
        limit = max(24, columns + 1)
        at_and_past(doors, "columns", kind, "columns", limit,
                    {**files, name: widened(table, [""] * (limit - columns))},
                    {**files, name: widened(table, [""] * (limit - columns + 1))})
        at_and_past(doors, "bytes of a cell", kind, "fieldBytes", 300,
                    {**files, name: widened(table, ["x" * 300])}, {**files, name: widened(table, ["x" * 301])})
        row = max(len(line) for line in table.splitlines()[1:])
        at_and_past(doors, "bytes of a row", kind, "recordBytes", 1500,
                    {**files, name: widened(table, ["x" * (1499 - row)])},
                    {**files, name: widened(table, ["x" * (1500 - row)])})
        at_and_past(doors, "files of a zip", kind, "entries", len(files), files, {**files, "more.csv": b"a\n1\n"},
                    zipped=True)
        size = sum(map(len, files.values()))
        at_and_past(doors, "bytes of a zip", kind, "expandedBytes", size, files, {**files, "manifest.txt": b"x"},
                    zipped=True)
        ratio(doors, kind, files)
        large(doors, kind, files, name)
    set_limit(doors, None, None)


def ratio(doors, kind, files):
    """Asked of entries over 1 MiB: rows of a file that nobody knows, ever the same."""
    rows = b"a,b\n" + b"0123456789abcdef,0123456789abcdef\n" * 40_000
    path = doors.work / "input.zip"
    packed({**files, "many.csv": rows}, path)
    with zipfile.ZipFile(path) as made:
        info = made.getinfo("many.csv")
        times = -(-info.file_size // info.compress_size)
    set_limit(doors, "ratio", times)
    doors.taken("times that a file expands at the limit", kind, path)
    set_limit(doors, "ratio", times - 1)
    doors.refused("times that a file expands past the limit", kind, path, [CODES["ratio"]])


def large(doors, kind, files, name):
    """What would fill the memory of a reader without limits: a gigabyte, most of it a hole in the file."""
    set_limit(doors, None, None)
    path = doors.folder("input", files) / name
    header = files[name].splitlines()[0] + b"\n"
    for what, (begin, piece, times, codes) in {
        "a cell of a gigabyte": (header + b"x", b"", 0, ["csv-field-too-long"]),
        "a quoted cell of a gigabyte that never ends": (header + b'"', b"", 0, ["csv-field-too-long"]),
        "a header of a gigabyte": (b"x", b"", 0, ["csv-field-too-long"]),
        "a header of 20 million columns": (b"", b"c," * 500, 40_000, ["csv-too-many-columns"]),
        "a row of 84 million columns": (header, b"," * 1000, 84_000, ["csv-ragged-row", "csv-record-too-long"]),
    }.items():
        with open(path, "wb") as file:
            file.write(begin)
            for _ in range(times):
                file.write(piece)
            if not times:
                file.truncate(1 << 30)
        doors.refused(what, kind, path.parent, codes)
