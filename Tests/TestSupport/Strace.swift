public import Foundation

/// One system call that a run of the program makes on its workspace, by its place in that run.
public struct TracedCall: Sendable, Equatable, CustomStringConvertible {
    public let name: String
    /// The how manieth call of this name it is in its thread, from 1: what strace's `when=` counts; where there
    /// is a `path`, of this name on this path.
    public let number: Int
    /// The path by which it is told (`-P`), because another thread makes as many calls of this name before it:
    /// the one that loads the libraries opens many files.
    public let path: String?
    /// The how manieth call of this name on the workspace (with a `path`: on this path) it is, from 1.
    public let place: Int
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
        try Trace(names, [], arguments, workspace).calls.filter(\.touches).map(\.call)
    }

    /// Runs the program and strikes at one call.
    ///
    /// strace counts by thread, and which thread makes the runtime's own first write differs now and then on a
    /// busy machine: so a blow may fall beside the call that was meant.
    /// - Parameter blow: as strace's `inject` has it: `signal=KILL`, `error=ENOSPC`.
    /// - Returns: nil where the blow missed.
    public static func strike(
        _ call: TracedCall, _ blow: String, _ arguments: [String], in workspace: URL
    ) throws -> Finished? {
        let inject = ["-e", "inject=\(call.name):\(blow):when=\(call.number)"]
        let path = call.path.map { ["-P", $0 == "." ? workspace.path : workspace.path + "/" + $0] } ?? []
        let trace = try Trace([call.name], inject + path, arguments, workspace)
        let struck = blow.hasPrefix("signal=") ? trace.calls.suffix(1) : trace.calls.filter(\.isInjected)
        let isHit = struck.count == 1 && struck.allSatisfy { $0.touches && $0.call.place == call.place }
        return isHit ? trace.finished : nil
    }

    /// Strikes at a call in a fresh copy of a workspace, again where the blow missed.
    public static func strike(
        _ call: TracedCall, _ blow: String, before: TestWorkspace, arguments: (TestWorkspace) -> [String]
    ) throws -> (workspace: TestWorkspace, finished: Finished) {
        for _ in 1...10 {
            let workspace = try TestWorkspace(copyOf: before)
            if let finished = try strike(call, blow, arguments(workspace), in: workspace.folder) {
                return (workspace, finished)
            }
        }
        throw CommandFailed(description: "ten blows missed \(call)")
    }
}

/// What strace saw of one run.
private struct Trace {
    struct Line {
        let call: TracedCall
        let touches: Bool
        let isInjected: Bool
    }

    let finished: Finished
    private(set) var calls: [Line] = []

    init(_ names: [String], _ options: [String], _ arguments: [String], _ workspace: URL) throws {
        let scratch = try ScratchFolder()
        let log = scratch.url.appending(path: "trace")
        let shown = ["-y", "-s", "0", "-o", log.path, "-e", "trace=\(names.joined(separator: ","))"]
        finished = try Trace.run(shown + options, arguments)
        var counts = Counts()
        for line in String(decoding: try Data(contentsOf: log), as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
            guard !line.contains("resumed>"), parts.count == 2, let end = parts[1].firstIndex(of: "(") else {
                continue
            }
            let name = String(parts[1][..<end]).trimmingCharacters(in: .whitespaces)
            guard names.contains(name) else { continue }
            let text = parts[1][end...].replacing(workspace.path + "/", with: "")
                .replacing("\"\(workspace.path)\"", with: "\".\"")
            let touches = line.contains(workspace.path)
            let call = counts.call(name, String(text), thread: parts[0], touches: touches)
            calls.append(Line(call: call, touches: touches, isInjected: line.contains("(INJECTED)")))
        }
    }

    /// How many calls were seen so far.
    private struct Counts {
        private var ofThread: [String: Int] = [:]
        private var most: [String: Int] = [:]
        private var places: [String: Int] = [:]

        mutating func call(_ name: String, _ text: String, thread: Substring, touches: Bool) -> TracedCall {
            let number = Self.next(&ofThread, "\(thread) \(name)")
            let place = touches ? Self.next(&places, name) : 0
            let path = text.firstMatch(of: /"([^"]*)"/).map { String($0.1) } ?? ""
            let onPath = Self.next(&ofThread, "\(thread) \(name) \(path)")
            let placeOnPath = Self.next(&places, "\(name) \(path)")
            guard number <= most[name, default: 0], touches, !path.isEmpty else {
                most[name] = max(most[name, default: 0], number)
                return TracedCall(name: name, number: number, path: nil, place: place, text: text)
            }
            return TracedCall(name: name, number: onPath, path: path, place: placeOnPath, text: text)
        }

        private static func next(_ counts: inout [String: Int], _ key: String) -> Int {
            counts[key, default: 0] += 1
            return counts[key, default: 0]
        }
    }

    private static func run(_ options: [String], _ arguments: [String]) throws -> Finished {
        // The program must never hang; where it does, the test is to fail and not to hang with it.
        // Without --seccomp-bpf: with it strace 6.1 strikes with signals at a thread's first call only.
        try Command.run(
            "timeout",
            ["-s", "KILL", "120", "strace", "-f", "-qq"] + options + [Gradebridge.path] + arguments)
    }
}
