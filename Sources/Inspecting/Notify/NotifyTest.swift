public import Domain
public import DurableFiles
public import Outcome
import PlainText
import Programs
import Session
import Workspace

/// `notify test`: runs the notify command of the configuration with a message that says it is a test, and tells how the
/// command ended. Neither ledger nor lock is needed, so it can be run beside a night.
public struct NotifyTest: Codable, Sendable, Equatable {
    public enum End: String, Codable, Sendable {
        case sent, failed
        case timedOut = "timed-out"
        case notStarted = "not-started"
    }

    public var version = 1
    public var command = "notify test"
    public var at: String
    /// `notify.command`: the program and its arguments.
    public var program: [String]
    public var end: End
    /// The command's exit code; nil where it did not end by itself.
    public var exit: Int?
    /// What went wrong, where it could not be started.
    public var problem: String?

    /// What the command gets on its standard input, with the keys of a night that such programs read.
    private struct Message: Encodable {
        var version = 1
        var command = "notify test"
        var at: String
        var district: String
        var sentence = "This is a test of notify.command; no night has run."
        var exitCode = 0
        var attention: [String] = []
    }

    public static func run(_ workspace: FilePath, now: Instant) async throws -> NotifyTest {
        let layout = WorkspaceLayout(root: Files.resolved(workspace))
        try WorkspaceFault.check(layout)
        let configuration = try BridgeConfiguration.load(layout.configuration)
        let notify = configuration.nightly.notify
        guard !notify.command.isEmpty else { throw NobodyToNotify() }
        let message = try JSONText.pretty(
            Message(at: now.description, district: configuration.district.name))
        let answer = await Notifier(command: notify.command, timeoutSeconds: notify.timeoutSeconds)
            .send(Array((message + "\n").utf8))
        return NotifyTest(at: now, notify.command, answer)
    }

    private init(at now: Instant, _ command: [String], _ answer: NotifyOutcome) {
        at = now.description
        program = command
        switch answer {
        case .sent: (end, exit) = (.sent, 0)
        case .failed(let code): (end, exit) = (.failed, Int(code))
        case .timedOut: end = .timedOut
        case .notStarted(let error): (end, problem) = (.notStarted, Failure(error).message)
        }
    }

    public var exitCode: ExitCode { end == .sent ? .done : .failed }

    public var text: String {
        let run = "Ran \(program.map(ShellText.quoted).joined(separator: " ")) with a test message"
        let said =
            switch end {
            case .sent: "\(run): it ended with exit code 0, which says that somebody was told."
            case .failed:
                "\(run): it ended with exit code \(exit ?? 0), so after a night nobody would be told."
            case .timedOut: "\(run): it was still running after notify.timeoutSeconds, and was ended."
            case .notStarted: "The notify command could not be started: \(problem ?? "")."
            }
        return said.printableLines
    }
}

/// The configuration names no notify command.
struct NobodyToNotify: Error {}

extension NobodyToNotify: SaysFailure {
    package var failure: Failure {
        Failure(
            .failed, "no-notify-command", "notify.command is empty: after a night nobody is told",
            "Name a program in gradebridge.yaml, under notify.command, and run this again.")
    }
}
