import Foundation
import TestSupport
import Testing

/// One row of the matrix: a kind of system call in one scene, and how many of them are left out.
struct KillRow: Sendable, CustomTestStringConvertible {
    let scene: CrashScene.Kind
    let calls: [String]
    /// Every how manieth call is struck.
    let stride: Int

    var testDescription: String { "\(scene.rawValue), \(calls.joined(separator: " and "))" }

    /// Each step of publishing is struck everywhere; writes and opens, which are many alike, here and there.
    static let all: [KillRow] = [
        KillRow(
            scene: .firstNight, calls: ["rename", "renameat2", "link", "linkat", "unlink", "mkdir"], stride: 1
        ),
        KillRow(scene: .firstNight, calls: ["fsync"], stride: 1),
        KillRow(scene: .firstNight, calls: ["fdatasync"], stride: 1),
        KillRow(scene: .firstNight, calls: ["write"], stride: 3),
        KillRow(scene: .firstNight, calls: ["pwrite64"], stride: 7),
        KillRow(scene: .firstNight, calls: ["openat"], stride: 9),
        KillRow(
            scene: .secondNightPerSchool,
            calls: ["rename", "renameat2", "link", "linkat", "unlink", "mkdir"],
            stride: 1),
        KillRow(scene: .secondNightPerSchool, calls: ["fsync"], stride: 2),
        KillRow(scene: .secondNightPerSchool, calls: ["fdatasync"], stride: 2),
        KillRow(scene: .secondNightPerSchool, calls: ["write"], stride: 5),
        KillRow(scene: .secondNightPerSchool, calls: ["pwrite64"], stride: 11),
        KillRow(scene: .secondNightPerSchool, calls: ["openat"], stride: 13),
        KillRow(scene: .secondNightBulk, calls: ["rename", "renameat2", "link", "unlink"], stride: 1),
        KillRow(scene: .secondNightBulk, calls: ["pwrite64", "fdatasync"], stride: 6),
        KillRow(
            scene: .readback, calls: ["rename", "renameat2", "link", "linkat", "unlink", "mkdir"], stride: 1),
        KillRow(scene: .readback, calls: ["fsync"], stride: 1),
        KillRow(scene: .readback, calls: ["fdatasync"], stride: 1),
        KillRow(scene: .readback, calls: ["write"], stride: 1),
        KillRow(scene: .readback, calls: ["pwrite64"], stride: 1),
    ]
}

@Suite(
    "A run that dies at any point, rerun, ends as if it had not died",
    .enabled(if: Requirement.strace, "strace is not there"),
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"))
struct KillMatrixTests {
    @Test(
        "Killed at a system call: nothing is half under a final name, and the rerun ends as an untouched run",
        arguments: KillRow.all)
    func killedAtASystemCall(_ row: KillRow) throws {
        let scene = try CrashScene(row.scene)
        let all = try scene.calls(row.calls)
        let points = stride(from: 0, to: all.count, by: row.stride).map { all[$0] }
        print("kill points, \(row.testDescription): \(points.count) of \(all.count)")
        for point in points {
            let (workspace, killed) = try scene.strike(point, "signal=KILL")
            let comment: Comment = "killed at \(point.description)"
            #expect(killed.status == 137, comment)
            try scene.checkFinalNames(workspace, comment)
            try scene.checkRerun(workspace, comment)
        }
    }

    @Test("A rerun that is killed as well leaves nothing worse: the third run ends as an untouched one")
    func aRerunThatIsKilledAsWellLeavesNothingWorse() throws {
        let scene = try CrashScene(.secondNightPerSchool)
        let points = try scene.calls(["renameat2", "link", "rename", "unlink"])
        for (first, second) in zip(points, points.reversed()) {
            let (workspace, _) = try scene.strike(first, "signal=KILL")
            // The second run makes other calls than the first: where it has no such call, it just ends.
            _ = try Strace.strike(
                second, "signal=KILL", scene.arguments(in: workspace), in: workspace.folder)
            let comment: Comment = "killed at \(first.description) and then at \(second.description)"
            try scene.checkFinalNames(workspace, comment)
            try scene.checkRerun(workspace, comment)
        }
    }
}
