import Domain
import GRDB
public import Records

extension LedgerSession {
    /// The newest runs of a command that came to their end, newest first, at most `limit`.
    ///
    /// Throws `LedgerError` where the time of one cannot be read.
    public func runs(command: RunCommand, limit: Int) throws -> [RecordedRun] {
        let rows = try Row.fetchCursor(
            checked(.run),
            sql: "SELECT id, at, summary FROM run WHERE command = ? AND finished ORDER BY id DESC LIMIT ?",
            arguments: [command.rawValue, limit])
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
