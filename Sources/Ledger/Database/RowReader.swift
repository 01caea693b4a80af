import CSVCore
import Records

/// The columns of a row by number, read so that a value which cannot be is damage and no crash.
///
/// As `Columns`, for the tables of which a night reads thousands of rows several times: GRDB boxes every value and finds
/// every column by its name, which takes ten times as long.
struct RowReader {
    private let row: PreparedStatement
    private let table: String

    /// - Parameters:
    ///   - table: for the message.
    ///   - row: its first column names it; an id, never a score.
    init(_ row: PreparedStatement, of table: String) {
        self.row = row
        self.table = table
    }

    func integer(_ column: Int32) throws -> Int {
        guard row.kind(column) == .integer else { throw damage(column) }
        return Int(row.integer(column))
    }

    func flag(_ column: Int32) throws -> Bool { try integer(column) != 0 }

    func text(_ column: Int32) throws -> String {
        guard row.kind(column) == .text else { throw damage(column) }
        return row.string(column)
    }

    func optionalText(_ column: Int32) throws -> String? { row.isNull(column) ? nil : try text(column) }

    /// A text that stands for something else.
    func value<T>(_ column: Int32, _ parse: (FieldBytes) -> T?) throws -> T {
        guard row.kind(column) == .text, let value = row.withBytes(column, parse) else {
            throw damage(column)
        }
        return value
    }

    /// A text that may be NULL and stands for something else.
    func optional<T>(_ column: Int32, _ parse: (FieldBytes) -> T?) throws -> T? {
        row.isNull(column) ? nil : try value(column, parse)
    }

    private func damage(_ column: Int32) -> LedgerError {
        LedgerError(
            code: .damaged, path: "the ledger",
            detail: "\(row.columnNames[Int(column)]) of \(table) \(row.string(0)) cannot be read")
    }
}
