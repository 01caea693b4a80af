import TestSupport
import Testing

@Suite("Our own bundles conform", .inProcess)
struct BundleConformanceTests {
    private static let forms = ["1.1", "1.2"].flatMap { version in
        ["delta", "bulk"].flatMap { mode in
            ["district", "school"].map { Form(version: version, mode: mode, split: $0) }
        }
    }

    @Test("In every form and on every night verify finds nothing in any of them", arguments: forms)
    func inEveryFormAndOnEveryNightVerifyFindsNothingInAnyOfThem(_ form: Form) throws {
        let workspace = try TestWorkspace(configuration: form.yaml)
        var district = SmallDistrict()
        district.setAssessment("901", "501", "Comment", "Well done, \"really\"\r\n=see \u{202e}me <b>")
        district.setItem("902", "Title", "  Quiz; \"two, parts\"\n(Écrit)  ")
        try check(workspace, workspace.export(district), form)

        try workspace.ledger.confirmAll()
        district.grade("901", "501", "12")
        district.grade("901", "504", "0")
        district.setItem("902", "Title", "Quiz, again")
        try check(
            workspace, workspace.export(district, now: TestWorkspace.secondNight, ["--accept-changes"]), form)

        // Not confirmed, and one without a score since.
        district.grade("901", "501", "")
        district.grade("902", "501", "3.25")
        district.grade("902", "504", "7")
        try check(
            workspace, workspace.export(district, now: TestWorkspace.thirdNight, ["--accept-changes"]), form)
    }

    /// Both schools have news every night.
    private func check(_ workspace: TestWorkspace, _ report: PlanReport, _ form: Form) throws {
        #expect(report.bundles.count == (form.split == "school" ? 2 : 1))
        for bundle in report.bundles {
            // Reading it has verify look at it, and throws what that finds.
            #expect(try workspace.contents(of: bundle).results.rows.count > 0)
        }
    }

    struct Form: Sendable, CustomTestStringConvertible {
        let version: String
        let mode: String
        let split: String

        var testDescription: String { "\(version), \(mode), split: \(split)" }

        var yaml: String {
            """
            bundle:
              version: "\(version)"
              mode: \(mode)
              split: \(split)
              comments: true
            \(TestWorkspace.ownCategory)
            """
        }
    }
}
