import Foundation
import TestSupport
import Testing

/// Files that another user dropped and that gradebridge may not read, and a disk that fails just there.
@Suite(
    "What was dropped cannot be read", .enabled(if: Requirement.strace, "strace is not there"))
struct NightDeniedTests {
    /// The night over a copy of the scene, struck at the first call of that name on a path.
    private static func strike(
        _ scene: NightScene, _ call: String, on path: String, _ error: String
    ) throws -> (workspace: TestWorkspace, night: NightScene.Night) {
        func arguments(_ workspace: TestWorkspace) -> [String] {
            ["--workspace", workspace.folder.path] + scene.arguments(2)
        }
        let twin = try TestWorkspace(copyOf: scene.workspace)
        let calls = try Strace.calls([call], of: arguments(twin), touching: twin.folder)
        let point = try #require(calls.first { $0.text.contains(path) }, "\(call) on \(path)")
        let (workspace, finished) = try Strace.strike(
            point, "error=\(error)", before: scene.workspace, arguments: arguments)
        return (workspace, try NightScene.Night(finished))
    }

    @Test(
        "A read-back that cannot be taken blocks the export: what people changed in Campus is not known",
        arguments: [
            ("openat", "\"inbox/campus/readback/campus-", "EACCES"),
            ("mkdir", "staging/claimed/readback", "EACCES"),
            ("mkdir", "staging/claimed/readback", "ENOSPC"),
            ("renameat2", "\"inbox/campus/readback/campus-", "EACCES"),
            ("openat", "\"inbox/campus/readback/campus-", "EIO"),
            ("openat", "\"inbox/campus/readback\"", "EACCES"),
        ])
    func aReadBackThatCannotBeTakenBlocksTheExport(call: String, path: String, error: String) throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        scene.campus.set("itsl_901_41001", "s501", to: "3")
        scene.district.grade("901", "501", "20")
        try scene.dropGradebook()
        try scene.dropReadback(1)
        let (workspace, night) = try Self.strike(scene, call, on: path, error)
        #expect(night.report.steps.contains { $0.failure != nil })
        #expect(night.sent == nil, "the score that a teacher changed in Campus would be overwritten")
        let bundles = try FolderPicture(workspace.outbox).names.filter { $0.hasSuffix(".zip") }
        #expect(bundles.count == 1)
    }

    @Test(
        "A gradebook that cannot be read may be an export of Campus: the readable one beside it is taken, and waits (D167)"
    )
    func aGradebookThatCannotBeReadMayBeAnExportOfCampus() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        scene.district.grade("902", "502", "7")
        try scene.dropGradebook("a-foreign.zip")
        try scene.dropGradebook("b-ours.zip")
        let (_, night) = try Self.strike(scene, "openat", on: "\"inbox/itslearning/a-foreign.zip", "EACCES")
        #expect(night.status == 1)
        #expect(night.report.dropped("b-ours.zip").map(\.state) == ["taken"])
        #expect(night.report.blocked == ["a-foreign.zip was not applied: it could not be claimed"])
        #expect(night.sent == nil)
        try FileManager.default.removeItem(at: scene.inbox(.gradebook).appending(path: "a-foreign.zip"))
        #expect(try scene.night(3).sent == 1)
    }

    @Test("A roster that cannot be read is told, and may hold Campus's scores: nothing is sent (D167)")
    func aRosterThatCannotBeReadIsTold() throws {
        let scene = try NightScene()
        try scene.playFirstNight()
        scene.district.grade("902", "502", "7")
        try scene.dropGradebook()
        try scene.dropRoster("foreign.zip")
        let (_, night) = try Self.strike(scene, "openat", on: "\"inbox/campus/roster/foreign.zip", "EACCES")
        #expect(night.status == 1)
        #expect(night.report.failureCodes == ["not-permitted"])
        #expect(night.report.blocked.count == 1)
        #expect(night.sent == nil)
    }
}
