import Foundation
import TestSupport
import Testing

@Suite(
    "A file that is replaced while the night looks at it",
    .enabled(if: Requirement.strace, "strace is not there"))
struct NightRaceTests {
    /// Runs the second night, stops it once it has opened the new gradebook, and puts other bytes in its place by
    /// a rename, as an uploading program does. Then the night goes on.
    private static func night(_ scene: NightScene, replacing file: URL, by bytes: Data) throws
        -> NightScene.Night
    {
        let scratch = try ScratchFolder()
        let output = scratch.url.appending(path: "output")
        let log = scratch.url.appending(path: "trace")
        for file in [output, log] { try Data().write(to: file) }
        let strace = Process()
        strace.executableURL = URL(filePath: "/usr/bin/env")
        strace.arguments =
            ["timeout", "-s", "KILL", "120", "strace", "-f", "-o", log.path, "-P", file.path]
            // The second time that it is opened its sum is known, and its directory is about to be read.
            + ["-e", "trace=openat", "-e", "inject=openat:signal=STOP:when=2", Gradebridge.path]
            + ["--workspace", scene.workspace.folder.path] + scene.arguments(2, ["--quiet"])
        strace.standardInput = FileHandle.nullDevice
        strace.standardOutput = try FileHandle(forWritingTo: output)
        strace.standardError = FileHandle.nullDevice
        try strace.run()
        let stopped = try stoppedThread(in: log, of: strace)
        let new = scratch.url.appending(path: "new")
        try bytes.write(to: new)
        try #require(rename(new.path, file.path) == 0)
        // What has changed is looked at again, by another thread, of which strace counts the openings anew.
        while strace.isRunning {
            kill(stopped, SIGCONT)
            sched_yield()
        }
        strace.waitUntilExit()
        return try NightScene.Night(
            Finished(
                status: strace.terminationStatus, output: String(contentsOf: output, encoding: .utf8),
                errors: ""))
    }

    /// Waits until strace tells that the night has stopped.
    private static func stoppedThread(in log: URL, of strace: Process) throws -> pid_t {
        while strace.isRunning {
            let text = try String(contentsOf: log, encoding: .utf8)
            if let line = text.firstMatch(of: /(?m)^(\d+) +--- stopped by SIGSTOP/),
                let thread = pid_t(line.1)
            {
                return thread
            }
            sched_yield()
        }
        throw CommandFailed(
            description: "the night was not stopped: \(try String(contentsOf: log, encoding: .utf8))")
    }

    /// A second night with a new score of the essay in the gradebook that lies there.
    private static func scene() throws -> (scene: NightScene, file: URL) {
        let scene = try NightScene()
        try scene.playFirstNight()
        scene.district.grade("901", "501", "15")
        return (scene, try scene.dropGradebook("new.zip"))
    }

    @Test("By another whole one: the one that is claimed is the one that is sent, and nothing of the other")
    func byWhole() throws {
        let (scene, file) = try Self.scene()
        scene.district.grade("901", "501", "16")
        let other = try scene.dropGradebook("other.zip")
        let bytes = try Data(contentsOf: other)
        for path in [other.path, other.path + ".done"] { try FileManager.default.removeItem(atPath: path) }
        let night = try Self.night(scene, replacing: file, by: bytes)
        #expect([0, 3].contains(night.status))
        #expect(try scene.scores(night) == ["itsl_901_41001_s501": "16"])
        let claimed = "staging/claimed/gradebook/\(NightScene.run(2))/new.zip"
        #expect(try Data(contentsOf: scene.workspace.folder.appending(path: claimed)) == bytes)
    }

    @Test(
        "By half a one: it is refused when it is read, the gradebook before it is used, and nothing half is sent"
    )
    func aFileReplacedByHalfAnotherIsRefused() throws {
        let (scene, file) = try Self.scene()
        let half = try Data(contentsOf: file).prefix(300)
        let night = try Self.night(scene, replacing: file, by: half)
        #expect(night.status == 20)
        #expect(night.sent == 0)
        #expect(scene.names("quarantine/\(NightScene.run(2))") == ["new.zip", "new.zip.reason.txt"])
        #expect(
            scene.claimed.filter { $0.hasPrefix("gradebook") } == [
                "gradebook/\(NightScene.run(1))/grades.zip"
            ])
    }
}
