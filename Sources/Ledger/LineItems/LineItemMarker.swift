public import CSVCore
import GRDB
public import Records

/// Writes what a read-back says of line items and their results; each call is one row.
public final class LineItemMarker {
    private let results: PreparedStatement
    private let line: PreparedStatement
    private let both: PreparedStatement

    /// What a read-back may change besides the results.
    private static let columns = 13..<LineItemRows.ownCount

    init(_ db: Database) throws {
        let setResults = "results = ?25, results_checksum = ?27"
        results = try PreparedStatement(db, "UPDATE line_item SET \(setResults) WHERE id = ?1")
        let state = """
            UPDATE line_item SET campus_hold = ?14, campus_edited = ?15, seen = ?16, due_again = ?18,
                last_there = ?20, campus_title = ?21, campus_due_date = ?22, campus_category = ?23,
                campus_max_points = ?24, checksum = ?26
            """
        line = try PreparedStatement(db, "\(state) WHERE id = ?1")
        both = try PreparedStatement(db, "\(state), \(setResults) WHERE id = ?1")
    }

    public func setResults(_ packed: FieldBytes, lineItem: Int64) throws {
        results.reset()
        results.bind(1, lineItem)
        results.bind(LineItemRows.resultsParameter, packed)
        results.bind(
            LineItemRows.resultsChecksumParameter, LineItemChecksum.of(results: packed, lineItem: lineItem))
        try results.run()
    }

    public func setCampusState(of item: StoredLineItem) throws {
        try LineItemRow(item).run(line, Self.columns)
    }

    /// Both at once: a row is written whole, and it is long for its results.
    public func set(_ packed: FieldBytes, andCampusStateOf item: StoredLineItem) throws {
        try LineItemRow(item).run(both, Self.columns, results: packed)
    }
}

extension LedgerSession {
    public func lineItemMarker() throws -> LineItemMarker {
        try LineItemMarker(db)
    }
}
