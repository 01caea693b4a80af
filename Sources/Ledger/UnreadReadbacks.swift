public import Domain
import GRDB

/// A read-back that came and was not applied: what it tells of changes in Campus, nobody knows.
public struct UnreadReadback: Sendable, Equatable {
    /// The last part of its path.
    public var name: String
    /// The moment whose state it shows, as far as that is known.
    public var time: Instant
    /// When it was refused or stopped.
    public var at: Instant
    /// The code of the failure.
    public var why: String

    public init(name: String, time: Instant, at: Instant, why: String) {
        self.name = name
        self.time = time
        self.at = at
        self.why = why
    }
}

extension LedgerSession {
    /// Of two of one name the later time is kept: one that makes up for it makes up for both.
    public func recordUnread(_ readback: UnreadReadback) throws {
        try db.execute(
            sql: """
                INSERT INTO unread (name, as_of, at, why) VALUES (?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE
                SET as_of = max(as_of, excluded.as_of), at = excluded.at, why = excluded.why
                """,
            arguments: [
                readback.name, readback.time.description, readback.at.description, readback.why,
            ])
    }

    /// It was applied after all.
    public func removeUnread(name: String) throws {
        try db.execute(sql: "DELETE FROM unread WHERE name = ?", arguments: [name])
    }

    /// Those that no full read-back of their time or later has made up for, oldest first.
    public func unreadReadbacks() throws -> [UnreadReadback] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM unread
                WHERE as_of > coalesce((SELECT max(as_of) FROM readback WHERE is_full), '')
                ORDER BY as_of, name
                """)
        return try rows.map { row in
            let columns = try Columns(row, of: "unread read-back", key: "name")
            return UnreadReadback(
                name: try columns.value("name"), time: try columns.value("as_of", Instant.init),
                at: try columns.value("at", Instant.init), why: try columns.value("why"))
        }
    }

    /// When the full read-back was applied that was applied last, by the clock of its run.
    public func lastFullReadbackRun() throws -> Instant? {
        try String.fetchOne(
            db,
            sql: """
                SELECT run.at FROM readback JOIN run ON run.id = readback.run WHERE readback.is_full
                ORDER BY run.id DESC LIMIT 1
                """
        ).flatMap(Instant.init)
    }

    /// The moments at which runs of a command began.
    public func moments(of command: String) throws -> [Instant] {
        try String.fetchAll(db, sql: "SELECT at FROM run WHERE command = ?", arguments: [command])
            .compactMap(Instant.init)
    }
}
