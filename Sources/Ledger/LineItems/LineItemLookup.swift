public import CSVCore
import GRDB
public import Records

/// Finds single line items by the ledger's own number, in whatever order. The one that was found is a copy: the same
/// transaction may write it.
public final class LineItemLookup {
    private let statement: PreparedStatement
    private let path: String
    private var found: LineItemRows

    init(_ db: Database, path: String) throws {
        self.path = path
        found = LineItemRows(path: path)
        statement = try PreparedStatement(
            db, "SELECT \(LineItemRows.columns) FROM line_item WHERE id = ?1")
    }

    /// Lends a line item, and its packed results, which are valid until `body` returns.
    ///
    /// - Throws: a `LedgerError` where it is not there or cannot be read.
    public func withLineItem<T>(_ id: Int64, _ body: (StoredLineItem, FieldBytes) throws -> T) throws -> T {
        found.removeAll()
        statement.reset()
        statement.bind(1, id)
        while try statement.step() { try found.append(statement) }
        guard found.count == 1 else {
            throw LedgerError(code: .damaged, path: path, detail: "line item number \(id) is not there")
        }
        let line = try found.line(0)
        return try found.withResults(0) { try body(line, $0) }
    }
}

extension LedgerSession {
    public func lineItemLookup() throws -> LineItemLookup {
        try LineItemLookup(db, path: db.description)
    }
}
