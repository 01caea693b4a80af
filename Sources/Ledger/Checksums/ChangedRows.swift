import GRDB
import Records

/// Which rows of the history a transaction has written, as SQLite itself notes them: only those get new checksums at its
/// end, and the tally changes by them.
///
/// Everything of it is temporary, of this connection alone, and in memory.
enum ChangedRows {
    /// The tables that grow by some rows a night. The others are small, or are written in large parts.
    static let tables: Set<CheckedTable> = [
        .run, .input, .bundle, .readback, .arrival, .delivery, .fetched, .unread,
    ]

    /// Once a connection, before its first transaction that writes.
    static func watch(_ db: Database) throws {
        // Without it what REPLACE takes away is not noted.
        try db.execute(sql: "PRAGMA recursive_triggers = ON")
        try db.execute(
            sql: """
                CREATE TEMP TABLE changed_row (name TEXT NOT NULL, key1, key2);
                CREATE TEMP TABLE changed_tally (
                    name TEXT PRIMARY KEY, rows INTEGER NOT NULL DEFAULT 0, checksum INTEGER NOT NULL DEFAULT 0);
                """)
        for table in tables.sorted(by: { $0.rawValue < $1.rawValue }) { try watch(table, db) }
    }

    private static func watch(_ table: CheckedTable, _ db: Database) throws {
        let name = table.rawValue
        let others = try db.columns(in: name).map(\.name).filter { $0 != "checksum" }
        func note(_ row: String) -> String {
            let key = (table.key.map { "\(row).\($0)" } + ["NULL"]).prefix(2).joined(separator: ", ")
            return "INSERT INTO changed_row VALUES ('\(name)', \(key));"
        }
        try db.execute(
            sql: """
                INSERT INTO changed_tally (name) VALUES ('\(name)');
                CREATE TEMP TRIGGER \(name)_added AFTER INSERT ON main.\(name) BEGIN
                    \(note("new"))
                    UPDATE changed_tally SET rows = rows + 1 WHERE name = '\(name)';
                END;
                CREATE TEMP TRIGGER \(name)_changed AFTER UPDATE OF \(others.joined(separator: ", ")) ON main.\(name) BEGIN
                    \(note("new"))
                END;
                CREATE TEMP TRIGGER \(name)_gone AFTER DELETE ON main.\(name) BEGIN
                    \(note("old"))
                    UPDATE changed_tally SET rows = rows - 1, checksum = checksum - old.checksum WHERE name = '\(name)';
                END;
                """)
    }

    /// Gives each row of a table that was written its checksum, and brings the tally of the table up to date.
    static func seal(_ table: CheckedTable, _ db: Database) throws {
        let name = table.rawValue
        guard var tally = try TableCheck.tally(db, name),
            let change = try Row.fetchOne(
                db, sql: "SELECT rows, checksum FROM changed_tally WHERE name = ?", arguments: [name])
        else {
            throw LedgerError(code: .damaged, path: db.description, detail: "the count of \(name) is gone")
        }
        tally.rows &+= change["rows"] as Int64
        tally.checksum &+= change["checksum"] as Int64
        let keys = try Row.fetchAll(
            db, sql: "SELECT DISTINCT key1, key2 FROM changed_row WHERE name = ?", arguments: [name])
        let check = TableCheck(db, table)
        for key in keys {
            let key = [key["key1"], key["key2"]].prefix(table.key.count).map { $0 as DatabaseValue }
            // A row that was added carries 0 so far, and any other what the tally counts of it.
            guard let (carried, checksum) = try check.seal(row: Array(key)) else { continue }
            tally.checksum = tally.checksum &- carried &+ checksum
        }
        try TableCheck.set(tally, of: name, db)
        try db.execute(sql: "DELETE FROM changed_row WHERE name = ?", arguments: [name])
        try db.execute(
            sql: "UPDATE changed_tally SET rows = 0, checksum = 0 WHERE name = ?", arguments: [name])
    }
}
