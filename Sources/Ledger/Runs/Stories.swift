public import CSVCore
import Domain
import GRDB
public import Records

extension LedgerSession {
    /// The line items whose version a bundle later than `sequence` replaced.
    public func lineItems(replacedAfter sequence: Int) throws -> Set<Int64> {
        try Set(
            Int64.fetchAll(
                checked(.lineItemVersion),
                sql: "SELECT DISTINCT line_item FROM line_item_version WHERE replaced_by > ?",
                arguments: [sequence]))
    }

    /// One line item by the ledger's own number.
    public func lineItem(_ id: Int64) throws -> StoredLineItem? {
        try LineItemScan(db, path: db.description, id: id).current
    }

    /// Lends the packed results of one line item.
    public func withResults<T>(ofLineItem id: Int64, _ body: (FieldBytes) throws -> T) throws -> T {
        try LineItemScan(db, path: db.description, id: id).withResults(body)
    }

    /// One line item by its GradeBookItemId and class; nil where none was ever sent.
    public func lineItem(item: String, section: String) throws -> StoredLineItem? {
        try LineItemScan(db, path: db.description, item: item, section: section).current
    }

    /// Lends the same with its packed results; nil where none was ever sent, and `body` is not called.
    public func withLineItem<T>(
        item: String, section: String, _ body: (StoredLineItem, FieldBytes) throws -> T
    ) throws -> T? {
        let scan = try LineItemScan(db, path: db.description, item: item, section: section)
        guard let line = try scan.current else { return nil }
        return try scan.withResults { try body(line, $0) }
    }

    /// The line items of one gradebook item, in the order of their sections.
    public func lineItems(ofItem item: String) throws -> LineItemScan {
        try LineItemScan(self, item: item)
    }

    /// The versions of a line item that later ones replaced, oldest first.
    public func replacedVersions(of lineItem: Int64) throws -> [ReplacedVersion] {
        let rows = try Row.fetchAll(
            checked(.lineItemVersion),
            sql: "SELECT * FROM line_item_version WHERE line_item = ? ORDER BY replaced_by",
            arguments: [lineItem])
        return try rows.map { row in
            let columns = try Columns(row, of: "version of line item", key: "line_item")
            return ReplacedVersion(
                version: LineItemVersion(
                    title: try columns.value("title"), sentTitle: try columns.value("sent_title"),
                    assignDate: try columns.value("assign_date", CalendarDay.init),
                    dueDate: try columns.value("due_date", CalendarDay.init),
                    category: try columns.value("category"), period: try columns.value("period"),
                    maxPoints: try columns.value("max_points", Points.init)),
                replacedBy: try columns.value("replaced_by"))
        }
    }
}
