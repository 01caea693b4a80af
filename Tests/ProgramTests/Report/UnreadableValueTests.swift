import Foundation
import Scenes
import TestSupport
import Testing

@Suite("What cannot be read stands in the report as it stands in the export")
struct UnreadableValueTests {
    private static let later = "2026-11-24T13:00:00Z"

    private static func district() -> SmallDistrict {
        var district = SmallDistrict()
        district.grade("901", "501", "6,5")
        return district
    }

    @Test(
        "The page, report.json, the CSV file and the task have the value, the console and details.csv do not")
    func thePageHasTheValue() throws {
        let workspace = try TestWorkspace()
        let finished = try workspace.run(
            workspace.arguments("export", Self.district(), now: TestWorkspace.firstNight))
        #expect(finished.status == 3)
        #expect(!(finished.output + finished.errors).contains("6,5"))
        let details = try finished.json(PlanReport.self).details
        #expect(try !String(contentsOf: URL(filePath: details), encoding: .utf8).contains("6,5"))
        let folder = try workspace.report(now: ReportScene.now)
        #expect(try folder.page().contains("“6,5”"))
        #expect(
            try folder.page().contains("&quot;Essay&quot;, student s501, &quot;6,5&quot;: Score is no number")
        )
        #expect(try folder.table("rejected").values("unreadable") == ["6,5"])
        #expect(try folder.text("report.json").contains("\"unreadable\" : \"6,5\""))
    }

    @Test("Every kind of it, of a person without a student too, cut where it is very long")
    func everyKindOfIt() throws {
        var district = SmallDistrict()
        district.change("Persons.csv") { $0.set("SyncKey", to: "", where: ["PersonId": "503"]) }
        district.grade("901", "501", "A+")
        district.grade("901", "502", "7", at: "yesterday")
        district.grade("901", "503", String(repeating: "é", count: 61))
        district.setAssessment("902", "501", "Score", "<b>")
        let workspace = try TestWorkspace()
        _ = try workspace.export(district)
        let rows = try workspace.report(now: ReportScene.now).table("rejected").rows
        let told = Set(
            rows.map {
                "\($0["item"] ?? "") \($0["student"] ?? "")\($0["person"] ?? ""): \($0["unreadable"] ?? "")"
            })
        #expect(
            told == [
                "901 s501: A+", "901 s502: yesterday", "901 503: \(String(repeating: "é", count: 60))…",
                "902 s501: <b>",
            ])
    }

    @Test(
        "Once it is mended nothing of it is left; a run of the same second leaves no value of the one before it"
    )
    func onceItIsMendedNothingOfItIsLeft() throws {
        let workspace = try TestWorkspace()
        _ = try workspace.export(Self.district())
        let file = workspace.reports.appending(path: "20261123T020000Z-export/unreadable.json")
        #expect(FileManager.default.fileExists(atPath: file.path))
        let mended = SmallDistrict()
        _ = try workspace.export(mended)
        #expect(!FileManager.default.fileExists(atPath: file.path))
        let folder = try workspace.report(now: Self.later)
        #expect(try !folder.page().contains("6,5"))
        #expect(try folder.disagreements(workspace) == "")
    }

    @Test(
        "Where the run's folder is gone, as after its retention, the report has the finding without the value"
    )
    func whereTheRunsFolderIsGone() throws {
        let workspace = try TestWorkspace()
        _ = try workspace.export(Self.district())
        try FileManager.default.removeItem(at: workspace.reports.appending(path: "20261123T020000Z-export"))
        #expect(try workspace.report(now: ReportScene.now).table("rejected").values("unreadable") == [""])
    }

    @Test(
        "A file of them that somebody changed costs the report these values and nothing else, and the page says so"
    )
    func aFileThatSomebodyChanged() throws {
        let workspace = try TestWorkspace()
        _ = try workspace.export(Self.district())
        let file = workspace.reports.appending(path: "20261123T020000Z-export/unreadable.json")
        try Data("[{".utf8).write(to: file)
        let folder = try workspace.report(now: ReportScene.now)
        #expect(try folder.table("rejected").values("unreadable") == [""])
        #expect(try folder.page().contains("The values that cannot be read are not shown"))
    }
}
