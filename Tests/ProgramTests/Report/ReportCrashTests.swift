import Foundation
import Scenes
import TestSupport
import Testing

/// Kill points that are left out, and blows.
private enum Blow {
    static func points(_ names: [String], stride: Int, before: TestWorkspace) throws -> [TracedCall] {
        let twin = try TestWorkspace(copyOf: before)
        let all = try Strace.calls(names, of: arguments(twin), touching: twin.folder)
        let isAll = ProcessInfo.processInfo.environment["GRADEBRIDGE_KILL"] == "all"
        let points = Swift.stride(from: 0, to: all.count, by: isAll ? 1 : stride).map { all[$0] }
        print("kill points, report, \(names.joined(separator: " and ")): \(points.count) of \(all.count)")
        return points
    }

    static func arguments(_ workspace: TestWorkspace) -> [String] {
        ["--workspace", workspace.folder.path, "report", "--each-school", "--now", ReportScene.now]
    }
}

@Suite(
    "A report that dies or finds no room, rerun, is the report that it would have been",
    .enabled(if: Requirement.strace, "strace is not there"))
struct ReportCrashTests {
    private let before: TestWorkspace
    private let untouched: FolderPicture

    init() throws {
        before = try ReportScene().workspace
        let twin = try TestWorkspace(copyOf: before)
        _ = try twin.report(now: ReportScene.now, ["--each-school"])
        untouched = try FolderPicture(twin.reports)
    }

    /// What stands under a final name is whole.
    private func expectWhole(_ workspace: TestWorkspace, _ comment: Comment) throws {
        for (name, entry) in try FolderPicture(workspace.reports).entries where entry.bytes != nil {
            // The index tells of runs; one that is there before the report is made lacks it.
            guard name.contains("report/") else { continue }
            #expect(entry == untouched.entries[name], "\(name): \(comment)")
        }
    }

    private func expectSameAfterRerun(_ workspace: TestWorkspace, _ comment: Comment) throws {
        _ = try workspace.report(now: ReportScene.now, ["--each-school"])
        #expect(try FolderPicture(workspace.reports).differences(from: untouched) == [], comment)
        let left = try FolderPicture(workspace.folder.appending(path: "staging")).names
        #expect(left.filter { !$0.hasSuffix(".tmp") } == [], comment)
    }

    @Test(
        "Killed wherever a file gets its name, is made or is put on the disk",
        arguments: [
            (["rename", "renameat2"], 1), (["rmdir", "unlink", "mkdir"], 2), (["fsync"], 9), (["write"], 9),
        ])
    func killedWhereverAFileGetsItsName(names: [String], stride: Int) throws {
        for point in try Blow.points(names, stride: stride, before: before) {
            let (workspace, killed) = try Strace.strike(
                point, "signal=KILL", before: before, arguments: Blow.arguments)
            let comment: Comment = "killed at \(point.description)"
            #expect(killed.status == 137, comment)
            try expectWhole(workspace, comment)
            try expectSameAfterRerun(workspace, comment)
        }
    }

    @Test(
        "A full disk is 75 with advice, leaves nothing half and nothing in staging",
        arguments: [
            (["write"], 7), (["mkdir"], 4),
        ])
    func aFullDiskIs75WithAdvice(names: [String], stride: Int) throws {
        for point in try Blow.points(names, stride: stride, before: before) {
            let (workspace, full) = try Strace.strike(
                point, "error=ENOSPC", before: before, arguments: Blow.arguments)
            let comment: Comment = "no room at \(point.description)"
            #expect(full.status == 75, "\(full.errors); \(comment)")
            #expect(full.errors.contains("What to do: Free some space"), comment)
            try expectWhole(workspace, comment)
            #expect(
                try FolderPicture(workspace.folder.appending(path: "staging")).names == [], comment)
            try expectSameAfterRerun(workspace, comment)
        }
    }

    @Test("A sync that fails fails the report")
    func aSyncThatFailsFailsTheReport() throws {
        for point in try Blow.points(["fsync"], stride: 13, before: before) {
            let (workspace, failed) = try Strace.strike(
                point, "error=EIO", before: before, arguments: Blow.arguments)
            #expect(failed.status == 1, "\(failed.errors); EIO at \(point.description)")
            try expectSameAfterRerun(workspace, "EIO at \(point.description)")
        }
    }
}
