extension Schema {
    /// Freezes that a later read-back lifted, because Campus shows our latest value after all (Spec/ledger.md).
    static let lifts = """
        CREATE TABLE lift (
            id INTEGER PRIMARY KEY,
            line_item INTEGER NOT NULL REFERENCES line_item(id),
            student TEXT NOT NULL,
            at TEXT NOT NULL,
            lifted_by INTEGER NOT NULL REFERENCES run(id),
            reason TEXT NOT NULL,
            since TEXT NOT NULL,
            ours TEXT,
            campus TEXT,
            flags TEXT NOT NULL,
            bundle INTEGER,
            readback INTEGER REFERENCES run(id),
            changed_by TEXT,
            changed_at TEXT,
            campus_now TEXT,
            flags_now TEXT NOT NULL
        );
        CREATE INDEX lift_key ON lift(line_item, student);
        """
}
