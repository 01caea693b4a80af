extension Schema {
    /// Schools of ours of which a full read-back showed nothing, so that it is not full of them (Spec/ledger.md).
    static let schools = """
        CREATE TABLE not_shown (
            readback INTEGER NOT NULL REFERENCES readback(run),
            school TEXT NOT NULL,
            PRIMARY KEY (readback, school)
        ) WITHOUT ROWID;
        """
}
