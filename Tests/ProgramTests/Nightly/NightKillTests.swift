import Foundation
import TestSupport
import Testing

/// A kind of system call of the night, and how many of them are left out.
struct NightKillRow: Sendable, CustomTestStringConvertible {
    let calls: [String]
    /// Every how manieth call is struck; GRADEBRIDGE_KILL=all strikes each.
    let stride: Int

    var testDescription: String { calls.joined(separator: " and ") }

    func points(of scene: NightCrashScene) throws -> [TracedCall] {
        let all = try scene.calls(calls)
        let isAll = ProcessInfo.processInfo.environment["GRADEBRIDGE_KILL"] == "all"
        let points = Swift.stride(from: 0, to: all.count, by: isAll ? 1 : stride).map { all[$0] }
        print("kill points, night, \(testDescription): \(points.count) of \(all.count)")
        return points
    }

    /// Whatever makes, names or removes a file, and every sync, is struck everywhere; writes and opens, which
    /// are many alike, here and there.
    static let all = [
        NightKillRow(calls: ["rename", "renameat2", "link", "linkat"], stride: 1),
        NightKillRow(calls: ["unlink", "rmdir", "mkdir"], stride: 1),
        NightKillRow(calls: ["fsync"], stride: 1), NightKillRow(calls: ["fdatasync"], stride: 1),
        NightKillRow(calls: ["write"], stride: 7), NightKillRow(calls: ["pwrite64"], stride: 29),
        NightKillRow(calls: ["openat"], stride: 31),
    ]
}

@Suite(
    "A night that dies at any point, rerun, ends as if it had not died",
    .enabled(if: Requirement.strace, "strace is not there"),
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"))
struct NightKillTests {
    @Test(
        "Killed at a system call: nothing is half under a final name, and the rerun ends as an untouched night",
        arguments: NightKillRow.all)
    func killedAtASystemCall(_ row: NightKillRow) throws {
        let scene = try NightCrashScene()
        for point in try row.points(of: scene) {
            let (workspace, killed) = try scene.strike(point, "signal=KILL")
            let comment: Comment = "killed at \(point.description)"
            #expect(killed.status == 137, comment)
            try scene.checkFinalNames(workspace, comment)
            try scene.checkRerun(workspace, comment)
        }
    }

    @Test("No mark and no empty folder outlives the file that it was for, wherever the night died")
    func leftOvers() throws {
        let scene = try NightCrashScene()
        for point in try scene.calls(["unlink", "rmdir"]).filter({
            $0.text.contains("inbox/") || $0.text.contains("claimed/")
        }) {
            let (workspace, _) = try scene.strike(point, "signal=KILL")
            try scene.checkRerun(workspace, "killed at \(point.description)")
            #expect(try NightCrashScene.State(workspace).leftOvers == [], "killed at \(point.description)")
        }
    }

    @Test("A rerun that is killed as well leaves nothing worse: the third run ends as an untouched one")
    func aRerunThatIsKilledAsWellLeavesNothingWorse() throws {
        let scene = try NightCrashScene()
        let points = try scene.calls(["rename", "renameat2", "link"])
        for (first, second) in zip(points, points.reversed()) {
            let (workspace, _) = try scene.strike(first, "signal=KILL")
            // The second run makes other calls than the first: where it has no such call, it just ends.
            _ = try Strace.strike(second, "signal=KILL", scene.arguments(in: workspace), in: workspace.folder)
            let comment: Comment = "killed at \(first.description) and then at \(second.description)"
            try scene.checkFinalNames(workspace, comment)
            try scene.checkRerun(workspace, comment)
        }
    }
}

@Suite(
    "A night on a disk that refuses",
    .enabled(if: Requirement.strace, "strace is not there"),
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"))
struct NightFaultyDiskTests {
    private static let stride = ProcessInfo.processInfo.environment["GRADEBRIDGE_KILL"] == "all" ? 1 : 0

    private static func points(_ calls: [TracedCall], every step: Int) -> [TracedCall] {
        Swift.stride(from: 0, to: calls.count, by: stride > 0 ? stride : step).map { calls[$0] }
    }

    @Test(
        "A full disk at a write is 75 with advice or worse, never silent; nothing is lost, and the rerun ends as an untouched night",
        arguments: [("write", 11), ("pwrite64", 41)])
    func aFullDiskAtAWriteIs75WithAdviceOrWorse(call: String, step: Int) throws {
        let scene = try NightCrashScene()
        let points = Self.points(try scene.calls([call]), every: step)
        print("no space, night, \(call): \(points.count) points")
        for point in points {
            let (workspace, full) = try scene.strike(point, "error=ENOSPC")
            let comment: Comment = "no space at \(point.description)"
            // The refused file of this night is graver than a full disk.
            #expect(full.status == 75 || full.status == 20, "\(full.status) \(full.errors); \(comment)")
            // libzip's own words for it, where it was writing.
            let isTold =
                full.errors.contains("code=disk-full")
                || (full.errors.contains("code=archive") && full.errors.contains("No space left"))
            #expect(isTold, "\(full.errors); \(comment)")
            try scene.checkFinalNames(workspace, comment)
            try scene.checkRerun(workspace, comment)
        }
    }

    @Test("A sync that fails fails its step, and the rerun loses nothing")
    func aSyncThatFailsFailsItsStepAndTheRerunLosesNothing() throws {
        let scene = try NightCrashScene()
        let points = Self.points(try scene.calls(["fsync"]), every: 3)
        for point in points {
            let (workspace, failed) = try scene.strike(point, "error=EIO")
            let comment: Comment = "EIO at \(point.description)"
            #expect(failed.status == 1, "\(failed.status) \(failed.errors); \(comment)")
            try scene.checkFinalNames(workspace, comment)
            try scene.checkRerun(workspace, comment)
        }
    }

    @Test(
        "What may not be opened, renamed or made fails its step and is told; with the right again the rerun ends as an untouched night"
    )
    func whatMayNotBeOpened() throws {
        let scene = try NightCrashScene()
        let points =
            Self.points(try scene.calls(["renameat2", "rename", "mkdir"]), every: 3)
            + Self.points(try scene.calls(["openat"]), every: 37)
        for point in points {
            let (workspace, failed) = try scene.strike(point, "error=EACCES")
            let comment: Comment = "EACCES at \(point.description)"
            #expect(
                failed.status != 0 && failed.status < 128, "\(failed.status) \(failed.errors); \(comment)")
            try scene.checkFinalNames(workspace, comment)
            try scene.checkRerun(workspace, comment)
        }
    }
    @Test(
        "A claimed roster folder of which one file may not be opened is not put away as unusable",
        arguments: ["manifest.csv", "orgs.csv", "enrollments.csv"])
    func deniedInside(file: String) throws {
        let scene = try NightCrashScene()
        let point = try #require(
            try scene.calls(["openat"]).first {
                $0.text.contains("staging/claimed/roster/20261124") && $0.text.contains("/\(file)\"")
            })
        let (workspace, failed) = try scene.strike(point, "error=EACCES")
        #expect(failed.status != 0 && failed.status != 20, "\(failed.status) \(failed.errors)")
        try scene.checkFinalNames(workspace, "\(file)")
        try scene.checkRerun(workspace, "\(file)")
    }
}
