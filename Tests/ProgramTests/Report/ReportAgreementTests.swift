import Foundation
import Scenes
import TestSupport
import Testing

/// `report_check.py` reads the page by Python's html.parser, report.json, the CSV files by Python's csv, and asks
/// the ledger by SQL; it shares no code with the program.
@Suite("The page, report.json, the CSV files and the ledger say the same")
struct ReportAgreementTests {
    private static let seed = RandomSource.seed(for: "ReportAgreementTests")

    @Test("Of a small district with something of everything, and of each of its schools")
    func ofASmallDistrictWithSomethingOfEverything() throws {
        let scene = try ReportScene()
        let folder = try scene.workspace.report(now: ReportScene.now, ["--each-school"])
        #expect(try folder.disagreements(scene.workspace) == "")
        let value = try folder.value()
        // A report of nothing would agree with everything.
        #expect(value.frozen.total == 3)
        #expect(Set(value.reasons.map(\.kind)) == ["held", "rejected", "notice"])
        #expect(try !folder.table("line-items").rows.isEmpty)
        #expect(value.results.confirmed > 0)
    }

    @Test("Of the sample district, before and after its read-back")
    func ofTheSampleDistrict() throws {
        let sample = PackageFolder.sampleData.appending(path: "district")
        let workspace = try TestWorkspace()
        let export = try workspace.plan("export", over: sample)
        let first = try workspace.report(now: "2026-11-23T03:00:00Z", ["--each-school"])
        #expect(try first.disagreements(workspace) == "")
        let readback = try workspace.run([
            "readback", "--now", "2026-11-23T03:30:00Z", "--as-of", "2026-11-23T03:00:00Z",
            sample.appending(path: "readback").path,
        ])
        try #require(readback.status == 3)
        let second = try workspace.report(now: "2026-11-23T04:00:00Z", ["--each-school"])
        #expect(try second.disagreements(workspace) == "")
        let value = try second.value()
        let held = value.reasons.filter { $0.kind == "held" }.map { ($0.code.code, $0.code.scores) }
        #expect(Dictionary(uniqueKeysWithValues: held) == export.classes.held)
        let expected = try CSVTable(file: sample.appending(path: "expected/readback/frozen.csv"))
        #expect(value.frozen.total == expected.rows.count)
    }

    @Test("Of the extract of the Open University's grades")
    func ofTheExtractOfTheOpenUniversitysGrades() throws {
        let workspace = try TestWorkspace(district: "Open University", timeZone: "Europe/London")
        let export = try workspace.plan(
            "export", over: PackageFolder.sampleData.appending(path: "openuniversity"))
        let folder = try workspace.report(now: TestWorkspace.secondNight, ["--each-school"])
        #expect(try folder.disagreements(workspace) == "")
        let value = try folder.value()
        #expect(value.results.inFlight == export.classes.sent)
        #expect(value.results.sent > 1000)
    }

    @Test("Of random gradebooks in which everything can be odd, night after night", arguments: 0..<8)
    func ofRandomGradebooksInWhichEverythingCanBeOdd(index: Int) throws {
        var random = RandomSource(seed: Self.seed &+ UInt64(index))
        let comment: Comment = "GRADEBRIDGE_SEED=\(Self.seed), district \(index)"
        var story = RandomDistrict(random)
        let split = random.chance(oneIn: 3) ? "bundle:\n  split: school\n" : ""
        let workspace = try TestWorkspace(configuration: "\(split)readback:\n  maxAgeDays: 0")
        for night in 0..<3 {
            let day = "2026-11-2\(3 + night)"
            _ = try workspace.export(story.district, now: "\(day)T02:00:00Z", ["--accept-changes"])
            if random.chance(oneIn: 3) { try workspace.ledger.confirmAll() }
            let folder = try workspace.report(now: "\(day)T12:00:00Z", ["--each-school"])
            #expect(try folder.disagreements(workspace) == "", comment)
            story.liveADay()
        }
    }

    /// `GRADEBRIDGE_NIGHTS` is the number of districts, for long runs.
    private static let districts =
        ProcessInfo.processInfo.environment["GRADEBRIDGE_NIGHTS"].flatMap { Int($0) } ?? 5

    @Test("Of random districts with a Campus in which people work: frozen, released, lost, edited")
    func ofRandomDistrictsWithACampusInWhichPeopleWork() throws {
        let finished = try Python.tool(
            "nights_report.py",
            [
                Gradebridge.path, "--districts", "\(Self.districts)", "--nights", "5", "--seed",
                "\(Self.seed % 1_000_000)",
            ])
        print(finished.output)  // Seed and counts.
        #expect(finished.status == 0, "GRADEBRIDGE_SEED=\(Self.seed)\n\(finished.output)\(finished.errors)")
        #expect(finished.output.contains("\nconfirmed: "))
    }

    @Test(
        "A figure that is off by one anywhere is found: the check itself can fail",
        arguments: [
            ("report.html", "data-class=\"held\">", "data-class=\"held\">1"),
            ("report.html", "data-file=\"csv/held.csv\">", "data-file=\"csv/held.csv\">9"),
            ("report.html", "<span class=\"number\">", "<span class=\"number\">2"),
            ("report.json", "\"confirmed\" : ", "\"confirmed\" : 1"),
            ("report.json", "\"sha256\" : \"", "\"sha256\" : \"0"),
            ("csv/held.csv", "held,no-term", "held,no-score"), ("csv/frozen.csv", "s501", "s502"),
            ("csv/sections.csv", ",0,", ",1,"), ("csv/bundles.csv", ",in flight,", ",lost,"),
        ])
    func theCheckItself(file: String, old: String, new: String) throws {
        let scene = try ReportScene()
        let folder = try scene.workspace.report(now: ReportScene.now)
        let url = folder.url.appending(path: file)
        let text = try folder.text(file)
        try #require(text.contains(old), "\(file) has no \(old)")
        try Data(text.replacing(old, with: new, maxReplacements: 1).utf8).write(to: url)
        #expect(try folder.disagreements(scene.workspace) != "")
    }
}
