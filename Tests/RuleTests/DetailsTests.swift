import Foundation
import Scenes
import TestSupport
import Testing

@Suite("The details name every held and rejected score", .inProcess)
struct DetailsTests {
    /// Every code of the sending half, apart from those that only a read-back can bring.
    private static let codes = [
        "no-section", "course-not-from-campus", "passback-off", "course-inactive", "item-type",
        "item-inactive", "item-hidden", "no-term", "scale-not-score", "no-max-points",
        "section-not-in-campus",
        "term-not-in-campus", "due-outside-period", "student-not-in-campus", "not-enrolled", "exempt",
        "no-score", "ambiguous", "bad-score", "bad-date", "bad-flag", "unknown-item", "bad-item", "duplicate",
    ]

    private static func details(of report: PlanReport) throws -> CSVTable {
        try CSVTable(file: URL(filePath: report.details))
    }

    @Test("Each reason code stands there as often as it was counted, with file, line and what to do")
    func everyCode() throws {
        let golden = GoldenCase.district("default", "gradebridge.yaml")
        let workspace = try golden.workspace()
        let report = try workspace.plan("export", over: golden.folder)
        let counts = report.classes.held.merging(report.classes.rejected) { $0 + $1 }
        #expect(Set(counts.keys) == Set(Self.codes))
        let details = try Self.details(of: report)
        for code in Self.codes {
            let rows = details.rows(where: ["code": code])
            #expect(rows.count == counts[code], "\(code)")
            #expect(rows.allSatisfy { $0["file"] == "Assessments.csv" }, "\(code)")
            #expect(rows.allSatisfy { Int($0["line"] ?? "").map { $0 > 1 } ?? false }, "\(code)")
            #expect(rows.allSatisfy { ($0["what_to_do"] ?? "").count > 10 }, "\(code)")
        }
    }

    @Test("What is told once of a table is counted by the rows that it is told of")
    func countedRows() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        district.change("users.csv") { $0.rows += $0.rows.prefix(2) + $0.rows.prefix(1) }
        let report = try workspace.export(district)
        #expect(report.findings["repeated-row"] == 3)
        let rows = try Self.details(of: report).rows(where: ["code": "repeated-row"])
        #expect(rows.count == 1 && rows[0]["file"] == "users.csv")
    }

    @Test("The line of a score is the line in the file, line breaks within cells counted")
    func lineNumbers() throws {
        let golden = GoldenCase.district("default", "gradebridge.yaml")
        let workspace = try golden.workspace()
        let details = try Self.details(of: workspace.plan("export", over: golden.folder))
        let bytes = try Data(contentsOf: golden.folder.appending(path: "gradebook/Assessments.csv"))
        // As bytes: to a String, CR and LF together are one character.
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for row in details.rows where row["class"] == "held" || row["class"] == "rejected" {
            let line = try #require(Int(row["line"] ?? ""))
            try #require(lines.indices.contains(line - 1))
            #expect(lines[line - 1].starts(with: "\(row["item"] ?? ""),".utf8), "line \(line)")
        }
    }

    @Test("The oracle finds the same scores held and rejected, each for the same reason")
    func sameAsTheOracle() throws {
        let golden = GoldenCase.district("default", "gradebridge.yaml")
        let workspace = try golden.workspace()
        let details = try Self.details(of: workspace.plan("export", over: golden.folder))
        let candidates = try CSVTable(file: golden.expectedFolder.appending(path: "candidates.csv"))
        let ours = details.rows.filter { $0["class"] == "held" || $0["class"] == "rejected" }
            .map { [$0["class"], $0["item"], $0["section"], $0["code"]].map { $0 ?? "" } }
        let theirs = candidates.rows.filter { $0["class"] != "sent" }
            .map { [$0["class"], $0["GradeBookItemId"], $0["section"], $0["reason"]].map { $0 ?? "" } }
        #expect(sorted(ours) == sorted(theirs))
    }

    @Test("not-requested is in the details of a pilot and of requested mode")
    func notRequestedIsInTheDetailsOfAPilotAndOfRequestedMode() throws {
        for name in ["pilot", "requested"] {
            let golden = GoldenCase.district(name, "gradebridge-\(name).yaml")
            let workspace = try golden.workspace()
            let report = try workspace.plan("export", over: golden.folder)
            let rows = try Self.details(of: report).rows(where: ["code": "not-requested"])
            #expect(rows.count == report.classes.held["not-requested"])
            #expect(!rows.isEmpty)
        }
    }

    private func sorted(_ rows: [[String]]) -> [String] { rows.map { $0.joined(separator: ",") }.sorted() }
}
