import Domain
import GRDB
public import Records

extension LedgerSession {
    /// Every finding that a person knows of. People make them one by one, so they are few.
    public func knownFindings() throws -> [FindingKey: KnownFinding] {
        var all: [FindingKey: KnownFinding] = [:]
        let rows = try Row.fetchCursor(checked(.knownFinding), sql: "SELECT * FROM known_finding")
        while let row = try rows.next() {
            let columns = try Columns(row, of: "known finding of item", key: "item")
            let key = FindingKey(
                item: try columns.value("item"), section: try columns.value("section"),
                kind: try columns.value("class", FindingKind.init(rawValue:)),
                code: try columns.value("code"))
            all[key] = KnownFinding(
                key: key, at: try columns.value("at", Instant.init), by: try columns.value("by"),
                why: try columns.value("why"), content: try columns.value("content"))
        }
        return all
    }

    /// Keeps it, instead of what was said of this finding before.
    public func recordKnown(_ known: KnownFinding) throws {
        let key = known.key
        try changing(.knownFinding).execute(
            sql: """
                INSERT OR REPLACE INTO known_finding (item, section, class, code, at, by, why, content)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                key.item, key.section, key.kind.rawValue, key.code, known.at.description, known.by, known.why,
                known.content,
            ])
    }

    public func removeKnown(_ key: FindingKey) throws {
        try changing(.knownFinding).execute(
            sql: "DELETE FROM known_finding WHERE item = ? AND section = ? AND class = ? AND code = ?",
            arguments: [key.item, key.section, key.kind.rawValue, key.code])
    }

    /// What stands under one key, each age a row.
    public func unresolved(_ key: FindingKey) throws -> [UnresolvedRow] {
        try unresolved(item: key.item, section: key.section).filter { FindingKey($0) == key }
    }

    /// Lends what stands under each key after the other, in the order of item, section, class and code; of one item
    /// alone where one is named. All ages of a key come together.
    public func forEachFinding(
        ofItem item: String? = nil, _ body: (FindingKey, [UnresolvedRow]) throws -> Void
    ) throws {
        let statement = try PreparedStatement(
            db,
            """
            SELECT \(UnresolvedRow.columns) FROM unresolved \(item == nil ? "" : "WHERE item = ?1")
            ORDER BY item, section, class, code, since
            """)
        if let item { statement.bind(1, item) }
        var group: [UnresolvedRow] = []
        while try statement.step() {
            let row = try UnresolvedRow(statement, db.description)
            if let last = group.last, FindingKey(last) != FindingKey(row) {
                try body(FindingKey(last), group)
                group.removeAll(keepingCapacity: true)
            }
            group.append(row)
        }
        if let last = group.last { try body(FindingKey(last), group) }
    }
}
