"""Archives that keep a set's files and break one rule each, put together byte by byte.

`kinds(files)` gives for the files of a good set {name: bytes} what no door may take, each with the codes that `verify` may
find; `harmless(files)` gives what is odd and must be taken all the same, without anything being expanded or written that the
set does not hold.
"""
import functools
import io
import struct
import zipfile
import zlib


def deflate(data):
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    return stream.compress(data) + stream.flush()


class Entry:
    """What it states is what is true, until a keyword says otherwise."""

    def __init__(self, name, data, method=8, **other):
        self.name = name if isinstance(name, bytes) else name.encode()
        self.body = deflate(data) if method == 8 else data
        self.method, self.flags, self.system, self.attributes = method, 0, 3, 0o100644 << 16
        self.crc, self.size, self.stored, self.extra = zlib.crc32(data), len(data), len(self.body), b""
        self.offset = None
        self.__dict__.update(other)


def archive(entries, count=None):
    out, directory = bytearray(), bytearray()
    for e in entries:
        offset = len(out) if e.offset is None else e.offset
        common = struct.pack("<HHHHHIIIHH", 20, e.flags, e.method, 0, 0x5C21, e.crc, e.stored, e.size, len(e.name),
                             len(e.extra))
        if e.offset is None:
            out += b"PK\3\4" + common + e.name + e.extra + e.body
        directory += (b"PK\1\2" + struct.pack("<BB", 20, e.system) + common
                      + struct.pack("<HHHII", 0, 0, 0, e.attributes, offset) + e.name + e.extra)
    number = min(len(entries) if count is None else count, 0xFFFF)
    return bytes(out + directory) + b"PK\5\6" + struct.pack(
        "<HHHHIIH", 0, 0, number, number, len(directory), len(out), 0)


# What `verify` may find. A cut or a lie may show as one or another of these, whichever is read first.
BROKEN = ("archive-not-an-archive", "archive-damaged", "archive-wrong-checksum", "archive-wrong-size")
SIZE, NAME, KIND = ("archive-wrong-size",), ("archive-unsafe-name",), ("archive-not-a-regular-file",)
ENTRIES, RATIO = ("archive-too-many-entries",), ("archive-ratio-too-high",)


def kinds(files):
    good = [Entry(name, data) for name, data in sorted(files.items())]
    name, data = max(files.items(), key=lambda file: len(file[1]))
    rest = [entry for entry in good if entry.name != name.encode()]
    whole = archive(good)
    made = {
        "flat bomb": (archive(rest + [zeros(name)]), RATIO),
        "bomb of overlapping entries": (archive(
            [Entry(name, data)] + [Entry(f"{n}.csv", data, offset=0) for n in range(62)]), ("archive-damaged",)),
        "bomb that states few bytes": (archive(rest + [zeros(name, size=len(data))]), SIZE),
        "bomb beside the set that states few bytes": (archive(good + [zeros("readme.csv", size=9)]), SIZE),
        "zip64 that states a terabyte": (archive(rest + [Entry(
            name, data, size=0xFFFFFFFF, stored=0xFFFFFFFF,
            extra=struct.pack("<HHQQ", 1, 16, 1 << 40, len(deflate(data))))]), RATIO),
        "zip64 that states a billion entries": (zip64(good, count=1 << 30), BROKEN + ENTRIES),
        "100,000 entries": (many(good), ENTRIES),
        "65 entries": (archive(good + [Entry(f"{n}.csv", b"") for n in range(65 - len(good))]), ENTRIES),
        "states one entry too few": (archive(good, count=len(good) - 1), BROKEN),
        "states one entry too many": (archive(good, count=len(good) + 1), BROKEN),
        "same name twice": (archive(good + [Entry(name, data)]), ("archive-duplicate-name",)),
        "same name in capitals": (archive(good + [Entry(name.upper(), data)]), ("archive-duplicate-name",)),
        "link": (archive(rest + [Entry(name, b"/etc/passwd", method=0, attributes=0o120777 << 16)]), KIND),
        "device": (archive(rest + [Entry(name, b"", method=0, attributes=0o020644 << 16)]), KIND),
        "pipe": (archive(rest + [Entry(name, b"", method=0, attributes=0o010644 << 16)]), KIND),
        "wrong checksum": (archive(rest + [Entry(name, data, crc=1)]), ("archive-wrong-checksum",)),
        "wrong checksum of a file beside the set": (
            archive(good + [Entry("readme.csv", data, crc=1)]), ("archive-wrong-checksum",)),
        "states one byte less": (archive(rest + [Entry(name, data, size=len(data) - 1)]), SIZE),
        "states one byte more": (archive(rest + [Entry(name, data, size=len(data) + 1)]), SIZE),
        "broken deflate": (archive(rest + [Entry(name, data, body=b"\xff" * len(deflate(data)))]), ("archive-damaged",)),
        "deflate cut off": (archive(rest + [Entry(name, data, stored=len(deflate(data)) - 3)]), BROKEN),
        "begins beyond the end": (archive(rest + [Entry(name, data, offset=1 << 24)]), ("archive-damaged",)),
        "a file beside the set begins beyond the end": (
            archive(good + [Entry("readme.csv", data, offset=1 << 24)]), ("archive-damaged",)),
        "encrypted": (archive(rest + [Entry(name, data, flags=1)]), ("archive-encrypted",)),
        "strongly encrypted": (archive(rest + [Entry(name, data, flags=0x41)]), ("archive-encrypted",)),
        "another method": (archive(rest + [Entry(name, data, method=12)]), ("archive-unsupported-method",)),
        "no zip": (b"MZ" + whole[2:400], ("archive-not-an-archive",)),
        "empty file": (b"", ("archive-not-an-archive",)),
    }
    for what, bad in NAMES.items():
        made[what] = (archive(good + [Entry(bad, data)]), NAME)
    made["in two folders"] = (archive([Entry(f"export{i % 2}/" + n, d) for i, (n, d) in enumerate(files.items())]), NAME)
    made["in a folder and not"] = (archive(good[1:] + [Entry(b"export/" + good[0].name, good[0].body)]), NAME)
    made["out of a folder"] = (archive([Entry("export/" + n, d) for n, d in files.items()] + [Entry("export/../../evil.csv", data)]), NAME)
    made["folder"] = (archive(good + [Entry("export/", b"", method=0, attributes=0o040755 << 16 | 0x10)]), NAME)
    for part in range(1, 20):
        made[f"cut off after {part} of 20 parts"] = (whole[:len(whole) * part // 20], BROKEN)
    return made


NAMES = {
    "parent folder": "../evil.csv",
    "two dots": "..",
    "absolute": "/tmp/evil.csv",
    "drive letter": "C:evil.csv",
    "backslash": "..\\evil.csv",
    "empty name": "",
    "escape in a name": "evil\x1b[2J.csv",
    "C1 escape in a name": "evil\u009b2J.csv",
    "name written from the right": "evil\u202evsc.csv",
    "name in an old code page": b"B\x84ume.csv",
    "name with half a character": b"B\xc3",
    "CON": "CON",
    "device of Windows with an ending": "nul.csv",
    "device of Windows, blanks and endings": "Aux .csv.csv",
    "port of Windows": "lpt1.csv",
    "port of Windows with a superscript": "COM\u00b9.csv",
    "console of Windows": "CONIN$",
}


def zeros(name, size=1 << 30):
    """A gigabyte of zeros in a megabyte."""
    body, crc = packed_zeros()
    return Entry(name, b"", body=body, stored=len(body), crc=crc, size=size)


@functools.cache
def packed_zeros():
    """Made without holding the gigabyte: a program counts the memory of whoever started it as its own."""
    stream, piece, crc, body = zlib.compressobj(9, zlib.DEFLATED, -15), bytes(1 << 20), 0, bytearray()
    for _ in range(1 << 10):
        body += stream.compress(piece)
        crc = zlib.crc32(piece, crc)
    return bytes(body + stream.flush()), crc


def many(good):
    """So many entries that their number is stated by zip64."""
    entries = good + [Entry(b"%d.csv" % n, b"", method=0) for n in range(100_000 - len(good))]
    return zip64(entries, len(entries))


def zip64(entries, count):
    plain = archive(entries)
    end = plain[-22:-14] + b"\xff\xff\xff\xff" + plain[-10:]
    size, start = struct.unpack("<II", end[12:20])
    record = b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, size, start)
    locator = b"PK\6\7" + struct.pack("<IQI", 0, len(plain) - 22, 1)
    return plain[:-22] + record + locator + end


def harmless(files):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("zeros.csv", bytes(8 << 20))
    wide = io.BytesIO()
    with zipfile.ZipFile(wide, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, data in sorted(files.items()):
            with whole.open(name, "w", force_zip64=True) as entry:
                entry.write(data)
    good = [Entry(name, data) for name, data in sorted(files.items())]
    return {
        "a bomb in a zip in the zip": archive(good + [Entry("inner.zip", inner.getvalue(), method=0)]),
        "names that only begin like a device's": archive(good + [Entry("CONTROL.csv", b"x"), Entry("com10.csv", b"x")]),
        "a name that goes on behind a zero byte": archive(good + [Entry("evil.csv\0.exe", b"x")]),
        "a name beyond ASCII": archive(good + [Entry("B\u00e4ume.csv", b"x", flags=0x800)]),
        "zip64": wide.getvalue(),
        "in a folder": archive([Entry("export/" + n, d) for n, d in files.items()]),
        "in a folder, packed by Windows": archive([Entry("export\\" + n, d) for n, d in files.items()]),
        "packed by a Mac": archive([Entry("export/" + n, d) for n, d in files.items()]
                                    + [Entry("__MACOSX/export/._" + n, b"x") for n in files]),
    }
