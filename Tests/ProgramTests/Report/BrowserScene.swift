import Foundation
import TestSupport
import Testing

/// The pages of a report in a real browser. One after the other: a browser is a large program.
@Suite(
    "The pages in a browser", .serialized,
    .enabled(if: Requirement.browser, "chromium, its driver, selenium or poppler-utils is not there"))
enum BrowserTests {}

/// A workspace with a report.
struct BrowserScene {
    /// What `report --json` prints, as far as it is asked for here.
    private struct Outcome: Decodable {
        struct Made: Decodable { var page: String }

        var index: String
        var reports: [Made]
    }

    let workspace: TestWorkspace
    let page: BrowserPage
    let index: BrowserPage
    var folder: URL { page.file.deletingLastPathComponent() }

    /// The report of a workspace as it is.
    init(_ workspace: TestWorkspace, _ flags: [String] = ["--names"]) throws {
        self.workspace = workspace
        let finished = try workspace.run(["report", "--json", "--now", "2026-11-24T12:00:00Z"] + flags)
        guard finished.status == 0 else { throw CommandFailed(description: "report: \(finished.errors)") }
        let outcome = try finished.json(Outcome.self)
        page = BrowserPage(URL(filePath: try #require(outcome.reports.first).page), in: workspace.scratch)
        index = BrowserPage(URL(filePath: outcome.index), in: workspace.scratch)
    }

    /// The month's example, as it stands in SampleData.
    static func month() throws -> BrowserPage {
        BrowserPage(
            PackageFolder.sampleData.appending(path: "reports/month/report.html"), in: try ScratchFolder())
    }

    /// The sample district after two nights and Campus's export between them: something of every part of a page.
    static func sample() throws -> BrowserScene {
        let workspace = try TestWorkspace()
        let district = PackageFolder.sampleData.appending(path: "district")
        _ = try workspace.plan("export", over: district, now: TestWorkspace.firstNight)
        let readback = try workspace.run([
            "readback", district.appending(path: "readback").path, "--now", "2026-11-23T03:30:00Z", "--as-of",
            "2026-11-23T03:00:00Z",
        ])
        #expect([0, 3].contains(readback.status), "\(readback.errors)")
        _ = try workspace.plan("export", over: district, now: TestWorkspace.secondNight)
        return try BrowserScene(workspace)
    }
}
