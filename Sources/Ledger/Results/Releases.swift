public import Domain
import GRDB
public import Records

extension LedgerSession {
    public func recordRelease(_ release: Release) throws {
        let freeze = release.freeze
        try changing(.release).execute(
            sql: """
                INSERT INTO release (line_item, student, at, by, why, after_readback, reason, since, ours,
                    campus, flags, bundle, readback, changed_by, changed_at, campus_now, flags_now)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                freeze.lineItem, freeze.student, release.at.description, release.by, release.why,
                release.afterReadback, freeze.reason.rawValue, freeze.since.description, freeze.ours?.text,
                freeze.campus.stored, freeze.flags.text, freeze.bundle, freeze.readback, freeze.changedBy,
                freeze.changedAt?.description, freeze.campusNow.stored, freeze.flagsNow.text,
            ])
    }

    /// Narrows the flags that the newest release of a result accepts: one that was taken off is no more.
    public func setAcceptedFlags(_ flags: CampusFlags, lineItem: Int64, student: String) throws {
        try changing(.release).execute(
            sql: """
                UPDATE release SET flags_now = ? WHERE id = (
                    SELECT max(id) FROM release NOT INDEXED WHERE line_item = ? AND student = ?)
                """,
            arguments: [flags.text, lineItem, student])
    }

    /// Every release, by line item and student, oldest first.
    public func releases() throws -> [Int64: [String: [Release]]] {
        var all: [Int64: [String: [Release]]] = [:]
        let rows = try Row.fetchCursor(checked(.release), sql: "SELECT * FROM release ORDER BY id")
        while let row = try rows.next() {
            let columns = try Columns(row, of: "release of line item", key: "line_item")
            let freeze = try Self.freeze(row)
            let release = Release(
                freeze: freeze, at: try columns.value("at", Instant.init), by: try columns.value("by"),
                why: try columns.value("why"), afterReadback: row["after_readback"])
            all[freeze.lineItem, default: [:]][freeze.student, default: []].append(release)
        }
        return all
    }
}
