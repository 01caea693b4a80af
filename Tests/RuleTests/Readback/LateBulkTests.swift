import Scenes
import TestSupport
import Testing

@Suite(
    "A bulk bundle that comes after a release brings back what it repeated, which is nobody's change",
    .inProcess)
struct LateBulkTests {
    /// 18 was typed, frozen and repeated by bundle 2, which has not come yet; then 17 was typed.
    private static func scene() throws -> ReadbackScene {
        let scene = try ReadbackScene(ReadbackScene.unguarded + "\nbundle:\n  mode: bulk")
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        #expect(try scene.readback(1).newlyFrozen == ["changed": 1])
        scene.district.grade("902", "502", "20")
        #expect(try scene.sent(2)["itsl_901_41001_s501"] == "18")
        scene.campus.set("itsl_901_41001", "s501", to: "17")
        #expect(try scene.readback(2).newlyFrozen == [:])
        return scene
    }

    @Test("It is not frozen again, and ours goes out")
    func itIsNotFrozenAgain() throws {
        let scene = try Self.scene()
        #expect(try scene.release(["--student", "s501"], 2).status == 0)
        try scene.importAll()
        #expect(scene.campus.score("itsl_901_41001", "s501")?.score == "18")
        #expect(try scene.readback(3).newlyFrozen == [:])
        #expect(try scene.frozen() == [])
        #expect(try scene.sent(4)["itsl_901_41001_s501"] == "11")
    }

    @Test("A third score, that no bundle holds, is a person's")
    func aThirdScoreThatNoBundleHolds() throws {
        let scene = try Self.scene()
        _ = try scene.release(["--student", "s501"], 2)
        scene.campus.set("itsl_901_41001", "s501", to: "16")
        #expect(try scene.readback(3).newlyFrozen == ["changed": 1])
    }

    @Test(
        "Where the bundle is known to have come before the release, the score that it repeated is a person's")
    func arrivedBefore() throws {
        let scene = try Self.scene()
        // Campus shows 20 of bundle 2, and 17 was typed over what the bundle brought.
        try scene.importAll()
        scene.campus.set("itsl_901_41001", "s501", to: "17")
        #expect(try scene.readback(3).newlyFrozen == [:])
        _ = try scene.release(["--student", "s501"], 3)
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        #expect(try scene.readback(4).newlyFrozen == ["changed": 1])
    }

    @Test("A bundle of changes repeats nothing: the score of before is a person's")
    func aBundleOfChangesRepeatsNothing() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        _ = try scene.readback(1)
        scene.district.grade("902", "502", "20")
        #expect(try scene.sent(2)["itsl_901_41001_s501"] == nil)
        scene.campus.set("itsl_901_41001", "s501", to: "17")
        _ = try scene.readback(2)
        _ = try scene.release(["--student", "s501"], 2)
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        #expect(try scene.readback(3).newlyFrozen == ["changed": 1])
    }
}

@Suite("What a bulk bundle of ours has repeated is no value that we never sent", .inProcess)
struct RepeatedValueTests {
    /// 18 was typed, frozen and repeated by bundle 2, which was imported; released, 11 went out and was seen.
    private static func scene() throws -> ReadbackScene {
        let scene = try ReadbackScene(ReadbackScene.unguarded + "\nbundle:\n  mode: bulk")
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        #expect(try scene.readback(1).newlyFrozen == ["changed": 1])
        scene.district.grade("902", "502", "20")
        #expect(try scene.sent(2)["itsl_901_41001_s501"] == "18")
        try scene.importAll()
        _ = try scene.readback(2)
        #expect(try scene.release(["--student", "s501"], 2).status == 0)
        #expect(try scene.sent(3)["itsl_901_41001_s501"] == "11")
        try scene.importAll()
        #expect(try scene.readback(3).newlyFrozen == [:])
        return scene
    }

    @Test("Imported a second time, the old bundle brings it back: frozen reverted, not changed")
    func importedASecondTimeTheOldBundleBringsItBackFrozenRevertedNotChanged() throws {
        let scene = try Self.scene()
        try scene.campus.take([2], of: scene.workspace)
        #expect(scene.campus.score("itsl_901_41001", "s501")?.score == "18")
        #expect(try scene.readback(4).newlyFrozen == ["reverted": 1])
    }

    @Test("So does a bundle that repeated it after the release, before ours went out")
    func repeatedAfterRelease() throws {
        let scene = try ReadbackScene(ReadbackScene.unguarded + "\nbundle:\n  mode: bulk")
        scene.campus.set("itsl_902_41001", "s502", to: "8")
        #expect(try scene.readback(1).newlyFrozen == ["entered": 1])
        #expect(try scene.release(["--student", "s502"], 1).status == 0)
        scene.district.grade("901", "501", "20")
        #expect(try scene.sent(2)["itsl_902_41001_s502"] == "8")
        try scene.importAll()
        #expect(try scene.readback(2).newlyFrozen == [:])
        scene.district.grade("902", "502", "7")
        #expect(try scene.sent(3)["itsl_902_41001_s502"] == "7")
        try scene.importAll()
        #expect(try scene.readback(3).newlyFrozen == [:])
        try scene.campus.take([2], of: scene.workspace)
        #expect(scene.campus.score("itsl_902_41001", "s502")?.score == "8")
        #expect(try scene.readback(4).newlyFrozen == ["reverted": 1])
    }

    @Test("A score that no bundle ever carried is a person's, as before")
    func aScoreThatNoBundleEverCarriedIsAPersonS() throws {
        let scene = try Self.scene()
        scene.campus.set("itsl_901_41001", "s501", to: "18.5")
        #expect(try scene.readback(4).newlyFrozen == ["changed": 1])
    }
}
