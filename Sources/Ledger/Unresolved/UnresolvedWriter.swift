import CSVCore
import GRDB
import Records

/// Writes single rows of what is unresolved.
final class UnresolvedWriter {
    private let insert: PreparedStatement
    private let replace: PreparedStatement
    private let delete: PreparedStatement

    init(_ db: Database) throws {
        let values = """
            INTO unresolved (item, section, class, code, since, scores, students, persons, title, school)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """
        insert = try PreparedStatement(db, "INSERT \(values)")
        replace = try PreparedStatement(db, "INSERT OR REPLACE \(values)")
        delete = try PreparedStatement(
            db,
            """
            DELETE FROM unresolved
            WHERE item = ?1 AND section = ?2 AND class = ?3 AND code = ?4 AND since = ?5
            """)
    }

    /// A row of a key that is not there.
    func add(_ row: FoundRow, since: Int64) throws { try run(insert, row, since) }

    /// A row instead of the one of that age, where there is one.
    func set(_ row: FoundRow, since: Int64) throws { try run(replace, row, since) }

    func remove(_ row: FoundRow, since: Int64) throws {
        Self.bindKey(row, since, to: delete)
        try delete.run()
    }

    private func run(_ statement: PreparedStatement, _ row: FoundRow, _ since: Int64) throws {
        Self.bindKey(row, since, to: statement)
        statement.bind(6, Int64(row.scores))
        if !row.students.isEmpty { unsafe statement.bind(7, lent: row.students) }
        if !row.persons.isEmpty { unsafe statement.bind(8, lent: row.persons) }
        unsafe statement.bind(9, lent: row.title)
        unsafe statement.bind(10, lent: row.school)
        try statement.run()
    }

    private static func bindKey(_ row: FoundRow, _ since: Int64, to statement: PreparedStatement) {
        statement.reset()
        unsafe statement.bind(1, lent: row.item)
        unsafe statement.bind(2, lent: row.section)
        unsafe statement.bind(3, lent: row.kind)
        unsafe statement.bind(4, lent: row.code)
        statement.bind(5, since)
    }
}
