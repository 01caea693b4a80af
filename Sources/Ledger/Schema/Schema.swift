/// The ledger's tables (Spec/ledger.md explains each column and how to query them).
enum Schema {
    static let version = steps.count
    /// `steps[n]` brings a ledger of format n to format n + 1; a new ledger takes them all.
    static let steps = [version1, version2, version3, version4, version5, version6, version7]
    static let version7 = unreadContent + told + lifts + district + schools + checksums
    /// Rows of earlier formats carry no checksums.
    static let firstWithChecksums = 7
    /// `grbr`, so that `file` and a stray copy can tell what it is.
    static let applicationID = 0x6772_6272

    /// Results are packed, a JSON array per line item, because ten million rows of their own take
    /// seventeen times as long to write (measured, Spec/decisions.md); the view `result` unpacks them.
    static let version1 = """
        CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            command TEXT NOT NULL,
            at TEXT NOT NULL,
            summary TEXT NOT NULL CHECK (json_valid(summary)),
            finished INTEGER NOT NULL DEFAULT 0
        );
        CREATE TABLE input (
            run INTEGER NOT NULL REFERENCES run(id),
            kind TEXT NOT NULL CHECK (kind IN ('gradebook', 'roster', 'readback')),
            name TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (run, kind)
        ) WITHOUT ROWID;
        CREATE INDEX input_content ON input(sha256);
        CREATE TABLE bundle (
            sequence INTEGER PRIMARY KEY,
            state TEXT NOT NULL CHECK (state IN ('intent', 'staged', 'published')),
            at TEXT NOT NULL,
            file TEXT,
            school TEXT,
            mode TEXT,
            version TEXT,
            sha256 TEXT,
            bytes INTEGER,
            line_items INTEGER,
            results INTEGER,
            republished TEXT,
            CHECK (
                state = 'intent'
                OR (file IS NOT NULL AND mode IS NOT NULL AND version IS NOT NULL AND sha256 IS NOT NULL
                    AND bytes IS NOT NULL AND line_items IS NOT NULL AND results IS NOT NULL))
        );
        CREATE TABLE line_item (
            id INTEGER PRIMARY KEY,
            item TEXT NOT NULL,
            section TEXT NOT NULL,
            sourced_id TEXT NOT NULL,
            school TEXT NOT NULL,
            title TEXT NOT NULL,
            sent_title TEXT NOT NULL,
            assign_date TEXT NOT NULL,
            due_date TEXT NOT NULL,
            category TEXT NOT NULL,
            period TEXT NOT NULL,
            max_points TEXT NOT NULL,
            bundles TEXT NOT NULL,
            campus_hold TEXT CHECK (campus_hold IN ('points-changed', 'item-removed')),
            campus_edited INTEGER NOT NULL DEFAULT 0,
            seen INTEGER NOT NULL DEFAULT 0,
            vanished INTEGER NOT NULL DEFAULT 0,
            results TEXT NOT NULL
        );
        CREATE UNIQUE INDEX line_item_key ON line_item(item, section);
        CREATE UNIQUE INDEX line_item_sourced_id ON line_item(sourced_id);
        CREATE TABLE line_item_version (
            line_item INTEGER NOT NULL REFERENCES line_item(id),
            replaced_by INTEGER NOT NULL,
            title TEXT NOT NULL,
            sent_title TEXT NOT NULL,
            assign_date TEXT NOT NULL,
            due_date TEXT NOT NULL,
            category TEXT NOT NULL,
            period TEXT NOT NULL,
            max_points TEXT NOT NULL,
            PRIMARY KEY (line_item, replaced_by)
        ) WITHOUT ROWID;
        CREATE TABLE freeze (
            line_item INTEGER NOT NULL REFERENCES line_item(id),
            student TEXT NOT NULL,
            reason TEXT NOT NULL,
            since TEXT NOT NULL,
            ours TEXT,
            campus TEXT,
            PRIMARY KEY (line_item, student)
        ) WITHOUT ROWID;
        CREATE TABLE section (
            id TEXT PRIMARY KEY,
            students INTEGER NOT NULL
        ) WITHOUT ROWID;
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
            freeze.reason AS frozen
        FROM line_item, json_each(line_item.results) AS entry
        LEFT JOIN freeze ON freeze.line_item = line_item.id
            AND freeze.student = json_extract(entry.value, '$[0]');
        """
}
