import Foundation
import TestSupport
import Testing

@Suite(
    "61,400 real grades of the Open University (OULAD)",
    .enabled(if: Requirement.oulad, "the data set is not beside the checkout"))
struct OpenUniversityTests {
    /// The numbers that `oulad_expected.py` asked of OULAD's own files.
    private struct Expected: Decodable {
        var rows: Int
        var candidates: Int
        var sent: Int
        var held: [String: Int]
        var rejected: [String: Int]
        var lineItems: Int
    }

    private static func expected() throws -> Expected {
        let asked = try Python.tool("oulad_expected.py", [PackageFolder.oulad.path])
        let line = try #require(
            asked.output.split(separator: "\n").first { $0.hasPrefix("OULAD asked directly:") })
        let json = line.drop { $0 != "{" }
        return try JSONDecoder().decode(Expected.self, from: Data(json.utf8))
    }

    @Test(
        "All of it: the counts of an independent query, a bundle that others read, and nothing on a second night"
    )
    func allOfItTheCountsOfAnIndependentQuery() throws {
        let workspace = try TestWorkspace(district: "Open University", timeZone: "Europe/London")
        let input = try workspace.scratch.folder("oulad")
        let converted = try Python.tool("oulad.py", [PackageFolder.oulad.path, input.path])
        try #require(converted.status == 0, "\(converted.errors)")
        let expected = try Self.expected()

        let report = try workspace.plan("export", over: input)
        #expect(report.rows == 61_400)
        #expect(report.rows == expected.rows)
        #expect(report.candidates == expected.candidates)
        #expect(report.classes.sent == expected.sent)
        #expect(report.classes.held == expected.held)
        #expect(report.classes.rejected == expected.rejected)
        let bundle = try #require(report.bundles.first)
        #expect(bundle.lineItems == expected.lineItems)
        #expect(bundle.results == expected.sent)
        try expectReadable(workspace.outbox.appending(path: bundle.file), expected)
        try expectScores(workspace.contents(of: bundle), input)

        let second = try workspace.plan("export", over: input, now: TestWorkspace.secondNight)
        #expect(second.bundles.isEmpty)
        #expect(second.classes.inFlight == expected.sent)
        #expect(second.classes.held == expected.held)
    }

    /// unzip finds no fault, and Python's zipfile and csv read as many rows as we say.
    private func expectReadable(_ zip: URL, _ expected: Expected) throws {
        let tested = try Command.run("unzip", ["-t", zip.path])
        #expect(tested.status == 0)
        #expect(tested.output.contains("No errors detected"))
        let program = """
            import csv, io, sys, zipfile
            with zipfile.ZipFile(sys.argv[1]) as archive:
                assert archive.testzip() is None
                for name in ("lineItems.csv", "results.csv"):
                    with archive.open(name) as file:
                        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
                        rows = list(csv.reader(text, strict=True))
                    assert {len(row) for row in rows} == {len(rows[0])}
                    print(name, len(rows) - 1)
            """
        let counted = try Python.output(program, [zip.path])
        #expect(counted == "lineItems.csv \(expected.lineItems)\nresults.csv \(expected.sent)\n")
    }

    /// Every score in the bundle is the student's own, as a number; a missing one is nowhere, least of all as 0.
    private func expectScores(_ bundle: BundleContents, _ input: URL) throws {
        let rows = try CSVTable(file: input.appending(path: "gradebook/Assessments.csv")).rows
        let graded = Dictionary(
            rows.map { ("\($0["GradeBookItemId"] ?? "")_s\($0["PersonId"] ?? "")", $0["Score"] ?? "") },
            uniquingKeysWith: { first, _ in first })
        var wrong = 0
        for row in bundle.results.rows {
            let parts = (row["sourcedId"] ?? "").split(separator: "_")
            let own = parts.count == 4 ? graded["\(parts[1])_\(parts[3])"] ?? "" : ""
            if own.isEmpty || Double(own) != Double(row["score"] ?? "") { wrong += 1 }
        }
        #expect(wrong == 0)
        #expect(graded.values.contains(""), "the data has missing scores")
    }
}
