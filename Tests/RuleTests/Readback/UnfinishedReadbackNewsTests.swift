import Scenes
import TestSupport
import Testing

@Suite(
    "News of a read-back that did not finish",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct UnfinishedReadbackNewsTests {
    @Test("They are among the next read-back's news, once")
    func theyAreAmongTheNextReadBacksNews() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "17")
        #expect(try scene.readback(1).attention == ["changed"])
        try scene.workspace.ledger.change("UPDATE run SET finished = 0 WHERE command = 'readback';")
        let second = try scene.readback(2)
        #expect(second.newlyFrozen == [:])
        #expect(second.attention == ["changed"])
        #expect(try scene.readback(3).attention == [])
    }
}
