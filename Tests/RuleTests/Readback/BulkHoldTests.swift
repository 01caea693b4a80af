import Scenes
import TestSupport
import Testing

@Suite(
    "Bulk bundles and maximum points that differ, and agree again",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct BulkHoldTests {
    /// Campus has 99 points for the lab report and the 41 that it has shown; our 40 is on its way.
    private static func sceneWithHold() throws -> ReadbackScene {
        let scene = try ReadbackScene(ReadbackScene.unguarded + "\nbundle:\n  mode: bulk")
        #expect(try scene.readback(1).confirmed == 9)
        scene.district.grade("903", "501", "40")
        #expect(try scene.sent(2)["itsl_903_41002_s501"] == "40")
        scene.campus.edit("itsl_903_41002") { $0.maxPoints = "99" }
        #expect(try scene.readback(2).heldLineItems == ["points-changed": 1])
        return scene
    }

    @Test("While they differ, what Campus has shown last is repeated")
    func whileTheyDifferWhatCampusHasShownLastIsRepeated() throws {
        let scene = try Self.sceneWithHold()
        scene.district.grade("901", "501", "19")
        let bundle = try scene.workspace.onlyBundle(scene.export(3))
        #expect(bundle.scores["itsl_903_41002_s501"] == "41")
        #expect(bundle.lineItem("itsl_903_41002")?["resultValueMax"] == "99")
    }

    @Test(
        "Once itslearning's MaxScore agrees, our latest score goes out, never an older one, and nothing freezes",
        arguments: [false, true])
    func onceItslearningsMaxScoreAgrees(isNewer: Bool) throws {
        let scene = try Self.sceneWithHold()
        scene.district.setItem("903", "MaxScore", "99")
        if isNewer { scene.district.grade("903", "501", "39") }
        scene.district.grade("901", "501", "19")
        let night = try scene.export(3)
        #expect(night.classes.held == [:])
        let bundle = try scene.workspace.onlyBundle(night)
        #expect(bundle.scores["itsl_903_41002_s501"] == (isNewer ? "39" : "40"))
        #expect(bundle.lineItem("itsl_903_41002")?["resultValueMax"] == "99")
        try scene.importAll()
        let report = try scene.readback(3)
        #expect(report.newlyFrozen == [:])
        #expect(report.heldLineItems == [:])
        #expect(report.confirmed == 9)
    }
}
