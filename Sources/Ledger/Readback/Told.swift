public import Domain
import GRDB

extension LedgerSession {
    /// A partial read-back has told of a result, or of how the line item itself reads (`student` blank). The latest
    /// time is kept.
    public func recordTold(lineItem: Int64, student: String, at time: Instant) throws {
        try changing(.told).execute(
            sql: """
                INSERT INTO told (line_item, student, as_of) VALUES (?, ?, ?)
                ON CONFLICT (line_item, student) DO UPDATE SET as_of = max(as_of, excluded.as_of)
                """,
            arguments: [lineItem, student, time.description])
    }

    /// What partial read-backs of a later time have told of.
    public func told(after time: Instant) throws -> NewerTold {
        var told = NewerTold()
        let rows = try Row.fetchCursor(
            checked(.told), sql: "SELECT line_item, student FROM told WHERE as_of > ?",
            arguments: [time.description])
        while let row = try rows.next() {
            let columns = try Columns(row, of: "told result of line item", key: "line_item")
            told.add(lineItem: try columns.value("line_item"), student: try columns.value("student"))
        }
        return told
    }

    /// A full read-back tells of everything, but of the schools that it did not show: what was told before its time matters
    /// no more.
    public func removeTold(until time: Instant, by readback: Int64) throws {
        try checksums.verify([.notShown])
        try changing(.told).execute(
            sql: """
                DELETE FROM told WHERE as_of <= ? AND NOT EXISTS (
                    SELECT 1 FROM line_item JOIN not_shown ON not_shown.school = line_item.school
                    WHERE line_item.id = told.line_item AND not_shown.readback = ?)
                """,
            arguments: [time.description, readback])
    }
}
