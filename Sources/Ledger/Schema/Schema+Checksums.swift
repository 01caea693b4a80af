extension Schema {
    /// What shows that a row is as it was written: a checksum in each row that decides, and of each such table how
    /// many rows it has and what their checksums come to, so that one which is gone is missed (Spec/ledger.md).
    static let checksums = """
        CREATE TABLE tally (
            name TEXT PRIMARY KEY,
            rows INTEGER NOT NULL,
            checksum INTEGER NOT NULL
        ) WITHOUT ROWID;
        ALTER TABLE line_item ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE line_item ADD COLUMN results_checksum INTEGER NOT NULL DEFAULT 0;
        \(CheckedTable.allCases.map { "ALTER TABLE \($0.rawValue) ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;" }
            .joined(separator: "\n"))
        """
}
