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
        try changing(.unread).execute(
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
        try changing(.unread).execute(sql: "DELETE FROM unread WHERE name = ?", arguments: [name])
    }

    /// Those that no full read-back of their time or later has made up for, oldest first.
    public func unreadReadbacks() throws -> [UnreadReadback] {
        let newest = try fullReadbacks().newestOfAll
        let rows = try Row.fetchAll(
            checked(.unread), sql: "SELECT * FROM unread WHERE as_of > ? ORDER BY as_of, name",
            arguments: [newest?.description ?? ""])
        return try rows.map { row in
            let columns = try Columns(row, of: "unread read-back", key: "name")
            return UnreadReadback(
                name: try columns.value("name"), time: try columns.value("as_of", Instant.init),
                at: try columns.value("at", Instant.init), why: try columns.value("why"))
        }
    }

    /// When the newest full read-back was applied, by the clock of its run.
    public func lastFullReadbackRun() throws -> Instant? {
        try String.fetchOne(
            checked(.run, .readback),
            sql: "SELECT max(run.at) FROM readback JOIN run ON run.id = readback.run WHERE readback.is_full"
        ).map { try moment($0, of: "the last full read-back") }
    }

    /// The moments at which runs of a command began.
    public func moments(of command: String) throws -> [Instant] {
        try String.fetchAll(checked(.run), sql: "SELECT at FROM run WHERE command = ?", arguments: [command])
            .map { try moment($0, of: "a run of \(command)") }
    }

    /// A time that stands alone; what cannot be read is damage.
    func moment(_ text: String, of what: String) throws -> Instant {
        guard let instant = Instant(text) else {
            throw LedgerError(
                code: .damaged, path: db.description, detail: "the time of \(what) cannot be read")
        }
        return instant
    }
}
