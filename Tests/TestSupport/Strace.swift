public import Foundation

/// One system call that a run of the program makes on its workspace, by its place in that run.
public struct TracedCall: Sendable, Equatable, CustomStringConvertible {
    public let name: String
    /// The how manieth call of this name it is in its thread, from 1: what strace's `when=` counts.
    public let number: Int
    /// Its arguments, the workspace's own path left out.
    public let text: String

    public var description: String { "\(name) \(number): \(text)" }
}

/// Runs the program under strace, to see its system calls and to strike at one of them.
public enum Strace {
    /// The calls of these names that touch `workspace`, in their order.
    public static func calls(
        _ names: [String], of arguments: [String], touching workspace: URL
    ) throws -> [TracedCall] {
        let scratch = try ScratchFolder()
        let trace = scratch.url.appending(path: "trace")
        _ = try run(
            ["-y", "-s", "0", "-o", trace.path, "-e", "trace=\(names.joined(separator: ","))"], arguments)
        let text = String(decoding: try Data(contentsOf: trace), as: UTF8.self)
        var count: [String: Int] = [:]
        var calls: [TracedCall] = []
        for line in text.split(separator: "\n") where !line.contains("resumed>") {
            let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
            guard parts.count == 2, let end = parts[1].firstIndex(of: "(") else { continue }
            let name = String(parts[1][..<end]).trimmingCharacters(in: .whitespaces)
            guard names.contains(name) else { continue }
            count["\(parts[0]) \(name)", default: 0] += 1
            guard line.contains(workspace.path) else { continue }
            calls.append(
                TracedCall(
                    name: name, number: count["\(parts[0]) \(name)", default: 0],
                    text: String(parts[1][end...]).replacing(workspace.path + "/", with: "")))
        }
        return calls
    }

    /// Runs the program and strikes at one call.
    /// - Parameter blow: as strace's `inject` has it: `signal=KILL`, `error=ENOSPC`.
    public static func strike(_ call: TracedCall, _ blow: String, _ arguments: [String]) throws -> Finished {
        let inject = "inject=\(call.name):\(blow):when=\(call.number)"
        return try run(["-e", "trace=\(call.name)", "-e", inject, "-o", "/dev/null"], arguments)
    }

    private static func run(_ options: [String], _ arguments: [String]) throws -> Finished {
        // The program must never hang; where it does, the test is to fail and not to hang with it.
        // Without --seccomp-bpf: with it strace 6.1 strikes with signals at a thread's first call only.
        try Command.run(
            "timeout",
            ["-s", "KILL", "120", "strace", "-f", "-qq"] + options + [Gradebridge.path] + arguments)
    }
}
