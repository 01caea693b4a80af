import Scenes
import TestSupport
import Testing

@Suite(
    "A flag that was released is accepted while it stands",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct ReleasedFlagTests {
    /// Flagged missing, released, sent again and confirmed with the flag still there.
    private static func sceneWithAcceptedFlag() throws -> ReadbackScene {
        let scene = try ReadbackScene()
        scene.campus.flag("itsl_901_41001", "s501", "missing")
        #expect(try scene.readback(1, as: .extract).newlyFrozen == ["flagged": 1])
        #expect(try scene.release(["--student", "s501"], 1).status == 0)
        #expect(try scene.sent(2) == ["itsl_901_41001_s501": "11"])
        try scene.importAll()
        let accepted = try scene.readback(2, as: .extract)
        #expect(accepted.newlyFrozen == [:])
        #expect(accepted.confirmed == 9)
        return scene
    }

    @Test("Taken off and set again, it freezes as flagged again")
    func takenOffAndSetAgainItFreezesAsFlaggedAgain() throws {
        let scene = try Self.sceneWithAcceptedFlag()
        scene.campus.change("itsl_901_41001", "s501") { $0.flags = [] }
        let without = try scene.readback(3, as: .extract)
        #expect(without.newlyFrozen == [:])
        #expect(without.confirmed == 9)
        scene.campus.flag("itsl_901_41001", "s501", "missing")
        #expect(try scene.readback(4, as: .extract).newlyFrozen == ["flagged": 1])
        try scene.expectFrozen(
            4,
            [
                Evidence(
                    "itsl_901_41001", "s501", "flagged", ours: "11", campus: "11", flags: "missing",
                    bundle: 2)
            ])
    }

    @Test(
        "A read-back that has no column for a flag does not take it off: OneRoster 1.1 between two that have one",
        arguments: [CampusExport.Form.extract, .oneRoster12])
    func formWithoutColumn(form: CampusExport.Form) throws {
        let scene = try Self.sceneWithAcceptedFlag()
        #expect(try scene.readback(3, as: .oneRoster11).newlyFrozen == [:])
        #expect(try scene.readback(4, as: form).newlyFrozen == [:])
        // What it can say it says: without the flag now, and then set again.
        scene.campus.change("itsl_901_41001", "s501") { $0.flags = [] }
        #expect(try scene.readback(5, as: form).newlyFrozen == [:])
        scene.campus.flag("itsl_901_41001", "s501", "missing")
        #expect(try scene.readback(6, as: form).newlyFrozen == ["flagged": 1])
    }

    @Test("So is one that was frozen at the release: what Campus had then is what was told of it last")
    func soIsOneThatWasFrozenAtTheRelease() throws {
        let scene = try ReadbackScene()
        scene.campus.flag("itsl_901_41001", "s501", "missing")
        #expect(try scene.readback(1, as: .extract).newlyFrozen == ["flagged": 1])
        _ = try scene.readback(2, as: .oneRoster11)
        #expect(try scene.frozen().map(\.flags) == ["missing"])
        #expect(try scene.release(["--student", "s501"], 2).status == 0)
        #expect(try scene.readback(3, as: .extract).newlyFrozen == [:])
    }

    @Test("It stays accepted through a freeze that a form without a column for it found")
    func itStaysAcceptedThroughAFreezeThatAFormWithoutAColumnForItFound() throws {
        let scene = try Self.sceneWithAcceptedFlag()
        scene.campus.set("itsl_901_41001", "s501", to: "3")
        #expect(try scene.readback(3, as: .oneRoster11).newlyFrozen == ["changed": 1])
        #expect(try scene.frozen().map(\.flags) == ["missing"])
        #expect(try scene.release(["--student", "s501"], 3).status == 0)
        #expect(try scene.readback(4, as: .extract).newlyFrozen == [:])
    }

    @Test("A read-back that does not show the score takes nothing off")
    func aReadBackThatDoesNotShowTheScoreTakesNothingOff() throws {
        let scene = try Self.sceneWithAcceptedFlag()
        let part = scene.campus.part("itsl_903_41002")
        _ = try scene.readback(3, as: .extract, of: part, ["--partial"])
        let report = try scene.readback(4, as: .extract)
        #expect(report.newlyFrozen == [:])
        #expect(report.confirmed == 9)
    }
}
