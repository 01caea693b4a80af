import Foundation
import Scenes
import TestSupport
import Testing

@Suite("Names of students stand in a report only where they were asked for", .inProcess)
struct ReportNamesTests {
    /// Every student of the district, each with a name of this family; at `folder/roster`.
    private static func writeRoster(_ district: SmallDistrict, family: String, to folder: URL) throws {
        var district = district
        for person in 501...506 {
            district.change("users.csv") {
                $0.set("familyName", to: "\(family)\(person)", where: ["sourcedId": "s\(person)"])
            }
        }
        try district.write(to: folder)
    }

    private static func isNamed(_ family: String, in folder: ReportFolder) throws -> Bool {
        try folder.texts().values.contains { $0.contains(family) }
    }

    @Test("Without --names no name stands anywhere in the folder, nor in the index")
    func withoutNamesNoNameStandsAnywhereInTheFolder() throws {
        let scene = try ReportScene()
        _ = try scene.workspace.report(now: ReportScene.now, ["--each-school"])
        let whole = ReportFolder(scene.workspace.reports)
        #expect(try !Self.isNamed("Family", in: whole))
        #expect(try !Self.isNamed("Given", in: whole))
    }

    @Test(
        "With --names students of whom there is something to tell have theirs: page, JSON, CSV; nobody else has"
    )
    func withNamesStudentsOfWhomThereIsSomethingToTellHaveTheirs() throws {
        let scene = try ReportScene()
        let made = try scene.workspace.run(["report", "--json", "--names", "--now", ReportScene.now])
        #expect(!(made.output + made.errors).contains("Family"), "the console has no names")
        let folder = ReportFolder(try made.json(MadeReports.self).folder)
        #expect(try folder.value().names)
        let frozen = try #require(try folder.table("frozen").rows(where: ["student": "s501"]).first)
        #expect(frozen["name"] == "Given501 Family501")
        #expect(try folder.value().frozen.shown.first?.student.name == "Given501 Family501")
        #expect(try folder.page().contains("<bdi>Given501 Family501</bdi>"))
        #expect(try !Self.isNamed("Family503", in: folder), "of s503 there is nothing to tell")
        #expect(try folder.disagreements(scene.workspace) == "")
        #expect(try !scene.workspace.ledger.sql(".dump").contains("Family"))
    }

    @Test("From the roster that was named, else that of the last export, else the newest in the inbox")
    func whichRoster() throws {
        let scene = try ReportScene()
        let (workspace, district) = (scene.workspace, scene.scene.district)
        let given = try workspace.scratch.folder("given")
        try Self.writeRoster(district, family: "Given-roster", to: given)
        let inbox = try workspace.scratch.folder("inbox")
        try Self.writeRoster(district, family: "Inbox-roster", to: inbox)
        try FileManager.default.copyItem(
            at: inbox.appending(path: "roster"),
            to: workspace.folder.appending(path: "inbox/campus/roster/newest"))

        let roster = given.appending(path: "roster").path
        let named = try workspace.report(now: ReportScene.now, ["--names", "--roster", roster])
        #expect(try Self.isNamed("Given-roster501", in: named))
        #expect(try !Self.isNamed("Inbox-roster", in: named))
        let last = try workspace.report(now: ReportScene.now, ["--names"])
        #expect(try Self.isNamed("Family501", in: last))
        #expect(try !Self.isNamed("-roster50", in: last))
        try FileManager.default.removeItem(at: workspace.scratch.url.appending(path: "inputs"))
        let newest = try workspace.report(now: ReportScene.now, ["--names"])
        #expect(try Self.isNamed("Inbox-roster501", in: newest))
    }

    @Test("Where there is no roster the report is refused in words, and what was there before stays")
    func whereThereIsNoRosterTheReportIsRefusedInWords() throws {
        let scene = try ReportScene()
        let workspace = scene.workspace
        _ = try workspace.report(now: ReportScene.now)
        try FileManager.default.removeItem(at: workspace.scratch.url.appending(path: "inputs"))
        let before = try FolderPicture(workspace.folder)
        let none = try workspace.run(["report", "--json", "--names", "--now", ReportScene.now])
        #expect(none.status == 1)
        #expect(try none.json(FailureReport.self).error.code == "nothing-in-inbox")
        let wrong = try workspace.run([
            "report", "--json", "--names", "--now", ReportScene.now, "--roster", workspace.folder.path,
        ])
        #expect(wrong.status == 20)
        #expect(try wrong.json(FailureReport.self).error.message.contains("users.csv"))
        let nowhere = try workspace.run([
            "report", "--json", "--names", "--now", ReportScene.now, "--roster", "/nowhere/roster.zip",
        ])
        #expect([1, 20].contains(nowhere.status))
        #expect(try nowhere.json(FailureReport.self).error.message.contains("/nowhere/roster.zip"))
        #expect(try FolderPicture(workspace.folder).differences(from: before) == [])
    }
}
