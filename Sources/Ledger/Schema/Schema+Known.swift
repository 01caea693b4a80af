extension Schema {
    /// What the door needs to be safe (Spec/ledger.md): which read-backs counted as a look at what is ours, which
    /// bundles were taken out of the outbox, and what people said of holds and of standing findings.
    static let version6 = """
        ALTER TABLE readback ADD COLUMN is_look INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE readback ADD COLUMN sees_ours INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE readback ADD COLUMN time_from TEXT NOT NULL DEFAULT '';
        ALTER TABLE bundle ADD COLUMN withdrawn TEXT;
        ALTER TABLE bundle ADD COLUMN left_outbox TEXT;
        CREATE TABLE hold_release (
            id INTEGER PRIMARY KEY,
            line_item INTEGER NOT NULL REFERENCES line_item(id),
            hold TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL,
            why TEXT NOT NULL,
            after_bundle INTEGER NOT NULL,
            campus_max_points TEXT
        );
        CREATE INDEX hold_release_key ON hold_release(line_item);
        CREATE TABLE known_finding (
            item TEXT NOT NULL,
            section TEXT NOT NULL,
            class TEXT NOT NULL,
            code TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL,
            why TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (item, section, class, code)
        ) WITHOUT ROWID;
        """
}
