import Foundation
import TestSupport
import Testing

@Suite(
    "A disk that refuses",
    .enabled(if: Requirement.strace, "strace is not there"),
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"))
struct FaultyDiskTests {
    @Test(
        "A full disk is exit 75 with advice, nothing is half under a final name, and the rerun loses nothing",
        arguments: [("write", 2), ("pwrite64", 7)])
    func fullDisk(call: String, step: Int) throws {
        let scene = try CrashScene(.secondNightPerSchool)
        let all = try scene.calls([call])
        for point in stride(from: 0, to: all.count, by: step).map({ all[$0] }) {
            let (workspace, full) = try scene.strike(point, "error=ENOSPC")
            let comment: Comment = "no space at \(point.description)"
            #expect(full.status == 75, "\(full.errors); \(comment)")
            #expect(full.errors.contains("What to do: Free some space"), comment)
            try scene.checkFinalNames(workspace, comment)
            try scene.checkRerun(workspace, comment)
        }
    }

    @Test("A sync that fails fails the run, and the rerun loses nothing", arguments: ["fsync", "fdatasync"])
    func aSyncThatFailsFailsTheRunAndTheRerunLosesNothing(call: String) throws {
        let scene = try CrashScene(.secondNightPerSchool)
        // SQLite syncs the ledger's folder as well, and by its own design goes on where that fails.
        let all = try scene.calls([call]).filter { call == "fsync" || $0.text.contains("ledger.sqlite") }
        for point in stride(from: 0, to: all.count, by: 2).map({ all[$0] }) {
            let (workspace, failed) = try scene.strike(point, "error=EIO")
            let comment: Comment = "EIO at \(point.description)"
            #expect(failed.status == 1, "\(failed.errors); \(comment)")
            try scene.checkFinalNames(workspace, comment)
            try scene.checkRerun(workspace, comment)
        }
    }
}
