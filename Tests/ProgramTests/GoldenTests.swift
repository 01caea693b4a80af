import Foundation
import TestSupport
import Testing

/// A sample with the configuration that it is run with and what must come of it.
struct GoldenCase: Sendable, CustomTestStringConvertible {
    let sample: String
    let configuration: String?
    let timeZone: String
    /// Below the sample's folder.
    let expected: String

    var testDescription: String { "\(sample)/\(expected)" }
    var folder: URL { PackageFolder.sampleData.appending(path: sample) }
    var expectedFolder: URL { folder.appending(path: expected) }

    static let all = [
        district("default", "gradebridge.yaml"), district("pilot", "gradebridge-pilot.yaml"),
        district("requested", "gradebridge-requested.yaml"), district("1.2", "gradebridge-1.2.yaml"),
        district("inclusive", "gradebridge-inclusive.yaml"), openUniversity,
    ]
    static let openUniversity = GoldenCase(
        sample: "openuniversity", configuration: nil, timeZone: "Europe/London", expected: "expected")

    static func district(_ name: String, _ configuration: String) -> GoldenCase {
        GoldenCase(
            sample: "district", configuration: configuration, timeZone: "America/Chicago",
            expected: "expected/\(name)")
    }

    func workspace() throws -> TestWorkspace {
        let workspace = try TestWorkspace(timeZone: timeZone)
        if let configuration {
            let yaml = try Data(contentsOf: folder.appending(path: configuration))
            try workspace.configure(String(decoding: yaml, as: UTF8.self))
        }
        return workspace
    }

    func expectedBytes(_ file: String) throws -> Data? {
        let path = expectedFolder.appending(path: file)
        return FileManager.default.fileExists(atPath: path.path) ? try Data(contentsOf: path) : nil
    }

    func expectedReport() throws -> OracleReport {
        try JSONDecoder().decode(
            OracleReport.self, from: Data(contentsOf: expectedFolder.appending(path: "export.json")))
    }
}

@Suite("The sample data comes to what the oracle says")
struct GoldenTests {
    @Test(
        "A first export gives the expected counts, and lineItems.csv and results.csv byte for byte",
        arguments: GoldenCase.all)
    func firstExport(_ golden: GoldenCase) throws {
        let workspace = try golden.workspace()
        let report = try workspace.plan("export", over: golden.folder)
        let expected = try golden.expectedReport()
        expectSameCounts(report, expected)
        #expect(report.notices["above-max-points", default: 0] == expected.aboveMax)
        #expect(
            report.notices["title-cut", default: 0] + report.notices["title-numbered", default: 0]
                == expected.titlesChanged)

        let bundle = try workspace.onlyBundle(report)
        for file in ["lineItems.csv", "results.csv"] {
            guard let bytes = try golden.expectedBytes(file) else { continue }
            #expect(bundle.files[file] == bytes, "\(file) is not the expected one")
        }
        #expect(bundle.results.rows.count == expected.results)
    }

    @Test("init with a name and a time zone does what the sample's own configuration does")
    func initIsEnough() throws {
        let golden = GoldenCase.district("default", "gradebridge.yaml")
        let workspace = try TestWorkspace()
        let report = try workspace.plan("export", over: golden.folder)
        #expect(try workspace.onlyBundle(report).files["results.csv"] == golden.expectedBytes("results.csv"))
    }

    @Test("preview gives the same counts and writes nothing in the workspace", arguments: GoldenCase.all)
    func previewWritesNothing(_ golden: GoldenCase) throws {
        let workspace = try golden.workspace()
        let before = try FolderPicture(workspace.folder)
        let preview = try workspace.plan("preview", over: golden.folder)
        let after = try FolderPicture(workspace.folder)
        #expect(after.differences(from: before) == [])

        let export = try workspace.plan("export", over: golden.folder)
        #expect(preview.classes == export.classes)
        #expect(preview.candidates == export.candidates)
        #expect(preview.notices == export.notices)
        #expect(preview.attention == export.attention)
        #expect(preview.bundles.map(\.file) == export.bundles.map(\.file))
        #expect(preview.bundles.map(\.results) == export.bundles.map(\.results))
        #expect(preview.bundles.map(\.lineItems) == export.bundles.map(\.lineItems))
    }
}

/// The counts that both know, and that the classes add up to the input.
func expectSameCounts(
    _ report: PlanReport, _ expected: OracleReport, sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(report.rows == expected.rows, sourceLocation: sourceLocation)
    #expect(report.candidates == expected.candidates, sourceLocation: sourceLocation)
    #expect(report.rowsWithoutSection == expected.rowsWithoutSection, sourceLocation: sourceLocation)
    #expect(report.classes == expected.classes, sourceLocation: sourceLocation)
    #expect(
        report.classes.total == report.candidates + report.rowsWithoutSection, "the classes do not add up",
        sourceLocation: sourceLocation)
    #expect(
        report.bundles.map(\.lineItems).reduce(0, +) == expected.lineItems, sourceLocation: sourceLocation)
    #expect(report.bundles.map(\.results).reduce(0, +) == expected.results, sourceLocation: sourceLocation)
}
