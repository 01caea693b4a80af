import Scenes
import TestSupport
import Testing

@Suite(
    "frozen release: words that were meant otherwise, or do not fit on a line",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct ReleaseUsageTests {
    private static func sceneWithFreeze() throws -> ReadbackScene {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        _ = try scene.readback(1)
        return scene
    }

    @Test("A freeze's reason given as the reason to release is wrong usage (64), unless both are said")
    func reasonCode() throws {
        let scene = try Self.sceneWithFreeze()
        let mistaken = try scene.release(["--student", "s501"], 1, reason: "changed")
        #expect(mistaken.status == 64)
        #expect(mistaken.errors.contains("--freeze-reason changed"))
        #expect(try scene.frozen().count == 1)
        let meant = try scene.release(["--freeze-reason", "changed"], 1, reason: "changed")
        #expect(meant.status == 0)
        #expect(try scene.frozen() == [])
    }

    @Test(
        "Control characters in --by or --reason are wrong usage (64)",
        arguments: ["A.\nRegistrar", "A.\tRegistrar", "\u{1B}[31mA. Registrar", "A. Registrar\u{7F}"])
    func controlCharactersInByOrReasonAreWrongUsage(text: String) throws {
        let scene = try Self.sceneWithFreeze()
        #expect(try scene.release(["--student", "s501"], 1, by: text).status == 64)
        #expect(try scene.release(["--student", "s501"], 1, reason: text).status == 64)
        #expect(try scene.frozen().count == 1)
    }
}
