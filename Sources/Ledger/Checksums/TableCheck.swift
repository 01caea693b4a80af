import CSVCore
import GRDB
import Records

/// Reads a whole table, and knows of each row the checksum that it carries and the one that it should.
struct TableCheck {
    private let db: Database
    private let table: CheckedTable

    init(_ db: Database, _ table: CheckedTable) {
        self.db = db
        self.table = table
    }

    /// Holds every row to its checksum and all of them to the tally; what differs is damage.
    func verify() throws {
        var found = Tally()
        try forEachRow { row in
            guard row.carried == row.checksum else {
                throw damage("\(row.name) is not as it was written")
            }
            found.add(row.checksum)
        }
        guard let kept = try Self.tally(db, table.rawValue) else {
            throw damage("the count of \(table.rawValue) is gone")
        }
        guard found == kept else {
            throw damage(
                "\(table.rawValue) has \(found.rows) rows, and not the \(kept.rows) that were written")
        }
        // SQLite finds single rows on another way than all of them.
        if let number = table.rowNumber, try !Self.isFound(db, byNumber: number, in: table.rawValue) {
            throw damage("rows of \(table.rawValue) are there, and not found by their number")
        }
    }

    /// Gives every row that was changed its checksum, and the table its tally.
    func seal() throws {
        var found = Tally()
        var changed: [(key: [DatabaseValue], checksum: Int64)] = []
        try forEachRow { row in
            found.add(row.checksum)
            if row.carried != row.checksum { changed.append((row.key, row.checksum)) }
        }
        for row in changed { try set(row.checksum, key: row.key) }
        try Self.set(found, of: table.rawValue, db)
    }

    /// Gives one row its checksum.
    ///
    /// - Returns: the checksum that it carried so far, and its own; nil where it is gone by now.
    func seal(row key: [DatabaseValue]) throws -> (carried: Int64, checksum: Int64)? {
        var found: (carried: Int64, checksum: Int64)?
        try forEachRow(key: key) { found = ($0.carried, $0.checksum) }
        if let found, found.carried != found.checksum { try set(found.checksum, key: key) }
        return found
    }

    private var isKey: String { table.key.map { "\($0) = ?" }.joined(separator: " AND ") }

    private func set(_ checksum: Int64, key: [DatabaseValue]) throws {
        try db.cachedStatement(sql: "UPDATE \(table.rawValue) SET checksum = ? WHERE \(isKey)")
            .execute(arguments: StatementArguments([checksum.databaseValue] + key))
    }

    private struct CheckedRow {
        let row: PreparedStatement
        let keyColumns: [Int32]
        let carried: Int64
        let checksum: Int64
        let table: CheckedTable

        var key: [DatabaseValue] {
            keyColumns.map {
                row.kind($0) == .text ? row.string($0).databaseValue : row.integer($0).databaseValue
            }
        }

        /// Only ids and the names of files stand in keys; after a flip anything may, so it is made fit to print.
        var name: String {
            let key = keyColumns.map { row.string($0).unicodeScalars.map(Self.printable).joined() }
            return "\(table.rawValue) \(key.joined(separator: " "))"
        }

        private static func printable(_ scalar: Unicode.Scalar) -> String {
            scalar.value >= 0x20 && scalar.value < 0x7F ? String(scalar) : "?"
        }
    }

    /// In the order of the table itself: an index that is damaged must not hide a row.
    ///
    /// - Parameter key: of one row alone; nil for all.
    private func forEachRow(key: [DatabaseValue]? = nil, _ body: (CheckedRow) throws -> Void) throws {
        let row = try PreparedStatement(
            db, "SELECT * FROM \(table.rawValue) " + (key == nil ? "NOT INDEXED" : "WHERE \(isKey)"))
        if let key { try row.bind(key) }
        let names = row.columnNames
        let keyColumns = table.key.compactMap { name in names.firstIndex(of: name).map(Int32.init) }
        guard let own = names.firstIndex(of: "checksum"), keyColumns.count == table.key.count else {
            throw damage("\(table.rawValue) has not the columns that it should")
        }
        var checksum = RowChecksum()
        while try row.step() {
            for column in names.indices where column != own { row.add(Int32(column), to: &checksum) }
            try body(
                CheckedRow(
                    row: row, keyColumns: keyColumns, carried: row.integer(Int32(own)),
                    checksum: checksum.take(), table: table))
        }
    }

    private func damage(_ what: String) -> LedgerError {
        LedgerError(code: .damaged, path: db.description, detail: what)
    }
}

extension TableCheck {
    /// What was kept of a table when it was last written.
    static func tally(_ db: Database, _ name: String) throws -> Tally? {
        let statement = try PreparedStatement(db, "SELECT rows, checksum FROM tally WHERE name = ?1")
        statement.reset()
        statement.bind(1, name)
        guard try statement.step() else { return nil }
        return Tally(rows: statement.integer(0), checksum: statement.integer(1))
    }

    /// Whether every row of a table is found by the number that it has.
    static func isFound(_ db: Database, byNumber number: String, in table: String) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT NOT EXISTS (SELECT 1 FROM \(table) AS one NOT INDEXED
                    LEFT JOIN \(table) AS same ON same.\(number) = one.\(number) WHERE same.\(number) IS NULL)
                """) ?? false
    }

    static func set(_ tally: Tally, of name: String, _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO tally (name, rows, checksum) VALUES (?, ?, ?)",
            arguments: [name, tally.rows, tally.checksum])
    }
}

extension PreparedStatement {
    /// A value as a part of its row's checksum.
    fileprivate func add(_ column: Int32, to checksum: inout RowChecksum) {
        switch kind(column) {
        case .null: checksum.addNull()
        case .integer: checksum.add(integer(column))
        case .text: withBytes(column) { checksum.add($0) }
        case .other: checksum.addOther()
        }
    }
}
