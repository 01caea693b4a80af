public import Domain
import GRDB
public import Records

extension LedgerSession {
    /// No run was ever recorded and no bundle ever meant.
    public var isUnused: Bool {
        get throws {
            try Bool.fetchOne(
                checked(.run, .bundle),
                sql: "SELECT NOT EXISTS (SELECT 1 FROM run) AND NOT EXISTS (SELECT 1 FROM bundle)")
                ?? false
        }
    }

    /// Writes one line of history. `summary` is the run's result as JSON.
    @discardableResult
    public func recordRun(
        command: RunCommand, at instant: Instant, summary: String, inputs: [InputRecord]
    ) throws -> Int64 {
        try changing(.run).execute(
            sql: "INSERT INTO run (command, at, summary) VALUES (?, ?, ?)",
            arguments: [command.rawValue, instant.description, summary])
        let run = db.lastInsertedRowID
        for input in inputs {
            try changing(.input).execute(
                sql: "INSERT INTO input (run, kind, name, sha256) VALUES (?, ?, ?, ?)",
                arguments: [run, input.kind.rawValue, input.name, input.sha256])
        }
        return run
    }

    /// Completes the line of a run whose result was not known when it was begun.
    public func setSummary(_ summary: String, run: Int64) throws {
        try changing(.run).execute(sql: "UPDATE run SET summary = ? WHERE id = ?", arguments: [summary, run])
    }

    /// What a run left, and whether it came to its end.
    public func run(_ id: Int64) throws -> (summary: String, isFinished: Bool)? {
        try Row.fetchOne(
            checked(.run), sql: "SELECT summary, finished FROM run WHERE id = ?", arguments: [id]
        )
        .map { ($0["summary"], $0["finished"]) }
    }

    /// The run came to its end and told its news.
    public func recordFinished(run: Int64) throws {
        try changing(.run).execute(sql: "UPDATE run SET finished = 1 WHERE id = ?", arguments: [run])
        try foldSummaries(upTo: run)
    }

    /// The summaries of so many runs are kept, and of so many of each command: all that any report or figure looks back
    /// to (Spec/ledger.md, "What is folded").
    static let keptSummaries = (ofAll: 300, ofCommand: 30)
    /// A summary of no more characters has been folded.
    private static let longestFolded = 30

    /// Empties the summaries of exports, read-backs and nights that nobody asks for any more, but for the exit code, by
    /// which the last good night is found. The runs themselves stay: other tables name them.
    private func foldSummaries(upTo run: Int64) throws {
        let db = try changing(.run)
        let older = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, command, at, length(summary) AS length,
                    CASE WHEN json_extract(summary, '$.exitCode') IS NULL THEN '{}'
                    ELSE json_object('exitCode', json_extract(summary, '$.exitCode')) END AS short
                FROM run WHERE finished
                    AND command = (SELECT command FROM run WHERE id = ?1)
                    AND command IN ('export', 'readback', 'nightly')
                    AND id < (SELECT id FROM run ORDER BY id DESC LIMIT 1 OFFSET ?2)
                    AND id < (SELECT id FROM run AS newer WHERE newer.finished
                        AND newer.command = (SELECT command FROM run WHERE id = ?1)
                        ORDER BY id DESC LIMIT 1 OFFSET ?3)
                ORDER BY id DESC
                """,
            arguments: [run, Self.keptSummaries.ofAll - 1, Self.keptSummaries.ofCommand - 1])
        var old: [Row] = []
        // Behind the first that is folded all are: there may be thousands.
        while let row = try older.next(), row["length"] as Int > Self.longestFolded { old.append(row.copy()) }
        guard !old.isEmpty else { return }
        // Taken away and written anew: of a row that becomes shorter SQLite never gives the room of its page to others,
        // and the table would go on growing. Other tables name the run, which is there again in a moment.
        try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
        for row in old {
            try db.execute(sql: "DELETE FROM run WHERE id = ?", arguments: [row["id"]])
            try db.execute(
                sql: "INSERT INTO run (id, command, at, summary, finished) VALUES (?, ?, ?, ?, 1)",
                arguments: [row["id"], row["command"], row["at"], row["short"]])
        }
    }

    /// Whether a run of this command was ever recorded.
    public func hasRun(of command: RunCommand) throws -> Bool {
        try Bool.fetchOne(
            checked(.run), sql: "SELECT EXISTS (SELECT 1 FROM run WHERE command = ?)",
            arguments: [command.rawValue])
            ?? false
    }

    /// The summary of the newest run of a command that came to its end.
    public func lastFinishedSummary(command: RunCommand) throws -> String? {
        try String.fetchOne(
            checked(.run),
            sql: "SELECT summary FROM run WHERE command = ? AND finished ORDER BY id DESC LIMIT 1",
            arguments: [command.rawValue])
    }

    /// Whether a run of another moment was begun and never ended.
    public func hasUnfinishedRun(of command: RunCommand, before instant: Instant) throws -> Bool {
        try Bool.fetchOne(
            checked(.run),
            sql: "SELECT EXISTS (SELECT 1 FROM run WHERE command = ? AND NOT finished AND at <> ?)",
            arguments: [command.rawValue, instant.description]) ?? false
    }

    public func removeUnfinishedRuns(of command: RunCommand) throws {
        try changing(.run).execute(
            sql: "DELETE FROM run WHERE command = ? AND NOT finished", arguments: [command.rawValue])
    }

    /// When the newest run of a command was that ended with one of these exit codes.
    public func lastRun(of command: RunCommand, whoseExitIs codes: [Int32]) throws -> Instant? {
        let runs = try Row.fetchAll(
            checked(.run),
            sql: """
                SELECT at, json_extract(summary, '$.exitCode') AS code FROM run WHERE command = ?
                ORDER BY id DESC LIMIT 400
                """,
            arguments: [command.rawValue])
        let last = runs.first { row in
            let code: Int32? = row["code"]
            return code.map(codes.contains) ?? false
        }
        let at: String? = last?["at"]
        return try at.map { try moment($0, of: "a run of \(command.rawValue)") }
    }

    /// The summaries of later runs that did not: what they had to tell, nobody was told.
    public func unfinishedSummaries(command: RunCommand) throws -> [String] {
        try String.fetchAll(
            checked(.run),
            sql: """
                SELECT summary FROM run WHERE command = ?1 AND NOT finished
                    AND id > coalesce((SELECT max(id) FROM run WHERE command = ?1 AND finished), 0)
                ORDER BY id
                """,
            arguments: [command.rawValue])
    }

    /// Whether nobody was told yet what this run found: it did not come to its end, and no later run of its command
    /// did, which would have told it too.
    public func isUnreported(run: Int64) throws -> Bool {
        try Bool.fetchOne(
            checked(.run),
            sql: """
                SELECT EXISTS (SELECT 1 FROM run WHERE id = ?1 AND NOT finished AND NOT EXISTS (
                    SELECT 1 FROM run AS later WHERE later.command = run.command AND later.finished
                        AND later.id > run.id))
                """,
            arguments: [run]) ?? false
    }

    /// The newest run that consumed this very content, if any.
    public func lastUse(of input: InputRecord) throws -> (run: Int64, at: String, name: String)? {
        try Row.fetchOne(
            checked(.run, .input),
            sql: """
                SELECT run.id AS id, run.at AS at, input.name AS name FROM input NOT INDEXED
                JOIN run ON run.id = input.run WHERE input.kind = ? AND input.sha256 = ? ORDER BY run.id DESC LIMIT 1
                """,
            arguments: [input.kind.rawValue, input.sha256]
        ).map { ($0["id"], $0["at"], $0["name"]) }
    }

    /// The runs that applied a read-back of this content, and when each was.
    public func readbackRuns(sha256: String) throws -> [Int64: Instant] {
        let rows = try Row.fetchAll(
            checked(.run, .input),
            sql: """
                SELECT run.id AS id, run.at AS at FROM input JOIN run ON run.id = input.run
                WHERE input.kind = 'readback' AND input.sha256 = ?
                """,
            arguments: [sha256])
        return try rows.reduce(into: [:]) { runs, row in
            let columns = try Columns(row, of: "read-back of a run", key: "id")
            runs[try columns.value("id")] = try columns.value("at", Instant.init)
        }
    }

    /// The newest run that consumed any input of this kind.
    public func lastRun(consuming kind: InputKind) throws -> Int64? {
        try Int64.fetchOne(
            checked(.input), sql: "SELECT max(run) FROM input WHERE kind = ?", arguments: [kind.rawValue])
    }
}
