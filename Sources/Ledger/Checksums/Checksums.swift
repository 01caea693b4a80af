import GRDB
import Records

/// The checksums of a whole ledger (Spec/ledger.md, "Checksums").
enum Checksums {
    /// Gives everything its checksums as it is now: of a new ledger, and of one that had none.
    static func sealAll(_ db: Database) throws {
        for table in CheckedTable.allCases { try TableCheck(db, table).seal() }
        try sealLineItems(db)
        try SchemaCheck.seal(db)
    }

    private static func sealLineItems(_ db: Database) throws {
        let scan = try PreparedStatement(
            db, "SELECT \(LineItemRows.columns) FROM line_item WHERE id > ?1 ORDER BY id LIMIT 2000")
        let update = try PreparedStatement(
            db, "UPDATE line_item SET checksum = ?2, results_checksum = ?3 WHERE id = ?1")
        var rows = LineItemRows(path: db.description)
        var (last, count): (Int64, Int64) = (.min, 0)
        repeat {
            rows.removeAll()
            var checksums: [(own: Int64, results: Int64)] = []
            scan.reset()
            scan.bind(1, last)
            while try scan.step() { checksums.append(try rows.take(scan)) }
            for (row, checksum) in checksums.enumerated() {
                last = rows.id(row)
                update.reset()
                update.bind(1, last)
                update.bind(2, checksum.own)
                update.bind(3, checksum.results)
                try update.run()
            }
            count += Int64(rows.count)
        } while rows.count > 0
        try TableCheck.set(Tally(rows: count), of: LineItemChecksum.table, db)
    }

    /// What is wrong in a ledger of the present format, as SQLite finds and as the checksums tell.
    static func problems(_ db: Database) throws -> [String] {
        let found = try pageProblems(db)
        return try found.isEmpty ? differences(db) : found
    }

    static func pageProblems(_ db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
    }

    /// What is not as it was written. Reads every row.
    ///
    /// - Parameter known: tables that are known to be right.
    static func differences(_ db: Database, except known: Set<CheckedTable> = []) throws -> [String] {
        var found = try CheckedTable.allCases.filter { !known.contains($0) }.compactMap { table in
            try difference { try TableCheck(db, table).verify() }
        }
        let session = LedgerSession(db: db, VerifiedTables())
        let ofLineItems = try difference {
            let scan = try session.scanLineItems()
            while !scan.isAtEnd { try scan.advance() }
        }
        if let ofLineItems { found.append(ofLineItems) }
        // Nothing is sent by what is unresolved, so it has no checksum; an export cannot go on where it is no text of ours.
        if let unresolved = try difference({ try session.forEachFinding { _, _ in } }) {
            found.append(unresolved)
        }
        return found.isEmpty ? try numbersWithoutRow(db) : found
    }

    /// Line items that are there and are not found by their number.
    private static func numbersWithoutRow(_ db: Database) throws -> [String] {
        try TableCheck.isFound(db, byNumber: "id", in: LineItemChecksum.table)
            ? [] : ["line items are there, and not found by their number"]
    }

    private static func difference(_ check: () throws -> Void) throws -> String? {
        do {
            try check()
            return nil
        } catch let error as LedgerError where error.code == .damaged {
            return error.detail
        }
    }
}
