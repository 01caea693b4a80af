extension Schema {
    /// What the unattended night keeps: how far each bundle is on its way to another host, and what was fetched
    /// from one (Spec/ledger.md).
    static let version3 = """
        CREATE TABLE delivery (
            bundle INTEGER PRIMARY KEY REFERENCES bundle(sequence),
            state TEXT NOT NULL CHECK (state IN ('waiting', 'uploading', 'placing', 'delivered', 'withdrawn')),
            at TEXT NOT NULL,
            host TEXT NOT NULL,
            folder TEXT NOT NULL,
            file TEXT,
            sha256 TEXT
        );
        CREATE TABLE unread (
            name TEXT PRIMARY KEY,
            as_of TEXT NOT NULL,
            at TEXT NOT NULL,
            why TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE fetched (
            source TEXT NOT NULL,
            name TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            listed TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (source, name)
        ) WITHOUT ROWID;
        """
}
