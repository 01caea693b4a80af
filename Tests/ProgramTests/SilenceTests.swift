import Foundation
import TestSupport
import Testing

@Suite("What may not be said is not said, and what a spreadsheet would run is not run")
struct SilenceTests {
    private static let secrets = [
        "Zaphodine", "Beeblebroxson", "zb.username", "zb@example.test", "My dog ate it", "Ünsägliche",
        "777.125",
        "88888", "Top secret course",
    ]

    /// Secrets in every place of the inputs, and every fault that could make the program quote one.
    private static func district() -> SmallDistrict {
        var district = SmallDistrict()
        district.change("users.csv") {
            $0.set("givenName", to: "Zaphodine")
            $0.set("familyName", to: "Beeblebroxson")
            $0.set("username", to: "zb.username")
            $0.set("email", to: "zb@example.test")
        }
        district.change("Assessments.csv") { $0.set("Comment", to: "My dog ate it: Ünsägliche Geschichte") }
        district.grade("901", "501", "777.125")
        district.grade("901", "502", "88888 points")
        district.grade("901", "503", "777.125,88888")
        district.setAssessment("901", "504", "IsExempt", "My dog ate it")
        district.setAssessment("901", "505", "AssessedAt", "Zaphodine")
        district.change("Courses.csv") { $0.set("Title", to: "Top secret course") }
        return district
    }

    private static func expectSilence(
        _ text: String, _ what: Comment, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for secret in secrets { #expect(!text.contains(secret), what, sourceLocation: sourceLocation) }
    }

    @Test("No name, score or comment is on standard output or standard error", arguments: [[], ["--json"]])
    func noNameScoreOrCommentIsOnStandardOutputOrStandardError(flags: [String]) throws {
        let workspace = try TestWorkspace(configuration: "bundle:\n  comments: true")
        var district = Self.district()
        for (command, now) in [
            ("preview", TestWorkspace.firstNight), ("export", TestWorkspace.firstNight),
            ("export", TestWorkspace.secondNight),
        ] {
            let words = try workspace.arguments(command, district, now: now).filter { $0 != "--json" }
            let run = try workspace.run(words + flags)
            #expect([0, 3].contains(run.status))
            Self.expectSilence(run.output, "output of \(command)")
            Self.expectSilence(run.errors, "errors of \(command)")
            district.grade("901", "501", "88888.5")
        }
        for words in [["bundles", "list"], ["bundles", "show", "1"], ["doctor"]] {
            let run = try workspace.run(words + flags)
            Self.expectSilence(run.output + run.errors, "\(words)")
        }
    }

    @Test("No name, score or comment is in the details, which are for people")
    func noNameScoreOrCommentIsInTheDetails() throws {
        let workspace = try TestWorkspace()
        let report = try workspace.export(Self.district())
        Self.expectSilence(
            try String(contentsOf: URL(filePath: report.details), encoding: .utf8), "details.csv")
    }

    @Test("A refused input is described by file and place, not by what is in it")
    func aRefusedInputIsDescribedByFileAndPlace() throws {
        let faults: [(String, (inout CSVTable) -> Void)] = [
            (
                "users.csv",
                { table in
                    var row = table.rows[0]
                    row["email"] = "Beeblebroxson"
                    table.rows.append(row)
                }
            ),
            ("Persons.csv", { $0.append(["501", "Beeblebroxson"]) }),
            ("users.csv", { $0.columns.removeAll { $0 == "sourcedId" } }),
        ]
        for (file, fault) in faults {
            var district = Self.district()
            district.change(file, fault)
            let workspace = try TestWorkspace()
            let refused = try workspace.run(
                workspace.arguments("export", district, now: TestWorkspace.firstNight))
            #expect(refused.status == 20, "\(refused.output)")
            Self.expectSilence(refused.output + refused.errors, "\(file)")
        }
    }

    @Test("Ids that begin with = + - @ are neutralised in details.csv", arguments: ["=", "+", "-", "@"])
    func idsThatBeginWithAreNeutralisedInDetailsCsv(sign: String) throws {
        let id = "\(sign)cmd|' /C calc'!A0"
        var district = SmallDistrict()
        district.change("Assessments.csv") {
            $0.append([id, "501", "5", "2026-11-12T15:00:00Z"])
            $0.append(["901", id, "5", "2026-11-12T15:00:00Z"])
        }
        let workspace = try TestWorkspace()
        let report = try workspace.export(district)
        let details = try CSVTable(file: URL(filePath: report.details))
        #expect(details.rows.count == 2)
        for row in details.rows {
            for cell in row.values { #expect(!cell.hasPrefix(sign), "\(cell)") }
        }
        #expect(details.rows.contains { ($0["item"] ?? "").hasSuffix(id) })
        #expect(details.rows.contains { ($0["person"] ?? "").hasSuffix(id) })
    }

    @Test("A title that is a formula goes to Campus byte for byte: exchange files are not for people")
    func exchangeIsExact() throws {
        var district = SmallDistrict()
        district.setItem("901", "Title", "=SUM(1,2) \"quoted\"")
        let workspace = try TestWorkspace()
        let bundle = try workspace.onlyBundle(workspace.export(district))
        #expect(bundle.lineItem("itsl_901_41001")?["title"] == "=SUM(1,2) \"quoted\"")
    }
}
