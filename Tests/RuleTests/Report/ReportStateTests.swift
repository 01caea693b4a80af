import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "Reports of workspaces in every state",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct ReportStateTests {
    // MARK: Little has happened

    @Test("Of a fresh workspace: nothing has been exported, nothing is to be done, and that is a whole page")
    func ofAFreshWorkspace() throws {
        let workspace = try TestWorkspace()
        let folder = try workspace.report(now: ReportScene.now, ["--each-school"])
        let value = try folder.value()
        #expect(value.verdict.level == "fine")
        #expect(value.verdict.sentence == "Nothing has been exported yet.")
        #expect(value.verdict.points == [])
        #expect(value.reasons == [] && value.notes == [] && value.night == nil)
        #expect(try folder.disagreements(workspace) == "")
        #expect(try folder.page().contains("Nothing has been exported yet."))
    }

    @Test("A preview leaves no trace in a report")
    func aPreviewLeavesNoTraceInAReport() throws {
        let (workspace, untouched) = (try TestWorkspace(), try TestWorkspace())
        _ = try workspace.preview(SmallDistrict())
        _ = try workspace.report(now: ReportScene.now)
        _ = try untouched.report(now: ReportScene.now)
        #expect(
            try FolderPicture(workspace.reports).differences(from: FolderPicture(untouched.reports)) == [])
    }

    @Test("After the first export everything is new, and in flight")
    func afterTheFirstExportEverythingIsNewAndInFlight() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        district.setItem("903", "TermId", "")
        _ = try workspace.export(district)
        let value = try workspace.report(now: ReportScene.now).value()
        #expect(value.verdict.level == "look")
        #expect(value.verdict.sentence == "Of 7 scores sent, 7 wait for import.")
        #expect(value.verdict.points == ["2 scores newly held: item has no term (no-term)."])
        #expect(value.reason("no-term")?.new == 2)
    }

    // MARK: Frozen and released

    @Test("A freeze is new until the export after the next, and its nights count on")
    func freezeAges() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "3")
        _ = try scene.readback(1)
        let first = try scene.workspace.report(now: "2026-11-23T13:00:00Z").value()
        #expect(first.frozen.new == 1 && first.frozen.shown.map(\.nights) == [0])
        #expect(
            first.verdict.points == [
                "1 score was changed in Campus since the run before and is frozen now."
            ])
        _ = try scene.export(2)
        let second = try scene.workspace.report(now: "2026-11-24T13:00:00Z").value()
        #expect(second.frozen.new == 1 && second.frozen.shown.map(\.nights) == [1])
        _ = try scene.export(3)
        let third = try scene.workspace.report(now: "2026-11-25T13:00:00Z").value()
        #expect(third.frozen.total == 1 && third.frozen.new == 0)
        #expect(third.frozen.shown.map(\.nights) == [2])
        #expect(third.frozen.shown.map(\.since) == ["2026-11-23T12:00:00.000Z"])
        #expect(third.verdict.level == "fine")
    }

    @Test("A released score is told as released, waits to be sent again, and is in flight once it was")
    func aReleasedScoreIsToldAsReleased() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "3")
        _ = try scene.readback(1)
        _ = try scene.export(2)
        try #require(
            try scene.release(["--line-item", "itsl_901_41001", "--student", "s501"], 2).status == 0)
        let folder = try scene.workspace.report(now: "2026-11-24T14:00:00Z", ["--each-school"])
        #expect(try folder.disagreements(scene.workspace) == "")
        let value = try folder.value()
        #expect(value.frozen.total == 0 && value.frozen.released == 1 && value.results.released == 1)
        #expect(
            value.verdict.sentence
                == "Of 9 scores sent, 8 are in Campus, 1 is released and goes out again.")
        #expect(try folder.school("HS").value().frozen.released == 1)
        #expect(try folder.school("MS").value().frozen.released == 0)
        _ = try scene.export(3)
        let sent = try scene.workspace.report(now: "2026-11-25T14:00:00Z").value()
        #expect(sent.results.released == 0 && sent.results.inFlight == 1 && sent.frozen.released == 1)
        _ = try scene.export(4)
        #expect(try scene.workspace.report(now: "2026-11-26T14:00:00Z").value().frozen.released == 0)
    }

    // MARK: Ageing

    @Test("What is held keeps its first night, what is resolved goes, and what comes back begins anew")
    func whatIsHeldKeepsItsFirstNight() throws {
        let scene = try ReadbackScene()
        func since(_ night: Int, _ item: String) throws -> String? {
            let report = try scene.workspace.report(now: "2026-11-\(22 + night)T13:00:00Z")
            #expect(try report.disagreements(scene.workspace) == "")
            return try report.value().reason("no-term")?.shown.first { $0.place.item == item }?.since
        }
        func term(_ item: String, _ term: String) { scene.district.setItem(item, "TermId", term) }
        term("901", "")
        term("903", "")
        _ = try scene.export(2)
        #expect(try since(2, "901") == "2026-11-24T02:00:00.000Z")
        term("901", "31")
        term("902", "0")
        _ = try scene.export(3)
        #expect(try since(3, "901") == nil)
        #expect(try since(3, "902") == "2026-11-25T02:00:00.000Z")
        #expect(try since(3, "903") == "2026-11-24T02:00:00.000Z")
        let third = try scene.workspace.report(now: "2026-11-25T13:00:00Z").value()
        // Item 901 is in two sections with five scores, 902 with two, 903 with two.
        #expect(
            third.reason("no-term").map { [$0.code.scores, $0.new, $0.resolved, $0.oldest] } == [4, 2, 5, 2])
        term("901", "")
        _ = try scene.export(4)
        #expect(try since(4, "901") == "2026-11-26T02:00:00.000Z")
        #expect(try since(4, "903") == "2026-11-24T02:00:00.000Z")
    }

    @Test("A night is a change of day in the district, not in UTC")
    func aNightIsAChangeOfDayInTheDistrict() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        district.setItem("903", "TermId", "")
        // 20:00 of the day before in Chicago.
        _ = try workspace.export(district, now: "2026-11-24T02:00:00Z")
        func nights(_ now: String) throws -> [Int]? {
            try workspace.report(now: now).value().reason("no-term")?.shown.map(\.nights)
        }
        #expect(try nights("2026-11-24T05:59:59Z") == [0])
        #expect(try nights("2026-11-24T06:00:00Z") == [1])
        #expect(try nights("2026-11-25T05:59:59Z") == [1])
    }

    // MARK: Older ledgers

    @Test("After an upgrade the lists are missing, and the report says so until the next export makes them")
    func formatThree() throws {
        let workspace = try TestWorkspace()
        var district = SmallDistrict()
        district.setItem("903", "TermId", "")
        _ = try workspace.export(district)
        try workspace.ledger.dropChecksums()
        try workspace.ledger.sql(
            """
            DROP TABLE unresolved; DROP TABLE school_name; DROP TABLE section_name; DROP TABLE repeated;
            DROP TABLE hold_release; DROP TABLE known_finding; DROP TABLE told; DROP TABLE lift; DROP TABLE not_shown;
            DROP TABLE setting;
            ALTER TABLE readback DROP COLUMN is_look; ALTER TABLE readback DROP COLUMN sees_ours;
            ALTER TABLE readback DROP COLUMN time_from; ALTER TABLE bundle DROP COLUMN withdrawn;
            ALTER TABLE bundle DROP COLUMN left_outbox;
            PRAGMA user_version = 3;
            """
        )
        let folder = try workspace.report(now: ReportScene.now, ["--each-school"])
        #expect(try workspace.ledger.sql("PRAGMA user_version;") == "7\n")
        #expect(try folder.disagreements(workspace, listsAreMissing: true) == "")
        #expect(try folder.value().notes.count == 1)
        #expect(try folder.page().contains("is not listed here"))
        for school in ["HS", "MS"] {
            #expect(try folder.school(school).value().notes.count == 1, "\(school)")
        }
        _ = try workspace.export(district, now: TestWorkspace.thirdNight)
        let next = try workspace.report(now: "2026-11-25T13:00:00Z", ["--each-school"])
        #expect(try next.disagreements(workspace) == "")
        #expect(try next.value().notes == [])
        #expect(try next.value().reason("no-term")?.code.scores == 2)
    }
}
