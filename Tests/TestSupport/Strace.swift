public import Foundation

/// One system call that a run of the program makes on its workspace, by its place in that run.
public struct TracedCall: Sendable, Equatable, CustomStringConvertible {
    public let name: String
    /// The how manieth call of this name it is in its thread, from 1: what strace's `when=` counts.
    public let number: Int
    /// The how manieth call of this name on the workspace it is, from 1.
    public let place: Int
    /// The file that it names first, and the how manieth call of this name on it it is, in its thread and in all.
    public let path: String
    let numberOnPath: Int
    let placeOnPath: Int
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
            // A name that no two runs share cannot be aimed at, where other threads open many files as well.
            .filter { $0.name != "openat" || !$0.path.contains(/\.zip\.\w{6}$|\.tmp$/) }
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
        try strike(call, blow, .byNumber(0), arguments, in: workspace)
    }

    /// How a call is told from the others. strace counts by thread, and the runtime's own calls come now in this
    /// thread, now in that: so the same call may have the number beside the one that it had.
    private enum Aim {
        case byNumber(Int)
        case byPath

        static let all: [Aim] = [.byNumber(0), .byPath, .byNumber(1), .byNumber(-1)]
    }

    private static func strike(
        _ call: TracedCall, _ blow: String, _ aim: Aim, _ arguments: [String], in workspace: URL
    ) throws -> Finished? {
        var (number, place, path) = (call.numberOnPath, call.placeOnPath, [String]())
        switch aim {
        case .byPath where call.path.isEmpty: return nil
        case .byPath: path = ["-P", call.path == "." ? workspace.path : workspace.path + "/" + call.path]
        case .byNumber(let offset): (number, place) = (call.number + offset, call.place)
        }
        guard number > 0 else { return nil }
        let inject = ["-e", "inject=\(call.name):\(blow):when=\(number)"]
        let trace = try Trace([call.name], inject + path, arguments, workspace)
        let struck = blow.hasPrefix("signal=") ? trace.calls.suffix(1) : trace.calls.filter(\.isInjected)
        let isHit = struck.count == 1 && struck.allSatisfy { $0.touches && $0.call.place == place }
        return isHit ? trace.finished : nil
    }

    /// Strikes at a call in a fresh copy of a workspace, again where the blow missed.
    public static func strike(
        _ call: TracedCall, _ blow: String, before: TestWorkspace, arguments: (TestWorkspace) -> [String]
    ) throws -> (workspace: TestWorkspace, finished: Finished) {
        for attempt in 0..<12 {
            let workspace = try TestWorkspace(copyOf: before)
            let aim = Aim.all[attempt % Aim.all.count]
            if let finished = try strike(call, blow, aim, arguments(workspace), in: workspace.folder) {
                return (workspace, finished)
            }
        }
        throw CommandFailed(description: "twelve blows missed \(call)")
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
        private var places: [String: Int] = [:]

        mutating func call(_ name: String, _ text: String, thread: Substring, touches: Bool) -> TracedCall {
            let path = text.firstMatch(of: /"([^"]*)"/).map { String($0.1) } ?? ""
            return TracedCall(
                name: name, number: Self.next(&ofThread, "\(thread) \(name)"),
                place: touches ? Self.next(&places, name) : 0, path: path,
                numberOnPath: Self.next(&ofThread, "\(thread) \(name) \(path)"),
                placeOnPath: Self.next(&places, "\(name) \(path)"), text: text)
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
