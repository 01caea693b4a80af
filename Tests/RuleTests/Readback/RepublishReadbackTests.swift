import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "bundles republish, after what Campus has shown",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct RepublishReadbackTests {
    private static func republish(_ scene: ReadbackScene, _ sequence: Int) throws -> Finished {
        try scene.workspace.run([
            "bundles", "republish", "\(sequence)", "--json", "--now", "2026-11-24T14:00:00Z",
        ])
    }

    private static func expectRefused(
        _ scene: ReadbackScene, _ sequence: Int, code: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let outbox = try FolderPicture(scene.workspace.outbox)
        let ledger = try scene.workspace.ledger.dump()
        let finished = try Self.republish(scene, sequence)
        #expect(finished.status == 21, "\(finished.errors)", sourceLocation: sourceLocation)
        #expect(try finished.json(FailureReport.self).error.code == code, sourceLocation: sourceLocation)
        #expect(try FolderPicture(scene.workspace.outbox) == outbox, sourceLocation: sourceLocation)
        #expect(try scene.workspace.ledger.dump() == ledger, sourceLocation: sourceLocation)
    }

    /// Bundle 2 has a new score of s501 and never came to Campus.
    private static func sceneWithAwaitedBundle() throws -> ReadbackScene {
        let scene = try ReadbackScene()
        #expect(try scene.readback(1).confirmed == 9)
        scene.district.grade("901", "501", "20")
        #expect(try scene.sent(2) == ["itsl_901_41001_s501": "20"])
        return scene
    }

    @Test("A bundle that has arrived is not put out again (21)")
    func aBundleThatHasArrivedIsNotPutOutAgain() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        try Self.expectRefused(scene, 1, code: "arrived")
    }

    @Test("A bundle that is still awaited is put out again")
    func aBundleThatIsStillAwaitedIsPutOutAgain() throws {
        let scene = try Self.sceneWithAwaitedBundle()
        #expect(try scene.readback(2).inFlight == 1)
        #expect(try Self.republish(scene, 2).status == 0)
    }

    @Test("A score of it that is ambiguous in Campus keeps it back (21)")
    func aScoreOfItThatIsAmbiguousInCampusKeepsItBack() throws {
        let scene = try Self.sceneWithAwaitedBundle()
        scene.campus.repeatRow("itsl_901_41001", "s501", score: "12")
        #expect(try scene.readback(2).ambiguous == 1)
        try Self.expectRefused(scene, 2, code: "superseded")
    }

    @Test("A score of it that froze, or was released and not sent since, keeps it back (21)")
    func aScoreOfItThatFroze() throws {
        let scene = try Self.sceneWithAwaitedBundle()
        scene.campus.set("itsl_901_41001", "s501", to: "17")
        #expect(try scene.readback(2).newlyFrozen == ["changed": 1])
        try Self.expectRefused(scene, 2, code: "superseded")
        #expect(try scene.release(["--student", "s501"], 2).status == 0)
        try Self.expectRefused(scene, 2, code: "superseded")
    }

    @Test("While a read-back is unread nothing comes out by hand either (21), unless a person says so")
    func whileAReadBackIsUnreadNothingComesOutByHandEither() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        try scene.drop(Data("no table".utf8), .readback, "scores.txt")
        #expect(try scene.night(2).sent == nil)
        scene.district.grade("902", "502", "7")
        let export = try scene.workspace.arguments("export", scene.district, now: "2026-11-25T14:00:00Z")
        for words in [["bundles", "republish", "1", "--json", "--now", "2026-11-25T13:00:00Z"], export] {
            let stopped = try scene.workspace.run(words)
            #expect(stopped.status == 21)
            let failure = try stopped.json(FailureReport.self).error
            #expect(failure.code == "guard-readback")
            #expect(failure.message.contains("scores.txt was not applied"))
            #expect(failure.advice.contains("--without-readback"))
        }
        #expect(try scene.workspace.run(export + ["--without-readback"]).status == 0)
    }
}
