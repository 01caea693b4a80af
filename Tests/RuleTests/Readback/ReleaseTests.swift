import Scenes
import TestSupport
import Testing

@Suite(
    "frozen release: a person lifts a freeze, on the record",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct ReleaseTests {
    /// The key of the score that a teacher changed to 18.
    private static let key = ["--line-item", "itsl_901_41001", "--student", "s501"]

    private static func sceneWithFreeze() throws -> ReadbackScene {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        _ = try scene.readback(1)
        return scene
    }

    @Test("A dry run says what would be released and changes nothing")
    func dryRun() throws {
        let scene = try Self.sceneWithFreeze()
        let before = try scene.workspace.ledger.dump()
        let finished = try scene.release(Self.key + ["--dry-run"], 1)
        #expect(finished.status == 0)
        let report = try finished.json(ReleaseReport.self)
        #expect(report.dryRun)
        #expect(report.released.map(\.key) == ["itsl_901_41001 s501"])
        #expect(try scene.workspace.ledger.dump() == before)
    }

    @Test("Released by its key: recorded for good with who and why, and sent with the next export")
    func aReleaseByKeyIsRecordedAndSent() throws {
        let scene = try Self.sceneWithFreeze()
        let finished = try scene.release(
            Self.key, 1, by: "A. Registrar", reason: "Typed into the wrong column")
        #expect(finished.status == 0)
        let report = try finished.json(ReleaseReport.self)
        #expect(report.command == "frozen release")
        #expect(report.at == "2026-11-23T13:00:00.000Z")
        #expect(report.by == "A. Registrar")
        #expect(report.reason == "Typed into the wrong column")
        #expect(!report.dryRun)
        #expect(report.released.map(\.campus) == ["18"])
        #expect(try scene.frozen() == [])
        #expect(
            try scene.workspace.ledger.sql(
                "SELECT student, at, by, why, reason, ours, campus, bundle FROM release;")
                == "s501|2026-11-23T13:00:00.000Z|A. Registrar|Typed into the wrong column|changed|11|18|1\n")
        let told = try #require(try scene.explain("901").lineItem("itsl_901_41001")?.score("s501"))
        #expect(told.frozen == nil)
        #expect(told.releases.map(\.by) == ["A. Registrar"])
        #expect(told.releases.map(\.freeze.reason) == ["changed"])

        let night = try scene.export(2)
        #expect(night.classes.sent == 1)
        #expect(night.classes.frozen == 0)
        #expect(try scene.workspace.onlyBundle(night).scores == ["itsl_901_41001_s501": "11"])
    }

    @Test("What Campus had at the release does not freeze it again; a new change does")
    func whatCampusHadAtTheReleaseDoesNotFreezeItAgain() throws {
        let scene = try Self.sceneWithFreeze()
        _ = try scene.release(Self.key, 1)
        _ = try scene.export(2)
        // The bundle is on its way: Campus still has the teacher's 18.
        let waiting = try scene.readback(2)
        #expect(waiting.newlyFrozen == [:])
        #expect(waiting.inFlight == 1)
        #expect(try scene.sent(3) == [:])
        try scene.importAll()
        #expect(try scene.readback(3).confirmed == 9)

        scene.campus.set("itsl_901_41001", "s501", to: "18")
        let changed = try scene.readback(4)
        #expect(changed.newlyFrozen == ["changed": 1])
        #expect(try scene.sent(5) == [:])
        // Both freezes and the release between them stay in the story.
        let told = try #require(try scene.explain("901").lineItem("itsl_901_41001")?.score("s501"))
        #expect(told.releases.count == 1)
        #expect(told.freeze?.since == "2026-11-26T12:00:00.000Z")
        #expect(told.sends.map(\.bundle) == [1, 2])
    }

    @Test("Released and sent, and Campus still has its own value though the bundle has arrived: reverted")
    func refusedAfterRelease() throws {
        let scene = try Self.sceneWithFreeze()
        _ = try scene.release(Self.key, 1)
        scene.district.grade("902", "502", "7")
        _ = try scene.export(2)
        try scene.importAll()
        scene.campus.set("itsl_901_41001", "s501", to: "18.0")
        #expect(try scene.readback(2).newlyFrozen == ["reverted": 1])
        #expect(try scene.frozen().map(\.ours) == ["11"])
    }

    @Test("A flag that stood at the release stays accepted; another flag freezes")
    func aFlagThatStoodAtTheReleaseStaysAcceptedAnotherFlagFreezes() throws {
        let scene = try ReadbackScene()
        scene.campus.flag("itsl_901_41001", "s501", "missing")
        _ = try scene.readback(1, as: .extract)
        _ = try scene.release(Self.key, 1)
        #expect(try scene.sent(2) == ["itsl_901_41001_s501": "11"])
        try scene.importAll()
        let accepted = try scene.readback(2, as: .extract)
        #expect(accepted.newlyFrozen == [:])
        #expect(accepted.confirmed == 9)
        scene.campus.flag("itsl_901_41001", "s501", "dropped")
        #expect(try scene.readback(3, as: .extract).newlyFrozen == ["flagged": 1])
    }

    @Test("A score that a person entered is ours to send once it was released")
    func aScoreThatAPersonEnteredIsOursToSendOnceItWasReleased() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_902_41001", "s502", to: "6")
        _ = try scene.readback(1)
        scene.district.grade("902", "502", "7")
        #expect(try scene.sent(2) == [:])
        _ = try scene.release(["--student", "s502"], 2)
        #expect(try scene.sent(3) == ["itsl_902_41001_s502": "7"])
        #expect(try scene.readback(3).newlyFrozen == [:])
        try scene.importAll()
        #expect(try scene.readback(4).confirmed == 10)
    }

    @Test(
        "Released by reason, by bundle, by section, by item, by school or since: what fits and nothing else")
    func releasedByReasonByBundleBySectionByItemBySchoolOrSince() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        scene.campus.flag("itsl_901_41001", "s502", "exempt")
        scene.campus.flag("itsl_901_42001", "s504", "exempt")
        _ = try scene.readback(1)
        scene.district.grade("903", "506", "44")
        _ = try scene.export(2)
        try scene.importAll()
        scene.campus.set("itsl_903_41002", "s506", to: "1")
        _ = try scene.readback(2)

        func fitting(_ which: String...) throws -> [String] {
            try scene.release(which + ["--dry-run"], 2).json(ReleaseReport.self).released.map(\.student)
        }
        #expect(try fitting("--freeze-reason", "flagged") == ["s502", "s504"])
        #expect(try fitting("--bundle", "2") == ["s506"])
        #expect(try fitting("--section", "42001") == ["s504"])
        #expect(try fitting("--item", "901", "--freeze-reason", "flagged", "--school", "HS") == ["s502"])
        #expect(try fitting("--since", "2026-11-24T00:00:00Z") == ["s506"])

        #expect(try scene.release(["--freeze-reason", "flagged"], 2).status == 0)
        #expect(try scene.frozen().map(\.student) == ["s501", "s506"])
        #expect(try scene.release(["--bundle", "2"], 2).status == 0)
        #expect(try scene.frozen().map(\.student) == ["s501"])
        #expect(
            try scene.sent(3) == [
                "itsl_901_41001_s502": "12", "itsl_901_42001_s504": "14", "itsl_903_41002_s506": "44",
            ])
    }

    @Test("Nothing that fits is a failure (1) with advice, and changes nothing")
    func nothingThatFitsIsAFailureWithAdviceAndChangesNothing() throws {
        let scene = try Self.sceneWithFreeze()
        let before = try scene.workspace.ledger.dump()
        let finished = try scene.release(["--student", "s999"], 1)
        #expect(finished.status == 1)
        let failure = try finished.json(FailureReport.self).error
        #expect(failure.code == "nothing-frozen")
        #expect(failure.advice.contains("frozen list"))
        #expect(try scene.workspace.ledger.dump() == before)
    }

    @Test(
        "Without a name, a reason or a selection it is wrong usage (64)",
        arguments: [
            ["--student", "s501", "--reason", "A slip"], ["--student", "s501", "--by", "A. Registrar"],
            ["--by", "A. Registrar", "--reason", "A slip"],
            ["--student", "s501", "--by", " ", "--reason", "A slip"],
            ["--freeze-reason", "no-such-reason", "--by", "A. Registrar", "--reason", "A slip"],
        ])
    func withoutANameAReasonOrASelectionItIsWrongUsage(arguments: [String]) throws {
        let workspace = try TestWorkspace()
        let finished = try workspace.run(["frozen", "release"] + arguments)
        #expect(finished.status == 64)
        #expect(finished.output.isEmpty)
        #expect(try workspace.ledger.sql("SELECT count(*) FROM release;") == "0\n")
    }
}
