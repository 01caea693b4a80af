public import Domain
import GRDB
public import Records

extension LedgerSession {
    /// The same one, met again, shows nothing later than when it came first. Of two of one name whose content is not
    /// known the later time is kept: what makes up for that makes up for both.
    public func recordUnread(_ readback: UnreadReadback) throws {
        try changing(.unread).execute(
            sql: """
                INSERT INTO unread (name, content, as_of, at, why) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (name, content) DO UPDATE
                SET as_of = CASE WHEN content = '' THEN max(as_of, excluded.as_of)
                        ELSE min(as_of, excluded.as_of) END,
                    at = excluded.at, why = excluded.why
                """,
            arguments: [
                readback.name, readback.content, readback.time.description, readback.at.description,
                readback.why,
            ])
    }

    /// This very content was applied after all, under whatever name.
    ///
    /// - Parameter name: only where it was this very file: a header alone is the content of many.
    public func removeUnread(content: String, named name: String? = nil) throws {
        guard !content.isEmpty else { return }
        try changing(.unread).execute(
            sql: "DELETE FROM unread WHERE content = ?1 AND (?2 IS NULL OR name = ?2)",
            arguments: [content, name])
    }

    /// The same export of Campus was applied after all: one of that name that shows the very same time.
    public func removeUnread(name: String, time: Instant) throws {
        try changing(.unread).execute(
            sql: "DELETE FROM unread WHERE name = ? AND as_of = ?", arguments: [name, time.description])
    }

    /// A person says that a full read-back of that time is right, though nothing of ours is in it.
    public func removeUnread(until time: Instant) throws {
        try changing(.unread).execute(
            sql: "DELETE FROM unread WHERE as_of <= ?", arguments: [time.description])
    }

    /// Those that no full read-back of their time or later has made up for, oldest first.
    public func unreadReadbacks() throws -> [UnreadReadback] {
        // In most nights there are none, and thousands of nights need not be asked what made up for them.
        guard try Bool.fetchOne(checked(.unread), sql: "SELECT EXISTS (SELECT 1 FROM unread)") ?? false else {
            return []
        }
        let newest = try fullReadbacks().newestOfAll
        let rows = try Row.fetchAll(
            checked(.unread), sql: "SELECT * FROM unread WHERE as_of > ? ORDER BY as_of, name, content",
            arguments: [newest?.description ?? ""])
        return try rows.map { row in
            let columns = try Columns(row, of: "unread read-back", key: "name")
            return UnreadReadback(
                name: try columns.value("name"), content: try columns.value("content"),
                time: try columns.value("as_of", Instant.init),
                at: try columns.value("at", Instant.init), why: try columns.value("why"))
        }
    }

    /// When the full read-back was applied that was applied last, by the clock of its run.
    public func lastFullReadbackRun() throws -> Instant? {
        // All times are written alike, so their texts have their order; before the first bundle nothing of ours can be there.
        try String.fetchOne(
            checked(.run, .readback),
            sql: """
                SELECT run.at FROM readback JOIN run ON run.id = readback.run
                WHERE readback.is_full AND (sees_ours OR as_of < ?) ORDER BY run.id DESC LIMIT 1
                """,
            arguments: [try firstBundleTime()?.description ?? "9"]
        ).map { try moment($0, of: "the last full read-back") }
    }

    /// The moments at which runs of a command began.
    ///
    /// - Parameter moment: those after it; nil for all.
    public func moments(of command: RunCommand, after moment: Instant?) throws -> [Instant] {
        // All times are written alike, so their texts have their order.
        try String.fetchAll(
            checked(.run), sql: "SELECT at FROM run WHERE command = ? AND at > ?",
            arguments: [command.rawValue, moment?.description ?? ""]
        ).map { try self.moment($0, of: "a run of \(command)") }
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
