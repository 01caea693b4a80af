public import Domain
import GRDB
import Records

extension LedgerSession {
    /// The results of which Campus showed two rows, or one that cannot be read: nothing is sent for them.
    ///
    /// - Returns: by line item and student, the value that Campus showed first, where it showed one.
    public func ambiguities() throws -> [Int64: [String: CampusScore]] {
        var all: [Int64: [String: CampusScore]] = [:]
        let rows = try Row.fetchCursor(checked(.ambiguous), sql: "SELECT * FROM ambiguous")
        while let row = try rows.next() {
            let columns = try Columns(row, of: "ambiguous result of line item", key: "line_item")
            let campus = try columns.optional("campus", CampusScore.init(stored:)) ?? .blank
            all[try columns.value("line_item"), default: [:]][try columns.value("student")] = campus
        }
        return all
    }

    public func recordAmbiguous(
        lineItem: Int64, student: String, campus: CampusScore, readback: Int64
    ) throws {
        try changing(.ambiguous).execute(
            sql:
                "INSERT OR REPLACE INTO ambiguous (line_item, student, readback, campus) VALUES (?, ?, ?, ?)",
            arguments: [lineItem, student, readback, campus.stored])
    }

    public func removeAmbiguous(lineItem: Int64, student: String) throws {
        try changing(.ambiguous).execute(
            sql: "DELETE FROM ambiguous WHERE line_item = ? AND student = ?", arguments: [lineItem, student])
    }
}
