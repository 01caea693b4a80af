import Scenes
import TestSupport
import Testing

@Suite(
    "readback --force: an older look beside newer ones",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct OlderReadbackTests {
    @Test("The export's guard goes by the newest time that was read back, not by the one applied last")
    func exportGuard() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(4)
        let older = try scene.applied(scene.run(scene.file(2), 4, ["--force"]))
        #expect(older.input.older)
        scene.district.grade("901", "501", "19")
        // Three and a half days after night 2, one and a half after night 4.
        #expect(try scene.sent(6) == ["itsl_901_41001_s501": "19"])
    }

    @Test("What it shows of before a release does not freeze the score again; of after it, it does")
    func whatItShowsOfBeforeAReleaseDoesNotFreezeTheScoreAgain() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        _ = try scene.readback(1)
        _ = try scene.release(["--student", "s501"], 1)
        #expect(try scene.sent(2) == ["itsl_901_41001_s501": "11"])
        try scene.importAll()
        #expect(try scene.readback(3).confirmed == 9)

        var old = scene.campus
        old.set("itsl_901_41001", "s501", to: "17")
        let file = try scene.file(3, of: old)
        let before = try scene.applied(
            scene.run(file, 3, ["--force", "--as-of", "2026-11-23T10:00:00Z"]))
        #expect(before.newlyFrozen == [:])
        #expect(try scene.frozen() == [])

        old.set("itsl_901_41001", "s501", to: "16")
        let after = try scene.applied(
            scene.run(scene.file(3, of: old), 3, ["--force", "--as-of", "2026-11-24T10:00:00Z"]))
        #expect(after.newlyFrozen == ["changed": 1])
    }
}
