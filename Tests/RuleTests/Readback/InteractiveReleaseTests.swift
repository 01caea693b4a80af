import Foundation
import Scenes
import TestSupport
import Testing

@Suite("frozen release --interactive asks about each frozen score", .inProcess)
struct InteractiveReleaseTests {
    private static let item = "itsl_901_41001"

    /// Three essays are frozen.
    private static func scene() throws -> ReadbackScene {
        let scene = try ReadbackScene()
        for student in ["s501", "s502", "s503"] { scene.campus.set(item, student, to: "17") }
        #expect(try scene.readback(1).newlyFrozen == ["changed": 3])
        return scene
    }

    private static func answer(
        _ scene: ReadbackScene, _ answers: [String], _ more: [String] = []
    ) throws -> Finished {
        try TestSupport.Gradebridge.$door.withValue(ProgramDoor.door(answers: answers)) {
            try scene.workspace.run(
                [
                    "frozen", "release", "--interactive", "--by", "A. Registrar", "--reason", "Looked",
                    "--now",
                    "2026-11-23T13:00:00Z",
                ] + more)
        }
    }

    @Test(
        "y releases, n keeps, q ends with the answers so far, another answer is asked for again, and whoever goes away releases nothing",
        arguments: [
            (["y", "n", "Yes"], ["s502"]), (["n", "y", "q"], ["s501", "s503"]),
            (["what?", "", "y", "q"], ["s502", "s503"]),
            (["y", "y"], ["s501", "s502", "s503"]), (["n", "n", "n"], ["s501", "s502", "s503"]),
        ])
    func answers(typed: [String], left: [String]) throws {
        let scene = try Self.scene()
        let finished = try Self.answer(scene, typed)
        #expect(finished.status == 0, "\(finished.errors)")
        #expect(try scene.frozen().map(\.student).sorted() == left)
        let released = try scene.workspace.ledger.sql("SELECT count(*) FROM release;")
        #expect(released == "\(3 - left.count)\n")
        if left.count == 3 { #expect(finished.output.hasPrefix("Nothing was released.")) }
    }

    @Test("With a filter it asks about those alone, and --dry-run changes nothing")
    func filter() throws {
        let scene = try Self.scene()
        #expect(
            try Self.answer(scene, ["y"], ["--student", "s502", "--dry-run"]).output.hasPrefix(
                "1 score would be"))
        #expect(try scene.frozen().count == 3)
        #expect(try Self.answer(scene, ["y"], ["--student", "s502"]).status == 0)
        #expect(try scene.frozen().map(\.student) == ["s501", "s503"])
    }

    @Test("Without a terminal it is refused, and nothing is released")
    func withoutATerminal() throws {
        let scene = try Self.scene()
        let finished = try scene.workspace.run(
            ["frozen", "release", "--interactive", "--by", "A", "--reason", "B"])
        #expect(finished.status == 64)
        #expect(finished.errors.contains("nobody sits at a terminal here"))
        #expect(try scene.frozen().count == 3)
        // A program that reads JSON answers no questions.
        let json = try Self.answer(scene, ["y", "y", "y"], ["--json"])
        #expect(json.status == 64)
    }
}
