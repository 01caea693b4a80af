public import CSVCore
import Domain
import GRDB

/// Writes what a read-back says of line items and their results; each call is one row.
public final class LineItemMarker {
    private let results: PreparedStatement
    private let line: PreparedStatement
    private let both: PreparedStatement

    init(_ db: Database) throws {
        results = try PreparedStatement(
            db, "UPDATE line_item SET results = ?2, results_checksum = ?3 WHERE id = ?1")
        let state = """
            UPDATE line_item SET campus_hold = ?2, campus_edited = ?3, seen = ?4, due_again = ?5,
                last_there = ?6, campus_title = ?7, campus_due_date = ?8, campus_category = ?9,
                campus_max_points = ?10, checksum = ?11
            """
        line = try PreparedStatement(db, "\(state) WHERE id = ?1")
        both = try PreparedStatement(db, "\(state), results = ?12, results_checksum = ?13 WHERE id = ?1")
    }

    public func setResults(_ packed: FieldBytes, lineItem: Int64) throws {
        results.reset()
        results.bind(1, lineItem)
        results.bind(2, packed)
        results.bind(3, LineItemChecksum.of(results: packed, lineItem: lineItem))
        try results.run()
    }

    public func setCampusState(of item: StoredLineItem) throws {
        Self.bind(item, to: line)
        try line.run()
    }

    /// Both at once: a row is written whole, and it is long for its results.
    public func set(_ packed: FieldBytes, andCampusStateOf item: StoredLineItem) throws {
        Self.bind(item, to: both)
        both.bind(12, packed)
        both.bind(13, LineItemChecksum.of(results: packed, lineItem: item.id))
        try both.run()
    }

    private static func bind(_ item: StoredLineItem, to line: PreparedStatement) {
        line.reset()
        line.bind(1, item.id)
        line.bind(2, orNull: item.campusHold?.rawValue)
        line.bind(3, item.isEditedInCampus ? 1 : 0)
        line.bind(4, Int64(item.shown.rawValue))
        line.bind(5, item.isDueAgain ? 1 : 0)
        line.bind(6, orNull: item.lastThere?.description)
        for (place, text) in item.campusColumns.enumerated() { line.bind(Int32(7 + place), orNull: text) }
        line.bind(11, LineItemChecksum.of(item))
    }
}

extension LedgerSession {
    public func lineItemMarker() throws -> LineItemMarker {
        try LineItemMarker(db)
    }
}
