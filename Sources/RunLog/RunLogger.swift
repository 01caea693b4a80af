import Logging

/// What a run tells machines and administrators while it is at work: a line for each thing, on standard error.
///
/// A message is a fixed sentence, so that nothing of the data can slip into it. Metadata holds ids, counts,
/// file names and codes; never names of people, comments or scores.
public struct RunLogger: Sendable {
    public enum Format: String, Sendable {
        /// For people: time, level, message, `key=value`.
        case text
        /// For machines: a JSON object in each line.
        case json
    }

    private let logger: Logger

    /// - Parameters:
    ///   - runID: the run's name; stands in each JSON line.
    ///   - now: the time for a line; `LogTime.now`, or a fixed one in tests.
    ///   - write: takes one whole line with its end, from any thread.
    public init(
        format: Format, runID: String, now: @escaping @Sendable () -> String = LogTime.now,
        write: @escaping @Sendable ([UInt8]) -> Void = StandardError.write
    ) {
        // Not through LoggingSystem: that is one for the process, and no test could have its own.
        logger = Logger(label: "gradebridge") { _ in
            LineHandler(format: format, runID: runID, now: now, write: write)
        }
    }

    public func info(_ message: StaticString, _ metadata: [String: String] = [:]) {
        log(.info, message, metadata)
    }

    /// Something that a person may want to know, such as a night without input.
    public func notice(_ message: StaticString, _ metadata: [String: String] = [:]) {
        log(.notice, message, metadata)
    }

    /// Something that a person has to look at; the run goes on.
    public func warning(_ message: StaticString, _ metadata: [String: String] = [:]) {
        log(.warning, message, metadata)
    }

    /// What ends a step or the run.
    public func error(_ message: StaticString, _ metadata: [String: String] = [:]) {
        log(.error, message, metadata)
    }

    private func log(_ level: Logger.Level, _ message: StaticString, _ metadata: [String: String]) {
        logger.log(level: level, "\(message)", metadata: metadata.mapValues { .string($0) })
    }
}
