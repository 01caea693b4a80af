import Foundation
import TestSupport
import Testing

@Suite(
    "A clock that ran ahead for one night",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct ClockAheadTests {
    private static let ahead = "2027-11-23T02:00:00Z"

    /// Bundle 1 is in Campus. Night 2 ran under a clock that was a year ahead, as Campus's was, and sent bundle 2. Then a
    /// teacher changed a score in Campus to 3, and itslearning has 6 for it.
    private static func scene() throws -> NightScene {
        let scene = try NightScene()
        try scene.playFirstNight()
        try scene.dropReadback(1, named: "campus-20271122T110000Z.zip")
        scene.district.grade("901", "502", "7")
        try scene.dropGradebook()
        let night = try scene.workspace.run(["nightly", "--json", "--now", ahead])
        try #require([0, 3].contains(night.status), "\(night.output)")
        try scene.importAll()
        scene.campus.set("itsl_901_41001", "s501", to: "3")
        scene.district.grade("901", "501", "6")
        try scene.dropGradebook("second.zip")
        return scene
    }

    private static func times(_ scene: NightScene, _ words: [String], _ night: Int) throws -> Finished {
        try scene.workspace.run(["times"] + words + ["--json", "--now", NightScene.clock(night)])
    }

    private static let signature = ["--by", "A. Registrar", "--reason", "The clock was a year ahead"]

    @Test(
        "The next night says so (21) and sends nothing: what Campus shows now would pass for an earlier state"
    )
    func theNextNightSaysSoAndSendsNothing() throws {
        let scene = try Self.scene()
        try scene.dropReadback(2)
        for number in [3, 4] {
            let night = try scene.night(number)
            #expect(night.status == 21)
            #expect(night.report.failureCodes == ["guard-clock"])
            #expect(night.sent == nil)
            #expect(night.report.readbacks == [])
        }
        #expect(try scene.workspace.publishedBundles().count == 2)
        // It waits for the person, and is not put away as an old one.
        #expect(scene.claimed.contains { $0.hasSuffix("\(NightScene.readbackName(2)).zip") })
    }

    @Test("Put right on the record, the next night freezes what the teacher changed, and never overwrites it")
    func putRight() throws {
        let scene = try Self.scene()
        try scene.dropReadback(2)
        _ = try scene.night(3)
        let corrected = try Self.times(scene, ["correct"] + Self.signature, 3)
        #expect(corrected.status == 0, "\(corrected.errors)")
        let report = try corrected.json(TimesReport.self)
        #expect(report.ahead.map(\.kind) == ["readback", "bundle", "arrival"])
        #expect(report.by == "A. Registrar")
        // What shows something gets the earliest time that it can have, what is waited for the latest.
        #expect(
            report.ahead.map(\.becomes) == [
                "2026-11-23T02:00:00.000Z", "2026-11-25T02:00:00.000Z", "2026-11-23T02:00:00.000Z",
            ])
        let night = try scene.night(4)
        #expect([0, 3].contains(night.status), "\(night.report.failureCodes)")
        #expect(night.report.readbacks.map(\.newlyFrozen) == [["changed": 1]])
        #expect(night.sent == 0)
        let kept = try scene.workspace.ledger.sql(
            "SELECT json_extract(summary, '$.by') FROM run WHERE command = 'times correct';")
        #expect(kept == "A. Registrar\n")
        #expect(try Self.times(scene, ["correct"] + Self.signature, 4).status == 1)
    }

    @Test(
        "A read-back that an earlier program put away as an old one meanwhile is unread once the times are right"
    )
    func hiddenBefore() throws {
        let scene = try Self.scene()
        try scene.workspace.ledger.change(
            """
            INSERT INTO unread (name, as_of, at, why) VALUES
                ('campus.zip', '2026-11-24T11:00:00.000Z', '2026-11-25T02:00:00.000Z', 'readback-older');
            """)
        _ = try Self.times(scene, ["correct"] + Self.signature, 3)
        let night = try scene.night(4)
        #expect(night.sent == nil)
        #expect(night.report.attention.contains("blocked"))
        try scene.dropReadback(4)
        #expect(try scene.night(5).sent == 0)
    }

    @Test("By hand nothing is read back or sent either; times list and a try say what would be put right")
    func byHandNothingIsReadBackOrSentEither() throws {
        let scene = try Self.scene()
        let file = try scene.dropReadback(2)
        let before = try scene.workspace.ledger.dump()
        let readback = try scene.workspace.run(
            ["readback", file.path, "--json", "--now", NightScene.clock(3)])
        #expect(readback.status == 21)
        #expect(try readback.json(FailureReport.self).error.code == "guard-clock")
        let export = try scene.workspace.run(
            scene.workspace.arguments("export", scene.district, now: NightScene.clock(3)))
        #expect(export.status == 21)
        let listed = try Self.times(scene, ["list"], 3).json(TimesReport.self)
        let tried = try Self.times(scene, ["correct", "--dry-run"] + Self.signature, 3)
            .json(TimesReport.self)
        #expect(listed.ahead.count == 3)
        #expect(tried.ahead == listed.ahead)
        #expect(tried.dryRun == true)
        #expect(try scene.workspace.ledger.dump() == before)
        let words = try scene.workspace.run(["times", "--now", NightScene.clock(3)])
        #expect(words.output.contains("3 times in the ledger lie ahead of the clock"))
        let doctor = try scene.workspace.run(["doctor", "--now", NightScene.clock(3)])
        #expect(doctor.output.contains("ahead of the clock"))
    }

    @Test("Under a clock that is right nothing lies ahead")
    func underAClockThatIsRightNothingLiesAhead() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        let listed = try Self.times(scene, ["list"], 1).json(TimesReport.self)
        #expect(listed.ahead == [])
        let corrected = try Self.times(scene, ["correct"] + Self.signature, 1)
        #expect(corrected.status == 1)
        #expect(try corrected.json(FailureReport.self).error.code == "nothing-ahead")
    }
}

/// What `times list` and `times correct` print with --json.
struct TimesReport: Decodable {
    struct Time: Decodable, Equatable {
        var kind: String
        var name: String
        var recorded: String
        var becomes: String
    }

    var version: Int
    var command: String
    var at: String
    var ahead: [Time]
    var by: String?
    var reason: String?
    var dryRun: Bool?
}
