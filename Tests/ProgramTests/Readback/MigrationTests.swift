import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "A ledger of the first release is brought to the present format, a copy of it kept beside it",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"))
struct MigrationTests {
    private static func sceneOfFormat1() throws -> ReadbackScene {
        let scene = try ReadbackScene()
        scene.district.setItem("902", "Title", "Quiz, again")
        scene.district.grade("901", "502", "20")
        _ = try scene.export(2)
        try scene.importAll()
        try LedgerFormat1.rewrite(scene.workspace)
        return scene
    }

    private static func dump(_ ledger: LedgerShell) throws -> String {
        try Command.output("sqlite3", ["-batch", ledger.path, ".dump"])
    }

    @Test("The first run migrates it, whatever it is; the copy holds the old one whole, for its owner alone")
    func theFirstRunMigratesIt() throws {
        let scene = try Self.sceneOfFormat1()
        let old = try Self.dump(scene.workspace.ledger)
        let results = try scene.workspace.ledger.sql("SELECT line_item, student, sends, seen FROM result;")
        #expect(try scene.frozen() == [])
        #expect(try scene.workspace.ledger.sql("PRAGMA user_version;") == "7\n")
        #expect(
            try scene.workspace.ledger.sql("SELECT line_item, student, sends, seen FROM result;") == results)

        let copy = LedgerShell(path: scene.workspace.ledger.path + ".format1")
        #expect(try Self.dump(copy) == old)
        #expect(try copy.sql("PRAGMA user_version;") == "1\n")
        let picture = try FolderPicture(scene.workspace.folder)
        #expect(picture.entries["ledger.sqlite.format1"]?.permissions == 0o600)
        #expect(picture.entries["ledger.sqlite"]?.permissions == 0o600)
        #expect(picture.names.filter { $0.hasPrefix("staging/") } == [])

        // Once: the copy stays as it was made.
        _ = try scene.readback(2)
        #expect(try Self.dump(copy) == old)
    }

    @Test("Migrated, it knows all that it knew: what was sent is confirmed by a read-back and not sent again")
    func aMigratedLedgerConfirmsAndSendsNothingTwice() throws {
        let scene = try Self.sceneOfFormat1()
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        let report = try scene.readback(2)
        #expect(report.confirmed == 8)
        #expect(report.newlyFrozen == ["changed": 1])
        #expect(report.editedLineItems == 0)
        let night = try scene.export(3)
        #expect(night.bundles.isEmpty)
        #expect(night.classes.unchanged == 8)
        #expect(night.classes.frozen == 1)
        #expect(
            try scene.explain("902").lineItems.map(\.shownByCampus) == ["latest wording", "latest wording"])
    }

    @Test(
        "Killed while it migrates, the next run ends as if nothing had happened",
        .enabled(if: Requirement.strace, "strace is not there"))
    func killedWhileItMigrates() throws {
        let scene = try Self.sceneOfFormat1()
        let words = ["frozen", "list"]
        func arguments(_ workspace: TestWorkspace) -> [String] {
            ["--workspace", workspace.folder.path] + words
        }
        let untouched = try TestWorkspace(copyOf: scene.workspace)
        let names = ["renameat2", "rename", "link", "unlink", "fsync", "fdatasync"]
        let calls = try Strace.calls(names, of: arguments(untouched), touching: untouched.folder)
        try #require(calls.count > 5)
        let expected = try Self.dump(untouched.ledger)
        for call in calls {
            let (workspace, killed) = try Strace.strike(
                call, "signal=KILL", before: scene.workspace, arguments: arguments)
            #expect(killed.status == 137)
            #expect(try workspace.run(words).status == 0, "killed at \(call)")
            #expect(try Self.dump(workspace.ledger) == expected, "killed at \(call)")
            let copy = LedgerShell(path: workspace.ledger.path + ".format1")
            #expect(try copy.sql("PRAGMA integrity_check; PRAGMA user_version;") == "ok\n1\n", "\(call)")
        }
    }
}
