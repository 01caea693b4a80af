public import Domain
import GRDB

/// A result that Campus changed: it is never sent again until a person releases it.
public struct Freeze: Sendable, Equatable {
    public var lineItem: Int64
    public var student: String
    public var reason: String
    public var since: Instant
    public var ours: String?
    /// Campus's own last value; nil where Campus has none.
    public var campus: ScoreValue?

    public init(
        lineItem: Int64, student: String, reason: String, since: Instant, ours: String?,
        campus: ScoreValue?
    ) {
        self.lineItem = lineItem
        self.student = student
        self.reason = reason
        self.since = since
        self.ours = ours
        self.campus = campus
    }
}

extension LedgerSession {
    public func recordFreeze(_ freeze: Freeze) throws {
        try db.execute(
            sql: """
                INSERT INTO freeze (line_item, student, reason, since, ours, campus)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                freeze.lineItem, freeze.student, freeze.reason, freeze.since.description, freeze.ours,
                freeze.campus?.text,
            ])
    }

    /// Every freeze in force, by line item and student. They are few: people make them.
    public func freezes() throws -> [Int64: [String: Freeze]] {
        var all: [Int64: [String: Freeze]] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM freeze")
        while let row = try rows.next() {
            let columns = try Columns(row, of: "freeze of line item", key: "line_item")
            let hasValue = row["campus"] as String? != nil
            let freeze = Freeze(
                lineItem: try columns.value("line_item"), student: try columns.value("student"),
                reason: try columns.value("reason"), since: try columns.value("since", Instant.init),
                ours: row["ours"],
                campus: hasValue ? try columns.value("campus", ScoreValue.init(text:)) : nil)
            all[freeze.lineItem, default: [:]][freeze.student] = freeze
        }
        return all
    }
}
