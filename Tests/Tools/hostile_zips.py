"""Archives that keep a set's files and break one rule each, put together byte by byte.

`kinds(files)` gives for the files of a good set {name: bytes} what no door may take; `harmless(files)` gives what is odd
and must be taken all the same, without anything being expanded or written that the set does not hold.
"""
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


def kinds(files):
    good = [Entry(name, data) for name, data in sorted(files.items())]
    name, data = max(files.items(), key=lambda file: len(file[1]))
    rest = [entry for entry in good if entry.name != name.encode()]
    zeros = bytes(64 << 20)
    whole = archive(good)
    made = {
        "flat bomb": archive(rest + [Entry(name, zeros)]),
        "bomb of overlapping entries": archive(
            [Entry(name, data)] + [Entry(f"{n}.csv", data, offset=0) for n in range(62)]),
        "bomb that states few bytes": archive(rest + [Entry(name, zeros, size=len(data))]),
        "parent folder": archive(good + [Entry("../evil.csv", data)]),
        "two dots": archive(good + [Entry("..", data)]),
        "absolute": archive(good + [Entry("/tmp/evil.csv", data)]),
        "drive letter": archive(good + [Entry("C:evil.csv", data)]),
        "backslash": archive(good + [Entry("..\\evil.csv", data)]),
        "in a folder": archive([Entry("export/" + n, d) for n, d in files.items()]),
        "folder": archive(good + [Entry("export/", b"", method=0, attributes=0o040755 << 16 | 0x10)]),
        "link": archive(rest + [Entry(name, b"/etc/passwd", method=0, attributes=0o120777 << 16)]),
        "device": archive(rest + [Entry(name, b"", method=0, attributes=0o020644 << 16)]),
        "pipe": archive(rest + [Entry(name, b"", method=0, attributes=0o010644 << 16)]),
        "same name twice": archive(good + [Entry(name, data)]),
        "same name in capitals": archive(good + [Entry(name.upper(), data)]),
        "empty name": archive(good + [Entry("", data)]),
        "escape in a name": archive(good + [Entry("evil\x1b[2J.csv", data)]),
        "wrong checksum": archive(rest + [Entry(name, data, crc=1)]),
        "states one byte less": archive(rest + [Entry(name, data, size=len(data) - 1)]),
        "states one byte more": archive(rest + [Entry(name, data, size=len(data) + 1)]),
        "broken deflate": archive(rest + [Entry(name, data, body=b"\xff" * len(deflate(data)))]),
        "deflate cut off": archive(rest + [Entry(name, data, stored=len(deflate(data)) - 3)]),
        "begins beyond the end": archive(rest + [Entry(name, data, offset=1 << 24)]),
        "encrypted": archive(rest + [Entry(name, data, flags=1)]),
        "strongly encrypted": archive(rest + [Entry(name, data, flags=0x41)]),
        "another method": archive(rest + [Entry(name, data, method=12)]),
        "100,000 entries": many(good),
        "65 entries": archive(good + [Entry(f"{n}.csv", b"") for n in range(65 - len(good))]),
        "zip64 that states a terabyte": archive(rest + [Entry(
            name, data, size=0xFFFFFFFF, stored=0xFFFFFFFF,
            extra=struct.pack("<HHQQ", 1, 16, 1 << 40, len(deflate(data))))]),
        "no zip": b"MZ" + whole[2:400],
        "empty file": b"",
    }
    for part in range(1, 20):
        made[f"cut off after {part} of 20 parts"] = whole[:len(whole) * part // 20]
    return made


def many(good):
    """So many entries that their number is stated by zip64."""
    entries = good + [Entry(b"%d.csv" % n, b"", method=0) for n in range(100_000 - len(good))]
    plain = archive(entries)
    end = plain[-22:]
    size, start = struct.unpack("<II", end[12:20])
    record = b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, len(entries), len(entries), size, start)
    locator = b"PK\6\7" + struct.pack("<IQI", 0, len(plain) - 22, 1)
    return plain[:-22] + record + locator + end


def harmless(files):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("zeros.csv", bytes(64 << 20))
    wide = io.BytesIO()
    with zipfile.ZipFile(wide, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, data in sorted(files.items()):
            with whole.open(name, "w", force_zip64=True) as entry:
                entry.write(data)
    good = [Entry(name, data) for name, data in sorted(files.items())]
    return {
        "a bomb in a zip in the zip": archive(good + [Entry("inner.zip", inner.getvalue(), method=0)]),
        "names that are devices elsewhere": archive(good + [Entry("CON", b"x"), Entry("NUL.csv", b"x"),
                                                           Entry("lpt1.csv", b"x")]),
        "a name that goes on behind a zero byte": archive(good + [Entry("evil.csv\0.exe", b"x")]),
        "a name that is not UTF-8": archive(good + [Entry(b"B\x84ume.csv", b"x")]),
        "zip64": wide.getvalue(),
    }
