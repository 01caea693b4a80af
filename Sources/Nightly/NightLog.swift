public import Domain
import RunLog
public import Session
import Workspace

/// Where a night says what it does, where nobody looks on. A message is a fixed sentence; what is of this night
/// stands in the fields: ids, counts, file names, never names of people, comments or scores.
public struct NightLog: Sendable {
    private let logger: RunLogger?
    private let tellsErrorsOnly: Bool

    /// - Parameter session: its configuration says in which form.
    public init(_ session: WorkspaceSession, now: Instant, errorsOnly: Bool) {
        tellsErrorsOnly = errorsOnly
        let format = session.configuration.nightly.logFormat
        logger = RunLogger(
            format: format == .json ? .json : .text, runID: RunName.make(now, .nightly),
            write: Surroundings.current.errors)
    }

    private init() {
        logger = nil
        tellsErrorsOnly = true
    }

    public static let silent = NightLog()

    package func info(_ message: StaticString, _ fields: [String: String] = [:]) {
        if !tellsErrorsOnly { logger?.info(message, fields) }
    }

    package func warning(_ message: StaticString, _ fields: [String: String] = [:]) {
        if !tellsErrorsOnly { logger?.warning(message, fields) }
    }

    package func error(_ message: StaticString, _ fields: [String: String] = [:]) {
        logger?.error(message, fields)
    }
}
