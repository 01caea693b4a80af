extension Schema {
    /// What the morning report asks for: what the last export held back and since when, and how people call
    /// schools and sections (Spec/ledger.md).
    ///
    /// No `IN` in the check of the class: SQLite makes a table of three texts for every row, which doubled the
    /// time of an insert (measured, Spec/decisions.md, D79).
    static let version4 = """
        CREATE TABLE unresolved (
            item TEXT NOT NULL,
            section TEXT NOT NULL,
            class TEXT NOT NULL CHECK (class = 'held' OR class = 'rejected' OR class = 'notice'),
            code TEXT NOT NULL,
            since INTEGER NOT NULL REFERENCES run(id),
            scores INTEGER NOT NULL,
            students TEXT,
            persons TEXT,
            title TEXT NOT NULL,
            school TEXT NOT NULL,
            PRIMARY KEY (item, section, class, code, since)
        ) WITHOUT ROWID;
        CREATE TABLE school_name (
            school TEXT PRIMARY KEY,
            name TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE section_name (
            section TEXT PRIMARY KEY,
            title TEXT NOT NULL,
            school TEXT NOT NULL
        ) WITHOUT ROWID;
        """
}
