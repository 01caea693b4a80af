import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "frictionless finds nothing in what we ship and what we write",
    .enabled(if: Requirement.frictionless, "Python cannot import frictionless"))
struct SchemaTests {
    private static func expectValid(
        _ format: String, _ input: URL, _ options: [String] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let checked = try Python.tool("validate.py", [format, input.path] + options)
        #expect(checked.status == 0, "\(checked.output)\(checked.errors)", sourceLocation: sourceLocation)
    }

    @Test("The sample data: sound, but for the faults that are in it on purpose")
    func theSampleDataSound() throws {
        let district = PackageFolder.sampleData.appending(path: "district")
        try Self.expectValid(
            "gradebook", district.appending(path: "gradebook"),
            ["--expect", district.appending(path: "expected/frictionless-errors.csv").path])
        try Self.expectValid("roster-1.1", district.appending(path: "roster"))
        let university = PackageFolder.sampleData.appending(path: "openuniversity")
        try Self.expectValid("gradebook", university.appending(path: "gradebook"))
        try Self.expectValid("roster-1.1", university.appending(path: "roster"))
    }

    @Test(
        "Bundles of both versions and both modes, the first and the second night", arguments: ["1.1", "1.2"],
        ["delta", "bulk"])
    func bundlesOfBothVersionsAndBothModes(version: String, mode: String) throws {
        let workspace = try TestWorkspace(
            configuration: """
                bundle:
                  version: "\(version)"
                  mode: \(mode)
                  comments: true
                \(TestWorkspace.ownCategory)
                """)
        var district = SmallDistrict()
        district.setAssessment("901", "501", "Comment", "Well done, \"really\"\nsee me")
        let first = try #require(try workspace.export(district).bundles.first)
        try Self.expectValid(
            "bundle-\(version)", workspace.outbox.appending(path: first.file), ["--self-contained"])
        district.grade("901", "501", "12")
        district.setItem("902", "Title", "Quiz, again")
        let second = try #require(
            try workspace.export(district, now: TestWorkspace.secondNight).bundles.first)
        try Self.expectValid("bundle-\(version)", workspace.outbox.appending(path: second.file))
    }

    @Test("The sample's own bundles in every case", arguments: GoldenCase.all)
    func theSamplesOwnBundlesInEveryCase(_ golden: GoldenCase) throws {
        let workspace = try golden.workspace()
        let bundle = try #require(try workspace.plan("export", over: golden.folder).bundles.first)
        let version = golden.expected.hasSuffix("1.2") ? "1.2" : "1.1"
        try Self.expectValid(
            "bundle-\(version)", workspace.outbox.appending(path: bundle.file), ["--self-contained"])
    }
}
