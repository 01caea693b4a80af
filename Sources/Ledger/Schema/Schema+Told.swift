extension Schema {
    /// What partial read-backs told of, and no full one has told of since: an older read-back tells nothing new of that
    /// (Spec/ledger.md).
    static let told = """
        CREATE TABLE told (
            line_item INTEGER NOT NULL REFERENCES line_item(id),
            student TEXT NOT NULL,
            as_of TEXT NOT NULL,
            PRIMARY KEY (line_item, student)
        ) WITHOUT ROWID;
        """
}
