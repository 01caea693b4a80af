import GRDB

extension LedgerSession {
    /// How many students each section of ours had in the last export.
    public func sectionStudents() throws -> [String: Int] {
        var all: [String: Int] = [:]
        let rows = try Row.fetchCursor(checked(.section), sql: "SELECT id, students FROM section")
        while let row = try rows.next() { all[row["id"]] = row["students"] }
        return all
    }

    /// Writes the counts that differ from `before`; a section that is gone from the export has none.
    public func recordSectionStudents(_ now: [String: Int], before: [String: Int]) throws {
        let gone = before.keys.filter { now[$0] == nil }.map { ($0, 0) }
        for (section, students) in Array(now) + gone where before[section] != students {
            try changing(.section).execute(
                sql: "INSERT OR REPLACE INTO section (id, students) VALUES (?, ?)",
                arguments: [section, students])
        }
    }
}
