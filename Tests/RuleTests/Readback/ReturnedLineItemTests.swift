import Scenes
import TestSupport
import Testing

@Suite(
    "A line item that was gone and is back",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct ReturnedLineItemTests {
    @Test(
        "A row that a teacher changed while it was gone freezes as changed: it was last seen before that",
        arguments: ["2026-11-24T09:00:00Z", "2026-11-24T20:00:00Z"])
    func aRowThatATeacherChangedWhileItWasGoneFreezesAsChanged(at: String) throws {
        let scene = try ReadbackScene(
            ReadbackScene.unguarded + "\ncampus:\n  importUser: \"7\"", isImported: false)
        scene.campus.importUser = "7"
        try scene.campus.take(of: scene.workspace, at: "2026-11-23T05:00:00")
        #expect(try scene.readback(1, as: .extract).confirmed == 9)
        let whole = scene.campus
        scene.campus.removeLineItem("itsl_903_41002")
        #expect(try scene.readback(2).heldLineItems == ["item-removed": 1])

        scene.campus = whole
        scene.campus.set("itsl_903_41002", "s501", to: "41", by: "55", at: at)
        // Before the read-back that showed it: that has seen it.
        scene.campus.set("itsl_903_41002", "s506", to: "43", by: "55", at: "2026-11-23T10:59:00Z")
        let back = try scene.readback(3, as: .extract)
        #expect(back.heldLineItems == [:])
        #expect(back.newlyFrozen == ["changed": 1])
        #expect(back.confirmed == 8)
        try scene.expectFrozen(
            3,
            [
                Evidence(
                    "itsl_903_41002", "s501", "changed", ours: "41", campus: "41", changedBy: "55",
                    changedAt: ReadbackScene.written(at))
            ])
    }

    @Test(
        "An extract lacks an assignment whose only score was refused: in flight, lost after two, sent again, never item-removed"
    )
    func onlyScoreRefused() throws {
        let scene = try ReadbackScene()
        scene.campus.removeRow("itsl_902_42001", "s504")
        let first = try scene.readback(1, as: .extract)
        #expect(first.heldLineItems == [:])
        #expect(first.newlyFrozen == [:])
        #expect(first.inFlight == 1)
        #expect(first.confirmed == 8)
        let second = try scene.readback(2, as: .extract)
        #expect(second.heldLineItems == [:])
        #expect(second.lost == 1)
        let again = try scene.workspace.onlyBundle(scene.export(3))
        #expect(again.scores == ["itsl_902_42001_s504": "9"])
        #expect(again.lineItems.values("sourcedId") == ["itsl_902_42001"])
    }
}
