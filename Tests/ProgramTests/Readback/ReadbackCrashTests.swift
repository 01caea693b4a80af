import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "A read-back that dies has changed everything or nothing",
    .enabled(if: Requirement.strace, "strace is not there"),
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"))
struct ReadbackCrashTests {
    @Test(
        "What a run could not tell any more, because it died after its commit, the rerun tells: exit 3, and once"
    )
    func newsIsTold() throws {
        let scene = try CrashScene(.readback)
        let calls = try scene.calls(["rename", "renameat2"]).filter { $0.text.contains("details.csv") }
        let last = try #require(calls.last)
        let (workspace, killed) = try scene.strike(last, "signal=KILL")
        #expect(killed.status == 137)
        #expect(try workspace.ledger.sql("SELECT count(*) FROM freeze;") == "2\n")

        let words = scene.arguments(in: workspace).dropFirst(2).filter { $0 != "--quiet" }
        let rerun = try workspace.run(words + ["--json"])
        #expect(rerun.status == 3)
        let told = try rerun.json(ReadbackReport.self)
        #expect(told.appliedBefore == ReadbackScene.written(ReadbackScene.readbackClock(3)))
        #expect(
            told.attention == ["ambiguous", "changed", "cleared", "item-removed", "lost", "points-changed"])
        let third = try workspace.run(words + ["--json"])
        #expect(third.status == 0)
        #expect(try third.json(ReadbackReport.self).attention == [])
    }

    @Test("A full disk at any write stops it with 75 or 1 and changes nothing; with room it is applied")
    func fullDisk() throws {
        let scene = try CrashScene(.readback)
        let calls = try scene.calls(["write", "pwrite64"])
        for call in stride(from: 0, to: calls.count, by: max(1, calls.count / 6)).map({ calls[$0] }) {
            let (workspace, stopped) = try scene.strike(call, "error=ENOSPC")
            #expect(stopped.status == 75, "\(call): \(stopped.errors)")
            try scene.checkRerun(workspace, "full disk at \(call.description)")
        }
    }
}
