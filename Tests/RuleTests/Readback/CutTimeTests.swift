import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "A read-back whose time lies ahead of the clock",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct CutTimeTests {
    /// 02:00 in Chicago, and so many minutes later.
    private static func clock(_ minutes: Int) -> String {
        "2026-11-24T08:\(minutes < 10 ? "0" : "")\(minutes):00Z"
    }
    /// In UTC it would be 22:00 of the evening before; without a Z it is 04:00 in Chicago.
    private static let name = "campus-20261124T0400"

    /// Bundle 2 is under way: Campus has not imported it yet.
    private static func scene() throws -> ReadbackScene {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        scene.district.grade("901", "501", "20")
        #expect(try scene.sent(2) == ["itsl_901_41001_s501": "20"])
        return scene
    }

    private static func apply(_ scene: ReadbackScene, _ file: URL, _ minutes: Int, _ flags: [String] = [])
        throws
        -> ReadbackReport
    {
        try scene.applied(
            scene.workspace.run(["readback", file.path, "--json", "--now", clock(minutes)] + flags))
    }

    private static func file(_ scene: ReadbackScene, touched: String = "2026-11-24T04:00:00Z") throws -> URL {
        var campus = scene.campus
        campus.touched = touched
        return try campus.write(
            to: scene.workspace.scratch.folder("cut/\(UUID().uuidString)"), named: name, in: .zip)
    }

    @Test("The same file three times in an hour is one look at most: nothing is lost and nothing sent again")
    func theSameFileThreeTimesInAnHourIsOneLookAtMost() throws {
        let scene = try Self.scene()
        let file = try Self.file(scene)
        let first = try Self.apply(scene, file, 0)
        #expect(first.appliedBefore == nil)
        #expect(first.input.timeWasAhead == true)
        for minutes in [20, 40] {
            let again = try Self.apply(scene, file, minutes)
            #expect(again.appliedBefore == "2026-11-24T08:00:00.000Z")
            #expect(again.input.timeNote?.contains("If the name is in UTC, let it end in Z.") == true)
        }
        #expect(try scene.workspace.ledger.sql("SELECT sequence FROM bundle WHERE lost IS NOT NULL;") == "")
        #expect(try scene.sent(3) == [:])
    }

    @Test("The same file is known by its name once the clock has passed it, whatever was applied in between")
    func theSameFileIsKnownByItsNameOnceTheClockHasPassed() throws {
        let scene = try Self.scene()
        let file = try Self.file(scene)
        #expect(try Self.apply(scene, file, 0).appliedBefore == nil)
        func later(_ file: URL) throws -> ReadbackReport {
            try scene.applied(
                scene.workspace.run(["readback", file.path, "--json", "--now", "2026-11-24T12:00:00Z"]))
        }
        #expect(try later(file).appliedBefore == "2026-11-24T08:00:00.000Z")
        let other = try Self.file(scene, touched: "2026-11-24T05:00:00Z")
        #expect(try Self.apply(scene, other, 30).appliedBefore == nil)
        #expect(try Self.apply(scene, file, 40).appliedBefore == "2026-11-24T08:00:00.000Z")
        #expect(try later(file).appliedBefore == "2026-11-24T08:00:00.000Z")
    }

    @Test("Other content each time, all cut to the clock: no looks either, and nothing is lost")
    func otherContentEachTimeAllCutToTheClock() throws {
        let scene = try Self.scene()
        for minutes in [0, 20, 40] {
            let file = try Self.file(scene, touched: "2026-11-24T04:\(10 + minutes):00Z")
            let report = try Self.apply(scene, file, minutes)
            #expect(report.appliedBefore == nil)
            #expect(report.lost == 0)
        }
        let kept = try scene.workspace.ledger.sql("SELECT is_look, time_from FROM readback ORDER BY run;")
        #expect(kept == "1|name\n0|name\n0|name\n0|name\n")
    }

    @Test("Two read-backs whose times are known are two looks: then it is lost")
    func twoReadBacksWhoseTimesAreKnownAreTwoLooks() throws {
        let scene = try Self.scene()
        let reports = try [("2026-11-24T03:00:00Z", 0), ("2026-11-24T04:00:00Z", 20)].map { time, minutes in
            try Self.apply(scene, try Self.file(scene, touched: time), minutes, ["--as-of", time])
        }
        #expect(reports.map(\.lost) == [0, 1])
        #expect(reports.map(\.input.timeFrom) == ["as-of", "as-of"])
        #expect(try scene.sent(3) == ["itsl_901_41001_s501": "20"])
    }

    @Test("The result says where the time came from, in words, and what is odd about it")
    func theResultSaysWhereTheTimeCameFrom() throws {
        let scene = try Self.scene()
        let file = try Self.file(scene)
        let cut = try TestWorkspace(copyOf: scene.workspace)
            .run(["readback", file.path, "--now", Self.clock(0)])
        #expect(
            cut.output.contains(
                "It was a full read-back of Campus as of Nov 24, 2:00 AM Chicago time, by the clock (oneroster)."
            ))
        #expect(
            cut.output.contains(
                "The name says Nov 24, 4:00 AM Chicago time, which is ahead of the clock, so it counts as now. "
                    + "If the name is in UTC, let it end in Z."))
        let later = try scene.workspace.run(["readback", file.path, "--now", "2026-11-24T12:00:00Z"])
        #expect(
            later.output.contains(
                "as of Nov 24, 4:00 AM, from the file name, read as Chicago time (oneroster)."))
        #expect(!later.output.contains("ahead of the clock"))
    }

    @Test("The night's report says the same")
    func theNightsReportSaysTheSame() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        try scene.dropReadback(1, named: "campus-20261123T0410.zip")
        try scene.dropReadback(2, named: "campus-20261124T0400.zip")
        _ = try scene.night(3)
        let text = try scene.text("reports/\(NightScene.run(3))/night.txt")
        #expect(
            text.contains("Campus was read as of Nov 23, 4:10 AM, from the file name, read as Chicago time."))
        #expect(text.contains("Nov 24, 4:00 AM, from the file name"))
        #expect(!text.contains("ahead of the clock"))
        try scene.dropReadback(4, named: "campus-20261126T0400.zip")
        _ = try scene.night(4)
        let ahead = try scene.text("reports/\(NightScene.run(4))/night.txt")
        #expect(ahead.contains("ahead of the clock, so it counts as now"), "\(ahead)")
    }
}
