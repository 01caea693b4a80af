"""Forms that a table comes packed in, and files of other programs under a table's name."""
import gzip, io, zipfile

from form_files import all_doors, form, packed, tables
from plain import DOORS, EXTRACT

MAC = b"\0\5\26\7\0\2\0\0Mac OS X        "


def mac(door):
    names = list(DOORS[door])
    return {f"{door}.zip": packed(door, entry=lambda n: f"export/{n}", more=[
        *((f"__MACOSX/export/._{n}", MAC) for n in names), ("export/.DS_Store", b"\0\0\0\1Bud1")])}


def merged(make):
    return {path: data for door in DOORS for path, data in make(door).items()}


form("one-folder-of-a-mac", "the Finder's Compress, of a folder", all_doors("taken", 3), merged(mac))
form("one-folder-of-windows", "a folder sent to a compressed folder, with what Explorer leaves", all_doors("taken", 3),
     merged(lambda door: {f"{door}.zip": packed(door, entry=lambda n: f"export\\{n}", separators=True,
                                                more=[("export\\Thumbs.db", b"x"), ("export\\desktop.ini", b"x")])}))
form("two-folders", "two exports zipped as one", all_doors("refused folder", 20),
     merged(lambda door: {f"{door}.zip": packed(door, entry=lambda n: f"monday/{n}",
                                                more=[(f"tuesday/{n}", t) for n, t in DOORS[door].items()])}))
form("beside-a-folder", "one table beside the folder of the others", ["gradebook: refused folder"],
     {"gradebook.zip": packed("gradebook", entry=lambda n: n if n == "Terms.csv" else f"export/{n}")})
form("way-out", "an archive that was made to harm", all_doors("refused ../", 20),
     merged(lambda door: {f"{door}.zip": packed(door, entry=lambda n: f"../{n}")}))
form("gzip", "a job that packs before SFTP", ["extract: taken"],
     {"extract.csv.gz": gzip.compress(EXTRACT["extract.csv"].encode(), mtime=0)})
form("bare-file", "an extract by itself", ["extract: taken"], {"extract.CSV": EXTRACT["extract.csv"]})


def workbook():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"):
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 21, 12, 0, 0)), "<x/>")
    return out.getvalue()


for name, source, data, words, verify in [
    ("xlsx-called-csv", "a workbook renamed by hand", workbook(), "Excel workbook", 20),
    ("xls-called-csv", "a workbook of an older Excel, renamed by hand", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "Excel", 20),
    ("html-called-csv", "a page that asks to sign in, saved in place of the export",
     b"<!DOCTYPE html>\n<html><body>Sign in</body></html>\n", "web page", 3),
    ("seven-zip-called-csv", "an archive of 7-Zip renamed by hand", b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(24), "7z", 20),
    ("pdf-called-csv", "a printed report renamed by hand", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF", 20),
]:
    form(name, source, [f"gradebook: refused {words}", f"roster: refused {words}", f"extract: refused {words}",
                        f"set: refused {words}", f"verify: {verify}"],
         tables(lambda _, d=data: d))
