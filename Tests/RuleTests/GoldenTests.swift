import Foundation
import Scenes
import TestSupport
import Testing

@Suite("The sample data comes to what the oracle says", .inProcess)
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
