import CSVCore
import GRDB
import GRDBSQLite

/// A statement for the hot path: columns and parameters by number, text as bytes.
///
/// GRDB boxes every value; at ten million results a night that is the larger part of the time, so the
/// line items go through SQLite's own calls, on GRDB's connection and inside its transaction.
@safe final class PreparedStatement {
    private let statement: Statement
    private let handle: OpaquePointer
    private let connection: OpaquePointer?

    /// - Parameter isKept: the connection keeps the statement for the next one who asks for the same text, who
    ///   so must not ask before this one has read its rows to the end.
    init(_ db: Database, _ sql: String, isKept: Bool = false) throws {
        statement = try isKept ? db.cachedStatement(sql: sql) : db.makeStatement(sql: sql)
        unsafe handle = unsafe statement.sqliteStatement
        unsafe connection = unsafe db.sqliteConnection
    }

    /// Starts a new execution: the parameters of the last one are forgotten.
    func reset() {
        unsafe sqlite3_reset(handle)
        unsafe sqlite3_clear_bindings(handle)
    }

    /// True when a row is there; false at the end.
    func step() throws -> Bool {
        switch unsafe sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            let message = unsafe connection.flatMap { unsafe sqlite3_errmsg($0) }
                .map { unsafe String(cString: $0) }
            unsafe sqlite3_reset(handle)
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
        }
    }

    /// Runs a statement that gives no rows.
    func run() throws {
        _ = try step()
        unsafe sqlite3_reset(handle)
    }

    // SQLite copies the bytes at once: the caller's buffers are reused for the next row.
    private static let copies = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    func bind(_ index: Int32, _ text: FieldBytes) {
        unsafe bind(index, text, Self.copies)
    }

    /// The same without a copy. Unsafe: the caller sees to it that the bytes stay where they are until the statement
    /// has run.
    @unsafe
    func bind(_ index: Int32, lent text: FieldBytes) { unsafe bind(index, text, nil) }

    private func bind(_ index: Int32, _ text: FieldBytes, _ destructor: sqlite3_destructor_type?) {
        unsafe text.withUnsafeBufferPointer { text in
            guard let start = text.baseAddress else {
                unsafe sqlite3_bind_text(handle, index, "", 0, Self.copies)
                return
            }
            unsafe start.withMemoryRebound(to: CChar.self, capacity: text.count) { characters in
                _ = unsafe sqlite3_bind_text(handle, index, characters, Int32(text.count), destructor)
            }
        }
    }

    func bind(_ index: Int32, _ text: String) {
        bind(index, text.utf8.span)
    }

    /// Without a text the parameter stays NULL, as `reset` left it.
    func bind(_ index: Int32, orNull text: String?) {
        if let text { bind(index, text) }
    }

    /// All parameters, as GRDB's values.
    func bind(_ values: [DatabaseValue]) throws {
        try statement.setArguments(StatementArguments(values))
    }

    func bind(_ index: Int32, _ number: Int64) {
        unsafe sqlite3_bind_int64(handle, index, number)
    }

    /// Lends the text of a column; SQLite keeps it until the next step.
    func withBytes<Value, Failure: Error>(
        _ column: Int32, _ body: (FieldBytes) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        guard let text = unsafe sqlite3_column_text(handle, column) else { return try body(FieldBytes()) }
        return try body(
            unsafe Span(_unsafeStart: text, count: Int(sqlite3_column_bytes(handle, column))))
    }

    func isNull(_ column: Int32) -> Bool {
        unsafe sqlite3_column_type(handle, column) == SQLITE_NULL
    }

    /// What a value is; asked before it is read as something else.
    enum Kind { case null, integer, text, other }

    func kind(_ column: Int32) -> Kind {
        switch unsafe sqlite3_column_type(handle, column) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .integer
        case SQLITE_TEXT: .text
        default: .other
        }
    }

    var columnNames: [String] { statement.columnNames }

    func string(_ column: Int32) -> String {
        withBytes(column) { String(decoding: $0, as: UTF8.self) }
    }

    func integer(_ column: Int32) -> Int64 {
        unsafe sqlite3_column_int64(handle, column)
    }
}
