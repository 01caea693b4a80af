public import Domain
import GRDB
import Records

extension LedgerSession {
    /// What bulk bundles repeated of results that were frozen, where Campus has shown something else since.
    ///
    /// - Returns: by line item and student, what each bundle brings back if it comes late. They are few.
    public func repeats() throws -> [Int64: [String: [Int: CampusResult]]] {
        var all: [Int64: [String: [Int: CampusResult]]] = [:]
        let rows = try Row.fetchCursor(checked(.repeated), sql: "SELECT * FROM repeated")
        while let row = try rows.next() {
            let columns = try Columns(row, of: "repeated result of line item", key: "line_item")
            let campus = CampusResult(
                score: try columns.optional("campus", CampusScore.init(stored:)) ?? .blank,
                flags: try columns.value("flags", CampusFlags.init(text:)))
            let student: String = try columns.value("student")
            all[try columns.value("line_item"), default: [:]][student, default: [:]][
                try columns.value("bundle")] = campus
        }
        return all
    }

    /// Keeps what a bundle repeated; what is known of that already stays.
    public func recordRepeated(
        lineItem: Int64, student: String, bundle: Int, campus: CampusScore, flags: CampusFlags
    ) throws {
        try changing(.repeated).execute(
            sql: """
                INSERT OR IGNORE INTO repeated (line_item, student, bundle, campus, flags)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [lineItem, student, bundle, campus.stored, flags.text])
    }
}
