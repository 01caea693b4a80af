import Domain
import GRDB
public import Records

extension LedgerSession {
    /// Keeps a freeze, or what Campus shows now of one that is there.
    public func recordFreeze(_ freeze: Freeze) throws {
        try changing(.freeze).execute(
            sql: """
                INSERT OR REPLACE INTO freeze (line_item, student, reason, since, ours, campus, flags, bundle,
                    readback, changed_by, changed_at, campus_now, flags_now)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                freeze.lineItem, freeze.student, freeze.reason.rawValue, freeze.since.description,
                freeze.ours?.text, freeze.campus.stored, freeze.flags.text, freeze.bundle, freeze.readback,
                freeze.changedBy, freeze.changedAt?.description, freeze.campusNow.stored,
                freeze.flagsNow.text,
            ])
    }

    public func removeFreeze(lineItem: Int64, student: String) throws {
        try changing(.freeze).execute(
            sql: "DELETE FROM freeze WHERE line_item = ? AND student = ?", arguments: [lineItem, student])
    }

    /// Every freeze in force, by line item and student. They are few: people make them.
    public func freezes() throws -> [Int64: [String: Freeze]] {
        var all: [Int64: [String: Freeze]] = [:]
        let rows = try Row.fetchCursor(checked(.freeze), sql: "SELECT * FROM freeze")
        while let row = try rows.next() {
            let freeze = try Self.freeze(row)
            all[freeze.lineItem, default: [:]][freeze.student] = freeze
        }
        return all
    }

    /// The columns that `freeze` and `release` share.
    static func freeze(_ row: Row) throws -> Freeze {
        let columns = try Columns(row, of: "freeze of line item", key: "line_item")
        var freeze = Freeze(
            lineItem: try columns.value("line_item"), student: try columns.value("student"),
            reason: try columns.value("reason", FreezeReason.init(rawValue:)),
            since: try columns.value("since", Instant.init),
            ours: try columns.optional("ours", ScoreValue.init(text:)),
            campus: try columns.optional("campus", CampusScore.init(stored:)) ?? .blank,
            flags: try columns.value("flags", CampusFlags.init(text:)), bundle: row["bundle"],
            readback: row["readback"], changedBy: row["changed_by"],
            changedAt: try columns.optional("changed_at", Instant.init))
        freeze.campusNow = try columns.optional("campus_now", CampusScore.init(stored:)) ?? .blank
        freeze.flagsNow = try columns.value("flags_now", CampusFlags.init(text:))
        return freeze
    }
}
