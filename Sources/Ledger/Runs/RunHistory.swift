public import Domain
import GRDB

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

extension LedgerSession {
    /// The newest runs of a command that came to their end, newest first, at most `limit`.
    ///
    /// Throws `LedgerError` where the time of one cannot be read.
    public func runs(command: String, limit: Int) throws -> [RecordedRun] {
        let rows = try Row.fetchCursor(
            checked(.run),
            sql: "SELECT id, at, summary FROM run WHERE command = ? AND finished ORDER BY id DESC LIMIT ?",
            arguments: [command, limit])
        var runs: [RecordedRun] = []
        while let row = try rows.next() {
            let columns = try Columns(row, of: "run", key: "id")
            runs.append(
                RecordedRun(
                    id: row["id"], at: try columns.value("at", Instant.init),
                    summary: try columns.value("summary")))
        }
        return runs
    }
}

/// Any line of history, finished or not.
public struct HistoryLine: Sendable, Equatable {
    public var command: String
    public var at: Instant
    public var summary: String
    public var isFinished: Bool
}

extension LedgerSession {
    /// The newest runs of all commands, newest first.
    public func recentRuns(limit: Int) throws -> [HistoryLine] {
        let rows = try Row.fetchCursor(
            checked(.run), sql: "SELECT id, command, at, summary, finished FROM run ORDER BY id DESC LIMIT ?",
            arguments: [limit])
        var lines: [HistoryLine] = []
        while let row = try rows.next() {
            let columns = try Columns(row, of: "run", key: "id")
            lines.append(
                HistoryLine(
                    command: row["command"], at: try columns.value("at", Instant.init),
                    summary: row["summary"], isFinished: row["finished"]))
        }
        return lines
    }

    public func runCount() throws -> Int {
        try Int.fetchOne(checked(.run), sql: "SELECT count(*) FROM run") ?? 0
    }
}
