extension Schema {
    static let version7 = district

    /// Whose ledger it is, and what else there is one of (Spec/ledger.md).
    static let district = """
        CREATE TABLE setting (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) WITHOUT ROWID;
        """
}
