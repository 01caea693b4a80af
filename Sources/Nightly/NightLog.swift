public import Domain
package import Outcome
import RunLog
public import Session
import Workspace

/// Where a night says what it does, where nobody looks on. A message is a fixed sentence; what is of this night
/// stands in the fields: ids, counts, file names, never names of people, comments or scores.
public struct NightLog: Sendable {
    private let logger: RunLogger?
    private let tellsErrorsOnly: Bool
    private let isBesideText: Bool

    /// - Parameters:
    ///   - session: its configuration says in which form.
    ///   - isBesideText: the result follows in words, and says how the night ended.
    public init(_ session: WorkspaceSession, now: Instant, errorsOnly: Bool, isBesideText: Bool) {
        tellsErrorsOnly = errorsOnly
        self.isBesideText = isBesideText
        let format = session.configuration.nightly.logFormat
        logger = RunLogger(
            format: format == .json ? .json : .text, runID: RunName.make(now, .nightly),
            write: Surroundings.current.errors)
    }

    private init() {
        logger = nil
        tellsErrorsOnly = true
        isBesideText = false
    }

    public static let silent = NightLog()

    package func info(_ message: StaticString, _ fields: [String: String] = [:]) {
        if !tellsErrorsOnly { logger?.info(message, fields) }
    }

    package func end(_ outcome: NightOutcome) {
        info(
            "night ends",
            ["exit": "\(outcome.exitCode)"].merging(isBesideText ? [:] : ["what": outcome.sentence]) { $1 })
    }

    package func warning(_ message: StaticString, _ fields: [String: String] = [:]) {
        if !tellsErrorsOnly { logger?.warning(message, fields) }
    }

    package func error(_ message: StaticString, _ fields: [String: String] = [:]) {
        logger?.error(message, fields)
    }
}
