extension Schema {
    /// Whose ledger it is, and what else there is one of (Spec/ledger.md).
    static let district = """
        CREATE TABLE setting (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) WITHOUT ROWID;
        """
}
