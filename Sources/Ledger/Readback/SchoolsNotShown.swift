import GRDB

extension LedgerSession {
    /// A full read-back showed nothing of a school of ours.
    public func recordNotShown(_ school: String, readback: Int64) throws {
        try changing(.notShown).execute(
            sql: "INSERT INTO not_shown (readback, school) VALUES (?, ?)", arguments: [readback, school])
    }

    /// By the run of a full read-back, the schools of ours of which it showed nothing.
    public func schoolsNotShown() throws -> [Int64: Set<String>] {
        var all: [Int64: Set<String>] = [:]
        let rows = try Row.fetchCursor(checked(.notShown), sql: "SELECT readback, school FROM not_shown")
        while let row = try rows.next() {
            let columns = try Columns(row, of: "school that a read-back lacked", key: "readback")
            all[try columns.value("readback"), default: []].insert(try columns.value("school"))
        }
        return all
    }
}
