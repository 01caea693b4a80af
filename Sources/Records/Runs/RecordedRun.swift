public import Domain

/// One line of history: a run that came to its end, and its result as JSON.
public struct RecordedRun: Sendable, Equatable {
    public var id: Int64
    /// The run's clock.
    public var at: Instant
    /// As the run recorded it (Spec/json.md); its shape follows the command.
    public var summary: String

    public init(id: Int64, at: Instant, summary: String) {
        self.id = id
        self.at = at
        self.summary = summary
    }
}

/// Any line of history, finished or not.
public struct HistoryLine: Sendable, Equatable {
    /// As the ledger has it.
    public var command: String
    public var at: Instant
    public var summary: String
    public var isFinished: Bool

    public init(command: String, at: Instant, summary: String, isFinished: Bool) {
        self.command = command
        self.at = at
        self.summary = summary
        self.isFinished = isFinished
    }

    /// Nil for a command that this program does not have.
    public var knownCommand: RunCommand? { RunCommand(rawValue: command) }
}
