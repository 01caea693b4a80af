import GRDB

extension LedgerSession {
    /// Every student of whom a score is frozen, held, rejected or noticed, each once.
    public func studentsWithFindings() throws -> Set<String> {
        try String.fetchSet(
            db,
            sql: """
                SELECT student FROM freeze
                UNION
                SELECT student.value FROM unresolved, json_each(unresolved.students) AS student
                """)
    }
}
