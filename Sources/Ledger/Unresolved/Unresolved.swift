public import Domain
import GRDB

/// What the last export held back, rejected or noticed of one line item, under one code, since one run.
public struct UnresolvedRow: Sendable, Equatable {
    /// The class that the scores ended in; a notice is about a score that was sent before.
    public enum Kind: String, Sendable, CaseIterable { case held, rejected, notice }

    /// GradeBookItemId; empty where too many rows named an unknown one to keep each.
    public var item: String
    /// The class's `sourcedId` in Campus; empty for rows in no section.
    public var section: String
    public var kind: Kind
    /// Spec/reason-codes.md.
    public var code: String
    /// The run of the first export that found it so and since which it has been so in every one.
    public var since: Int64
    /// How many scores; 0 for a line item that is missing as a whole.
    public var scores: Int
    /// User `sourcedId`s, each once, in the order of their bytes; empty where the code is about the whole line
    /// item. A student of whom two scores ended so is here once and counts twice in `scores`.
    public var students: [String]
    /// PersonIds of those without a student in Campus, in the same way.
    public var persons: [String]
    /// The item's title in itslearning; empty where the item is unknown.
    public var title: String
    /// `sourcedId` of the section's school; empty where that is unknown.
    public var school: String

    public init(
        item: String, section: String, kind: Kind, code: String, since: Int64, scores: Int,
        students: [String] = [], persons: [String] = [], title: String = "", school: String = ""
    ) {
        self.item = item
        self.section = section
        self.kind = kind
        self.code = code
        self.since = since
        self.scores = scores
        self.students = students
        self.persons = persons
        self.title = title
        self.school = school
    }
}

/// How many scores the last export left under one code.
public struct UnresolvedTotal: Sendable, Equatable {
    public var kind: UnresolvedRow.Kind
    public var code: String
    public var scores: Int

    public init(kind: UnresolvedRow.Kind, code: String, scores: Int) {
        self.kind = kind
        self.code = code
        self.scores = scores
    }
}

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

    static func kind(_ text: String, _ path: String) throws -> Kind {
        guard let kind = Kind(rawValue: text) else {
            throw LedgerError(code: .damaged, path: path, detail: "\(text) is no class of what is unresolved")
        }
        return kind
    }
}
