import Foundation
import Scenes
import TestSupport
import Testing

@Suite("Text that would do something does nothing but show")
struct ReportHostileTests {
    /// What a spreadsheet would run, or a reader of CSV or HTML stumble over.
    private static let hostile = [
        "=HYPERLINK(\"http://example.org\",\"x\")", "+1+1", "-2+3", "@SUM(1)", "\t=1", "\r=1", "＝1",
        "\"><img src=x onerror=alert(1)>", "<script>alert(1)</script>", "a\"b,c\nd", "a\r\nb", "'=1",
        "\u{202E}gpj.exe", "\"\u{301} onmouseover=\"x", "{{{style}}}", "-5", "+7.5",
        String(repeating: "x", count: 10_000),
    ]

    /// As the CSV files for people write it: with an apostrophe before what a spreadsheet would run.
    private static func forPeople(_ text: String) -> String {
        if text == "-5" || text == "+7.5" { return text }
        guard let first = text.unicodeScalars.first else { return text }
        return "=+-@\t\r\n＝".unicodeScalars.contains(first) ? "'" + text : text
    }

    private static func district() -> SmallDistrict {
        var district = SmallDistrict()
        for (place, text) in hostile.enumerated() {
            // Held, so that the title stands in a CSV file as itslearning has it; the second one goes out.
            district.change("GradebookItems.csv") {
                $0.append(["h\(place)", "12", text, "Assignment", "-1", "10", ""])
                $0.append(["t\(place)", "12", "\(text)", "Assignment", "-1", "10", "31", ""])
            }
            district.grade("h\(place)", "501", "4")
            district.grade("t\(place)", "501", "4")
            district.grade("t\(place)", "506", "four")
        }
        district.change("orgs.csv") { $0.set("name", to: hostile[0], where: ["sourcedId": "HS"]) }
        district.change("classes.csv") { $0.set("title", to: hostile[7], where: ["sourcedId": "41002"]) }
        district.change("users.csv") {
            $0.set("givenName", to: "@506", where: ["sourcedId": "s506"])
            $0.set("familyName", to: "<b>\"six\"</b>", where: ["sourcedId": "s506"])
        }
        return district
    }

    /// As it stands where people read it (Spec/decisions.md, D150): controls and marks of direction by their number.
    private static func printable(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            let isShown = scalar.value >= 0x20 && scalar.value != 0x7F && !(0x202A...0x202E ~= scalar.value)
            return isShown ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
        }.joined()
    }

    /// A table as Python's csv reads it, strictly.
    private static func read(_ table: URL) throws -> [[String: String]] {
        let program = """
            import csv, json, sys
            with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
                print(json.dumps(list(csv.DictReader(file, strict=True))))
            """
        let printed = try Python.output(program, [table.path])
        return try JSONDecoder().decode([[String: String]].self, from: Data(printed.utf8))
    }

    @Test("In the CSV files a spreadsheet finds no formula, and Python's csv finds the text, fit to be shown")
    func inTheCSVFilesASpreadsheetFindsNoFormula() throws {
        let workspace = try TestWorkspace()
        _ = try workspace.export(Self.district())
        let folder = try workspace.report(now: ReportScene.now, ["--names"])
        let held = try Self.read(folder.url.appending(path: "csv/held.csv"))
        for (place, text) in Self.hostile.enumerated() {
            let row = try #require(held.first { $0["item"] == "h\(place)" })
            #expect(
                row["title"].map { Array($0.unicodeScalars) }
                    == Array(Self.printable(Self.forPeople(text)).unicodeScalars),
                "\(text.prefix(40))")
            #expect(row["school_name"] == "'" + Self.hostile[0])
            #expect(row["section_name"] == Self.hostile[7])
        }
        let rejected = try Self.read(folder.url.appending(path: "csv/rejected.csv"))
        #expect(rejected.count == Self.hostile.count)
        #expect(rejected.allSatisfy { $0["name"] == "'@506 <b>\"six\"</b>" })
        for name in ["held", "rejected", "notices", "sections", "frozen", "line-items", "bundles"] {
            for row in try Self.read(folder.url.appending(path: "csv/\(name).csv")) {
                for (column, cell) in row {
                    let runs = ["=", "@", "\t", "\r", "\n", "＝", "+1+", "-2+"].contains {
                        Array(cell.unicodeScalars).starts(with: Array($0.unicodeScalars))
                    }
                    #expect(!runs, "\(name), \(column)")
                }
            }
        }
        #expect(try folder.disagreements(workspace) == "")
    }

    @Test("In the page it is text: no element, no handler and no place but those of a page without it")
    func inThePageItIsText() throws {
        let workspace = try TestWorkspace()
        _ = try workspace.export(Self.district())
        let page = try workspace.report(now: ReportScene.now, ["--names"]).page()
        #expect(page.ranges(of: "<script").count == 1)
        #expect(page.ranges(of: "<style").count == 1)
        #expect(!page.contains("<img"))
        #expect(!page.contains("<b>"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(page.contains("{{{style}}}"))
        let program = """
            import sys
            from html.parser import HTMLParser
            class Reader(HTMLParser):
                def handle_starttag(self, tag, attributes):
                    bad = [k for k, v in attributes if k.startswith("on") or k == "style" or (v or "").startswith("javascript:")]
                    if bad or tag in ("img", "iframe", "object", "b"):
                        print(tag, bad)
            reader = Reader()
            reader.feed(open(sys.argv[1], encoding="utf-8").read())
            """
        let file = workspace.scratch.url.appending(path: "page.html")
        try Data(page.utf8).write(to: file)
        #expect(try Python.output(program, [file.path]) == "")
    }

    @Test("Ids of items, sections and students may hold anything and lead to places of their own")
    func idsOfItemsSectionsAndStudentsMayHoldAnythingAndLeadToPlaces() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        for (place, id) in ["=cmd", "+x", "a b\"c", "é", "e\u{301}", "<i>", "it_em"].enumerated() {
            district.change("GradebookItems.csv") {
                $0.append([id, "11", "Item \(place)", "Assignment", "-1", "10", ""])
            }
            district.grade(id, "501", "4")
        }
        _ = try workspace.export(district)
        let folder = try workspace.report(now: ReportScene.now, ["--each-school"])
        #expect(try folder.disagreements(workspace) == "")
        let items = Set(try Self.read(folder.url.appending(path: "csv/held.csv")).compactMap { $0["item"] })
        #expect(items.isSuperset(of: ["'=cmd", "'+x", "a b\"c", "<i>", "it_em"]))
    }
}
