package import DurableFiles
package import Foundation
import Glibc
import RunLog

/// What a run finds around it: where its result goes, where it tells what happens, who looks on, where temporary files
/// go. Everything is the process's own, unless a test runs the program within another.
package struct Surroundings: Sendable {
    @TaskLocal package static var current = Surroundings.ofProcess

    /// Takes a result; throws where it could not be handed over.
    package let output: @Sendable (Data) throws -> Void
    /// Takes what is said beside the result. What cannot be written is lost, and the run goes on.
    package let errors: @Sendable ([UInt8]) -> Void
    /// A person looks on at a terminal.
    package let isWatched: Bool
    /// The result may be colored.
    package let isColored: Bool
    /// Puts a question to a person and gives back the line that is typed; nil where nobody sits there.
    package let ask: (@Sendable (String) -> String?)?
    package let temporaryFolder: FilePath
    /// The workspace that the environment names.
    package let namedWorkspace: String?
    /// Asks the system for what a run needs of it, before it does anything.
    package let prepare: @Sendable () -> Void

    package init(
        output: @escaping @Sendable (Data) throws -> Void, errors: @escaping @Sendable ([UInt8]) -> Void,
        isWatched: Bool, isColored: Bool = false,
        ask: (@Sendable (String) -> String?)? = nil, temporaryFolder: FilePath,
        namedWorkspace: String? = nil,
        prepare: @escaping @Sendable () -> Void
    ) {
        self.output = output
        self.errors = errors
        self.isWatched = isWatched
        self.isColored = isColored
        self.ask = ask
        self.temporaryFolder = temporaryFolder
        self.namedWorkspace = namedWorkspace
        self.prepare = prepare
    }

    /// As https://no-color.org says.
    package static func isColored(isTerminal: Bool, environment: [String: String]) -> Bool {
        isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    private static var question: (@Sendable (String) -> String?)? {
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return nil }
        return { text in
            StandardError.write(Array(text.utf8))
            return readLine()
        }
    }

    private static let ofProcess = Surroundings(
        output: { try FileHandle.standardOutput.write(contentsOf: $0) }, errors: StandardError.write,
        isWatched: isatty(STDERR_FILENO) == 1,
        isColored: Surroundings.isColored(
            isTerminal: isatty(STDOUT_FILENO) == 1, environment: ProcessInfo.processInfo.environment),
        ask: Surroundings.question,
        temporaryFolder: FilePath(NSTemporaryDirectory()),
        namedWorkspace: ProcessInfo.processInfo.environment[WorkspaceChoice.variable],
        prepare: ProcessSetup.run)
}
