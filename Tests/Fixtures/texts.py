"""Forms of a table's text: its letters, what stands between its cells, its header."""
from form_files import all_doors, cells, form, only, tables
from plain import DOORS

# Letters

form("utf-16", "SQL Server's query window, saved as Unicode", all_doors("taken utf-16", 20),
     tables(lambda t: b"\xff\xfe" + t.encode("utf-16-le")))
form("utf-16-without-mark", "a script of PowerShell that writes with Unicode", all_doors("taken utf-16", 20),
     tables(lambda t: t.encode("utf-16-le")))
form("utf-16-big-end", "an exporter in Java", all_doors("taken utf-16", 20),
     tables(lambda t: b"\xfe\xff" + t.encode("utf-16-be")))
form("windows-1252", "Excel for Windows, saved as CSV, in a district that says so", ["gradebook: taken windows-1252"],
     tables(lambda t: t.replace("She said", "Très bien, she said").encode("cp1252"), ["gradebook"]),
     config=['profile.encoding = "gradebook = windows-1252"'])
form("windows-1252-unsaid", "Excel for Windows, saved as CSV, in a district that does not say so",
     ["gradebook: refused Windows-1252"],
     tables(lambda t: t.replace("She said", "Très bien, she said").encode("cp1252"), ["gradebook"]))
form("two-marks", "a script that puts a byte order mark before a file that has one", all_doors("taken", 3),
     tables(lambda t: b"\xef\xbb\xbf" * 2 + t.encode()))

# Cells

for name, source, mark in [("tab", "bcp and the export wizards of databases", "\t"),
                           ("semicolon", "Excel where the comma is the decimal sign", ";"),
                           ("pipe", "ad hoc exports of student information systems", "|")]:
    form(name, source, all_doors(f"taken {name}-delimited", 3 if name == "tab" else 20),
         tables(lambda t, m=mark: cells(t, m.join), rename=lambda n: n[:-3] + "txt" if mark == "\t" else n))
form("caret", "an export of a database whose texts hold every other sign",
     all_doors("refused ^ between", 20),
     tables(lambda t: t.replace(",", "^")))
form("sep-line", "Excel's own hint in the first line", all_doors("taken semicolon-delimited", 20),
     tables(lambda t: "sep=;\r\n" + cells(t, ";".join).replace("\n", "\r\n")))
form("decimal-comma", "Excel where the comma is the decimal sign, with its numbers",
     ["gradebook: partly bad-score"],
     tables(lambda t: cells(t, ";".join).replace("12.5", "12,5"), ["gradebook"]))

form("tab-without-quotes", "bcp, which quotes nothing: a quote that begins a cell is a letter", ["gradebook: refused quote"],
     tables(lambda t: cells(t, "\t".join).replace("11\t2026-11-12T15:00:00Z\tfalse\t\n", "11\t2026-11-12T15:00:00Z\t\"x\t\n")
            .replace("12.5\t2026-11-12T15:00:00Z\tfalse\t", "12.5\t2026-11-12T15:00:00Z\ty\"\t"), ["gradebook"]))

# Header and rows

form("capitals", "views of a database that writes all names in capitals", all_doors("taken", 3),
     tables(lambda t: t.split("\n")[0].upper() + t[t.index("\n"):], rename=str.upper))
form("spaces-in-header", "a header typed by hand", all_doors("taken", 3),
     tables(lambda t: cells(t.split("\n")[0], lambda c: ",".join(f" {x} " for x in c)) + t[t.index("\n") + 1:]))
form("two-columns-of-one-name", "two columns joined by a script, equal but for case", ["gradebook: refused score"],
     only("gradebook", "Assessments.csv", ("Score,", "Score,score,"), (",2026", ",,2026")))
form("excel-empty-columns", "Excel, which keeps columns that were used once", all_doors("taken", 3),
     tables(lambda t: t.replace("\n", ",,\n")))
form("excel-empty-rows", "Excel, which keeps rows that were used once", all_doors("taken", 3),
     tables(lambda t: t + ("," * t.split("\n")[0].count(",") + "\n") * 3))
form("misspelt-column", "a header typed by hand", ["roster: refused userSoucedId"],
     only("roster", "enrollments.csv", ("userSourcedId", "userSoucedId")))
form("misspelt-file", "a file named by hand", ["gradebook: refused Assesments.csv"],
     tables(doors=["gradebook"], rename=lambda n: n.replace("Assess", "Asses")), without=["gradebook/Assessments.csv"])

# Names

for door, file in [("gradebook", "Assessments.csv"), ("roster", "manifest.csv")]:
    form(f"two-names-of-one-{door}-table", "an export saved a second time under another ending", [f"{door}: refused Leave one"],
         {f"{door}/{file[:-3]}{ending}": DOORS[door][file] for ending in ("txt", "tsv")})

form("txt", "exports to text files", all_doors("taken", 3), tables(rename=lambda n: n[:-3] + "txt"))
form("tsv-with-commas", "a file renamed by hand", all_doors("taken", 3), tables(rename=lambda n: n[:-3] + "TSV"))
