public import Domain
import GRDB
public import Records

extension LedgerSession {
    /// What the last export left of one line item, by class, code and age, the oldest first.
    ///
    /// Throws `LedgerError` where a row cannot be read. Quick enough to be asked for every line item of a
    /// district: the statement is prepared once.
    public func unresolved(item: String, section: String) throws -> [UnresolvedRow] {
        let statement = try PreparedStatement(
            db,
            """
            SELECT \(UnresolvedRow.columns) FROM unresolved WHERE item = ?1 AND section = ?2
            ORDER BY item, section, class, code, since
            """, isKept: true)
        statement.reset()
        statement.bind(1, item)
        statement.bind(2, section)
        var rows: [UnresolvedRow] = []
        while try statement.step() { rows.append(try UnresolvedRow(statement, db.description)) }
        return rows
    }

    /// The scores of the last export by class and code, in the order of their bytes.
    public func unresolvedTotals() throws -> [UnresolvedTotal] {
        let statement = try PreparedStatement(
            db, "SELECT class, code, sum(scores) FROM unresolved GROUP BY class, code ORDER BY class, code")
        var totals: [UnresolvedTotal] = []
        while try statement.step() {
            let kind = try UnresolvedRow.kind(statement.string(0), db.description)
            totals.append(
                UnresolvedTotal(kind: kind, code: statement.string(1), scores: Int(statement.integer(2))))
        }
        return totals
    }

    /// The clocks of the runs that `UnresolvedRow.since` names.
    public func runTimes() throws -> [Int64: Instant] {
        let statement = try PreparedStatement(
            checked(.run), "SELECT id, at FROM run WHERE id IN (SELECT since FROM unresolved)")
        var times: [Int64: Instant] = [:]
        while try statement.step() {
            guard let at = statement.withBytes(1, { Instant($0) }) else {
                throw LedgerError(
                    code: .damaged, path: db.description,
                    detail: "the time of run \(statement.integer(0)) cannot be read")
            }
            times[statement.integer(0)] = at
        }
        return times
    }
}

extension UnresolvedRow {
    static let columns = "item, section, class, code, since, scores, students, persons, title, school"

    /// The row that a statement stands at, its columns as in `columns`.
    init(_ row: PreparedStatement, _ path: String) throws {
        do {
            self.init(
                item: row.string(0), section: row.string(1), kind: try Self.kind(row.string(2), path),
                code: row.string(3), since: row.integer(4), scores: Int(row.integer(5)),
                students: row.isNull(6) ? [] : try row.withBytes(6, PackedIDs.ids),
                persons: row.isNull(7) ? [] : try row.withBytes(7, PackedIDs.ids), title: row.string(8),
                school: row.string(9))
        } catch is PackedIDsDamage {
            throw LedgerError(
                code: .damaged, path: path,
                detail: "the students of item \(row.string(0)) in section \(row.string(1)) cannot be read")
        }
    }

    static func kind(_ text: String, _ path: String) throws -> FindingKind {
        guard let kind = FindingKind(rawValue: text) else {
            throw LedgerError(code: .damaged, path: path, detail: "\(text) is no class of what is unresolved")
        }
        return kind
    }
}
