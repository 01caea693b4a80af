import TestSupport
import Testing

@Suite(
    "A flag that was released is accepted while it stands",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"))
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
    func setAgain() throws {
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

    @Test("A read-back that does not show the score takes nothing off")
    func notCovered() throws {
        let scene = try Self.sceneWithAcceptedFlag()
        let part = scene.campus.part("itsl_903_41002")
        _ = try scene.readback(3, as: .extract, of: part, ["--partial"])
        let report = try scene.readback(4, as: .extract)
        #expect(report.newlyFrozen == [:])
        #expect(report.confirmed == 9)
    }
}
