import Ledger

/// A workspace's ledger as the sqlite3 shell sees and changes it.
public struct LedgerShell: Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    /// Runs SQL and gives what it prints, a line for each row, cells apart by `|`.
    @discardableResult
    public func sql(_ statements: String) throws -> String {
        try Command.output("sqlite3", ["-batch", "-bail", path, statements])
    }

    /// Runs SQL that changes what is in it, and gives what it wrote the checksums that it should have.
    public func change(_ statements: String) throws {
        try sql(statements)
        try Ledger.open(at: path).sealAsItIs()
    }

    /// Takes off what format 7 added, for a ledger of an earlier one.
    public func dropChecksums() throws {
        let columns = try sql(
            """
            SELECT o.name || ' DROP COLUMN ' || c.name FROM sqlite_schema AS o, pragma_table_info(o.name) AS c
            WHERE o.type = 'table' AND c.name IN ('checksum', 'results_checksum') AND o.name <> 'tally';
            """)
        try sql("DROP TABLE tally;" + columns.split(separator: "\n").map { "ALTER TABLE \($0);" }.joined())
    }

    /// Everything that later runs decide by, in one order: bundles, line items, results, what read-backs and
    /// people said of them, sections.
    public func dump() throws -> String {
        try sql(
            """
            SELECT 'bundle', * FROM bundle ORDER BY sequence;
            SELECT 'line item', * FROM line_item ORDER BY item, section;
            SELECT 'version', line_item_version.* FROM line_item_version ORDER BY line_item, replaced_by;
            SELECT 'result', * FROM result ORDER BY line_item, student;
            SELECT 'freeze', * FROM freeze ORDER BY line_item, student;
            SELECT 'section', * FROM section ORDER BY id;
            SELECT 'readback', * FROM readback ORDER BY run;
            SELECT 'arrival', * FROM arrival ORDER BY bundles;
            SELECT 'release', * FROM release ORDER BY id;
            SELECT 'ambiguous', * FROM ambiguous ORDER BY line_item, student;
            SELECT 'mark', * FROM mark ORDER BY id;
            SELECT 'unresolved', * FROM unresolved ORDER BY item, section, class, code, since;
            SELECT 'school name', * FROM school_name ORDER BY school;
            SELECT 'section name', * FROM section_name ORDER BY section;
            """)
    }

    /// As a read-back would leave it: every result of ours was seen in Campus with the value sent last.
    public func confirmAll() throws {
        try change(
            """
            UPDATE line_item SET seen = 2, results = (
                SELECT json_group_array(json_array(
                    json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[1][#-1]')))
                FROM json_each(line_item.results));
            """)
    }

    /// As a read-back would leave it: Campus has another value than ours.
    public func freeze(_ lineItem: String, _ student: String, campus: String, reason: String = "changed")
        throws
    {
        try change(
            """
            INSERT INTO freeze (line_item, student, reason, since, ours, campus, campus_now, readback)
            SELECT id, '\(student)', '\(reason)', '2026-11-23T12:00:00.000Z', NULL, '\(campus)', '\(campus)',
                (SELECT max(id) FROM run)
            FROM line_item WHERE sourced_id = '\(lineItem)';
            """)
    }

    /// As a read-back would leave it: `points-changed` or `item-removed`.
    public func hold(_ lineItem: String, _ reason: String) throws {
        try change("UPDATE line_item SET campus_hold = '\(reason)' WHERE sourced_id = '\(lineItem)';")
    }
}
