extension Schema {
    /// What bulk bundles on their way still bring of results that were frozen when they were made (Spec/ledger.md).
    static let version5 = """
        CREATE TABLE repeated (
            line_item INTEGER NOT NULL REFERENCES line_item(id),
            student TEXT NOT NULL,
            bundle INTEGER NOT NULL REFERENCES bundle(sequence),
            campus TEXT,
            flags TEXT NOT NULL,
            PRIMARY KEY (line_item, student, bundle)
        ) WITHOUT ROWID;
        """
}
