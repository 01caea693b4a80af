import Scenes
import TestSupport
import Testing

@Suite(
    "What a freeze keeps as evidence",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct FreezeEvidenceTests {
    private struct Frozen: Decodable {
        var campus: String?
        var campusThen: String?
        var flags: String
        var flagsThen: String
        var since: String
    }

    private struct FrozenList: Decodable { var frozen: [Frozen] }

    @Test("What Campus showed then stays beside what it shows now, in frozen list and in explain")
    func thenAndNow() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "7")
        _ = try scene.readback(1, as: .extract)
        scene.campus.set("itsl_901_41001", "s501", to: "8")
        scene.campus.flag("itsl_901_41001", "s501", "late")
        #expect(try scene.readback(2, as: .extract).alreadyFrozen == 1)

        let listed = try scene.workspace.run(["frozen", "list", "--json"]).json(FrozenList.self).frozen
        #expect(listed.map(\.campus) == ["8"])
        #expect(listed.map(\.campusThen) == ["7"])
        #expect(listed.map(\.flags) == ["late"])
        #expect(listed.map(\.flagsThen) == [""])
        #expect(listed.map(\.since) == ["2026-11-23T12:00:00.000Z"])
        let told = try scene.workspace.run(["explain", "--item", "901"]).output
        #expect(told.contains("ours 11, Campus 7,"))
        #expect(told.contains("Campus shows 8, late now"))

        // A release keeps the evidence too.
        _ = try scene.release(["--student", "s501"], 2)
        let released = try scene.workspace.ledger.sql("SELECT campus, campus_now FROM release;")
        #expect(released == "7|8\n")
    }
}
