import ArgumentParser
import Domain
import DurableFiles
import Foundation
import Outcome
import PlainText
import Session

/// Runs a command and says how it ended: text or JSON on standard output, errors on standard error.
struct Console {
    let options: SharedOptions
    private let surroundings = Surroundings.current

    init(options: SharedOptions) { self.options = options }

    var workspace: FilePath {
        options.workspace.map { FilePath($0) }
            ?? WorkspaceChoice.folder(from: ".", named: surroundings.namedWorkspace)
    }
    var now: Instant { options.now?.instant ?? Clock.now }

    /// A person looks on at a terminal.
    var isWatched: Bool { surroundings.isWatched }

    /// Puts a question to a person; nil where nobody sits there, and for a program that reads JSON.
    var ask: (@Sendable (String) -> String?)? { options.json || options.quiet ? nil : surroundings.ask }

    var progress: ProgressReport {
        guard !options.quiet, isWatched else { return .silent }
        return ProgressReport { [errors = surroundings.errors] text in
            errors(Array("\r\u{1B}[K\(text)".utf8))
        }
    }

    /// Runs `body`, prints its result and ends with its exit code.
    func run<Answer: Encodable>(
        text: (Answer) -> String, exitCode: (Answer) -> Outcome.ExitCode = { _ in .done },
        _ body: () async throws -> Answer
    ) async throws {
        surroundings.prepare()
        let outcome: Answer
        do {
            outcome = try await body()
        } catch {
            clearProgress()
            try fail(Failure(error))
        }
        clearProgress()
        if options.json {
            try write(try JSONText.pretty(outcome))
        } else if !options.quiet {
            try write(text(outcome), isColored: surroundings.isColored)
        }
        let code = exitCode(outcome)
        if code != .done { throw ArgumentParser.ExitCode(code.rawValue) }
    }

    /// A result that could not be handed over is a failure, though the work is done.
    private func write(_ text: String, isColored: Bool = false) throws {
        do {
            // A CSV file ends its own last line.
            let end = text.utf8.last == UInt8(ascii: "\n") ? "" : "\n"
            let plain = text.printableLines
            try surroundings.output(Data(((isColored ? StateColors.painted(plain) : plain) + end).utf8))
        } catch {
            try fail(
                Failure(
                    .failed, "output",
                    "the work is done, but its result could not be written to standard output",
                    "Look at `gradebridge bundles list`; run again with an output that can be written."))
        }
    }

    private func fail(_ failure: Failure) throws -> Never {
        if options.json, let report = try? JSONText.pretty(FailureReport(error: failure)) {
            // Where it cannot be handed over, the words below and the exit code say the same.
            try? surroundings.output(Data((report + "\n").utf8))
        }
        let message = failure.isList ? failure.message.printableLines : failure.message.printable
        surroundings.errors(
            Array("gradebridge: \(message)\n  What to do: \(failure.advice.printable)\n".utf8))
        throw ArgumentParser.ExitCode(failure.exitCode)
    }

    private func clearProgress() {
        if !options.quiet, isWatched {
            surroundings.errors(Array("\r\u{1B}[K".utf8))
        }
    }

    private struct FailureReport: Encodable {
        var version = 1
        var error: Failure
    }
}
