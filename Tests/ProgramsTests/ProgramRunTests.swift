import Foundation
import Glibc
import SystemPackage
import TestSupport
import Testing

@testable import Programs

@Suite("Another program")
struct ProgramRunTests {
    @Test("Its exit code, or the signal that ended it, and what it said")
    func itsExitCodeOrTheSignalThatEndedIt() async throws {
        var result = try await shell("echo out; echo err >&2; exit 3").run()
        #expect(result.end == .exited(3))
        #expect(String(decoding: result.output, as: UTF8.self) == "out\n")
        #expect(result.errorText == "err\n")
        result = try await shell("kill -TERM $$").run()
        #expect(result.end == .signalled(15))
    }

    @Test("It gets its arguments, its folder, its environment and its input")
    func itGetsItsArguments() async throws {
        let folder = try ScratchFolder()
        var program = shell("pwd; echo $LC_ALL $OWN; echo \"$1\"; cat", "a *")
        program.folder = folder.path
        program.environment = ["OWN": "x y"]
        program.input = .bytes(Array("input".utf8))
        let result = try await program.run()
        let output = String(decoding: result.output, as: UTF8.self)
        #expect(output == "\(folder.path)\nC.UTF-8 x y\na *\ninput")
    }

    @Test("One that says more than is kept is not held up")
    func oneThatSaysMoreThanIsKeptIsNotHeldUp() async throws {
        let result = try await shell("head -c 3000000 /dev/zero; head -c 300000 /dev/zero >&2; exit 4").run()
        #expect(result.end == .exited(4))
        #expect(result.output.count == 1 << 20)
        #expect(result.isOutputCut)
        #expect(result.errors.count == 1 << 16)
    }

    @Test(
        "At its time limit it is ended with all that it started, also where one of them pays no heed to SIGTERM",
        arguments: ["sleep 600 &", "trap '' TERM; sleep 600 &", "(trap '' TERM; exec sleep 600) &"])
    func timeLimit(start: String) async throws {
        let folder = try ScratchFolder()
        var program = shell("\(start) echo $! $$ > new; mv new pids; wait; sleep 600")
        program.folder = folder.path
        program.grace = .milliseconds(100)
        // On a busy machine it may not get far within a second.
        for seconds in [1, 4, 16, 64] where try !folder.names.contains("pids") {
            program.timeout = .seconds(seconds)
            #expect(try await program.run().end == .timedOut)
        }
        let pids = try folder.text("pids").split(whereSeparator: \.isWhitespace).compactMap { Int32($0) }
        #expect(pids.count == 2)
        for pid in pids { #expect(isGone(pid)) }
    }

    @Test("One that has closed its output is still waited for, and still ended")
    func oneThatHasClosedItsOutputIsStillWaitedFor() async throws {
        #expect(try await shell("exec >&- 2>&-; exit 5").run().end == .exited(5))
        var program = shell("exec >&- 2>&-; exec sleep 600")
        program.timeout = .seconds(1)
        #expect(try await program.run().end == .timedOut)
    }

    @Test("What it leaves running in the background is not waited for")
    func whatItLeavesRunningInTheBackgroundIsNotWaitedFor() async throws {
        let folder = try ScratchFolder()
        var program = shell("sleep 600 & echo $! > pid; echo done")
        program.folder = folder.path
        let result = try await program.run()
        #expect(result.end == .exited(0))
        #expect(String(decoding: result.output, as: UTF8.self) == "done\n")
        if let pid = Int32(try folder.text("pid").dropLast()) { kill(pid, SIGKILL) }
    }

    @Test("It is ended when this run is told to stop")
    func itIsEndedWhenThisRunIsToldToStop() async throws {
        let folder = try ScratchFolder()
        try Command.output("mkfifo", [folder.url.path + "/started"])
        let task = Task {
            var program = shell("echo $$ > started; exec sleep 600")
            program.folder = folder.path
            return try await program.run()
        }
        // Reading waits until it is there.
        let pid = Int32(try Command.output("cat", [folder.url.path + "/started"]).dropLast())
        task.cancel()
        let error = await #expect(throws: ProgramError.self) { try await task.value }
        #expect(error?.code == .stopped)
        #expect(isGone(try #require(pid)))
    }

    @Test("It inherits none of our open files")
    func itInheritsNoneOfOurOpenFiles() async throws {
        let folder = try ScratchFolder()
        let lock = try FileDescriptor.open(
            folder.path.appending("lock"), .readWrite, options: [.create], permissions: [.ownerReadWrite])
        defer { try? lock.close() }
        // Open without close-on-exec: the worst case.
        let result = try await Program("ls", ["-l", "/proc/self/fd"], timeout: .seconds(60)).run()
        let listing = String(decoding: result.output, as: UTF8.self)
        #expect(listing.contains("/proc/"))
        #expect(!listing.contains("lock"))
    }

    @Test("What cannot be run is told by its cause")
    func whatCannotBeRunIsToldByItsCause() async throws {
        let folder = try ScratchFolder()
        let plain = try folder.put("#!/bin/sh\n", at: "plain")
        var program = Program("true", timeout: .seconds(60))
        program.folder = folder.path.appending("nowhere")
        let cases: [(Program, ProgramError.Code)] = [
            (Program("no-such-program", timeout: .seconds(60)), .notFound),
            (Program("", timeout: .seconds(60)), .notFound),
            (Program("/nowhere/true", timeout: .seconds(60)), .notFound),
            (Program(folder.url.path, timeout: .seconds(60)), .notFound),
            (Program(plain.string, timeout: .seconds(60)), .notFound),
            (Program("echo", ["a\0b"], timeout: .seconds(60)), .badArgument),
            (program, .noFolder),
        ]
        for (program, code) in cases {
            let error = await #expect(throws: ProgramError.self) { try await program.run() }
            #expect(error?.code == code, "\(program.name): \(error?.description ?? "")")
        }
    }

    private func shell(_ script: String, _ arguments: String...) -> Program {
        Program("sh", ["-c", script, "sh"] + arguments, timeout: .seconds(60))
    }

    /// Gone, or dead and about to be collected by init. A signal takes its time to do its work.
    private func isGone(_ pid: Int32) -> Bool {
        for _ in 1...10_000 {
            let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
            guard let status else { return true }
            if status.split(separator: ")").last?.hasPrefix(" Z") == true { return true }
            usleep(1_000)
        }
        return false
    }
}
