extension Schema {
    /// What read-back keeps: what Campus showed and when, which bundles arrived, the evidence of each freeze,
    /// and who released or marked what (Spec/ledger.md).
    static let version2 = """
        CREATE TABLE readback (
            run INTEGER PRIMARY KEY REFERENCES run(id),
            as_of TEXT NOT NULL,
            is_full INTEGER NOT NULL,
            format TEXT NOT NULL CHECK (format IN ('oneroster', 'data-extract'))
        );
        CREATE TABLE arrival (
            bundles TEXT PRIMARY KEY CHECK (json_valid(bundles)),
            at TEXT NOT NULL,
            readback INTEGER REFERENCES run(id)
        ) WITHOUT ROWID;
        ALTER TABLE bundle ADD COLUMN lost TEXT;
        ALTER TABLE bundle ADD COLUMN published TEXT;
        ALTER TABLE line_item ADD COLUMN due_again INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE line_item ADD COLUMN worded INTEGER NOT NULL DEFAULT 0;
        UPDATE line_item SET worded = coalesce(
            (SELECT max(v.replaced_by) FROM line_item_version AS v WHERE v.line_item = line_item.id), 0);
        ALTER TABLE line_item ADD COLUMN last_there TEXT;
        ALTER TABLE line_item ADD COLUMN campus_title TEXT;
        ALTER TABLE line_item ADD COLUMN campus_due_date TEXT;
        ALTER TABLE line_item ADD COLUMN campus_category TEXT;
        ALTER TABLE line_item ADD COLUMN campus_max_points TEXT;
        ALTER TABLE freeze ADD COLUMN flags TEXT NOT NULL DEFAULT '';
        ALTER TABLE freeze ADD COLUMN bundle INTEGER;
        ALTER TABLE freeze ADD COLUMN readback INTEGER REFERENCES run(id);
        ALTER TABLE freeze ADD COLUMN changed_by TEXT;
        ALTER TABLE freeze ADD COLUMN changed_at TEXT;
        ALTER TABLE freeze ADD COLUMN campus_now TEXT;
        ALTER TABLE freeze ADD COLUMN flags_now TEXT NOT NULL DEFAULT '';
        UPDATE freeze SET campus_now = campus;
        CREATE TABLE release (
            id INTEGER PRIMARY KEY,
            line_item INTEGER NOT NULL REFERENCES line_item(id),
            student TEXT NOT NULL,
            at TEXT NOT NULL,
            by TEXT NOT NULL,
            why TEXT NOT NULL,
            after_readback INTEGER REFERENCES run(id),
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
        CREATE INDEX release_key ON release(line_item, student);
        CREATE TABLE ambiguous (
            line_item INTEGER NOT NULL REFERENCES line_item(id),
            student TEXT NOT NULL,
            readback INTEGER NOT NULL REFERENCES run(id),
            campus TEXT,
            PRIMARY KEY (line_item, student)
        ) WITHOUT ROWID;
        CREATE TABLE mark (
            id INTEGER PRIMARY KEY,
            bundle INTEGER NOT NULL REFERENCES bundle(sequence),
            state TEXT NOT NULL CHECK (state IN ('imported', 'lost')),
            at TEXT NOT NULL,
            by TEXT,
            why TEXT
        );
        DROP VIEW result;
        CREATE VIEW result AS
        SELECT
            line_item.sourced_id AS line_item,
            line_item.item AS item,
            line_item.section AS section,
            json_extract(entry.value, '$[0]') AS student,
            json_extract(entry.value, '$[1][#-1]') AS latest,
            json_extract(entry.value, '$[1][#-2]') AS latest_bundle,
            json_extract(entry.value, '$[1]') AS sends,
            json_extract(entry.value, '$[2]') AS seen,
            json_extract(entry.value, '$[3]') AS mark,
            freeze.reason AS frozen
        FROM line_item, json_each(line_item.results) AS entry
        LEFT JOIN freeze ON freeze.line_item = line_item.id
            AND freeze.student = json_extract(entry.value, '$[0]');
        """
}
