import GRDB
import Records

/// The columns of a row, read so that a value which cannot be is damage and no crash.
struct Columns {
    private let row: Row
    private let place: String

    /// - Parameters:
    ///   - table: for the message.
    ///   - key: the column that names the row; an id, never a score.
    init(_ row: Row, of table: String, key: String) throws {
        self.row = row
        place =
            "\(table) \(String.fromDatabaseValue(row[key] as DatabaseValue) ?? "\(row[key] as DatabaseValue)")"
    }

    func value<T: DatabaseValueConvertible>(_ name: String) throws -> T {
        guard let value = T.fromDatabaseValue(row[name] as DatabaseValue) else { throw damage(name) }
        return value
    }

    /// A text that stands for something else.
    func value<T>(_ name: String, _ parse: (String) -> T?) throws -> T {
        guard let value = parse(try value(name)) else { throw damage(name) }
        return value
    }

    /// A text that may be NULL and stands for something else.
    func optional<T>(_ name: String, _ parse: (String) -> T?) throws -> T? {
        guard row[name] as DatabaseValue != .null else { return nil }
        return try value(name, parse)
    }

    private func damage(_ name: String) -> LedgerError {
        LedgerError(code: .damaged, path: "the ledger", detail: "\(name) of \(place) cannot be read")
    }
}
