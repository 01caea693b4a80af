import Records

extension LineItemRows {
    /// Of a statement whose parameters have the numbers of the columns.
    static let (resultsParameter, checksumParameter, resultsChecksumParameter): (Int32, Int32, Int32) = (
        25, 26, 27
    )

    /// The row that a statement stands at. One that is not as it was written is damage.
    mutating func append(_ row: PreparedStatement) throws {
        let checksums = try take(row)
        guard checksums.own == row.integer(25), checksums.results == row.integer(26) else {
            let what = checksums.own == row.integer(25) ? "the results of line item" : "line item"
            throw damage("\(what) \(id(count - 1)) is not as it was written")
        }
    }

    /// The same, whatever checksums it carries.
    ///
    /// - Returns: those that it should carry.
    /// - Throws: damage where a value is not of the kind that is written there: SQLite reads any value as any other, an
    ///   empty blob as 0, and finds it by its own kind.
    mutating func take(_ row: PreparedStatement) throws -> (own: Int64, results: Int64) {
        open()
        for column in 0..<Self.columnCount {
            switch (row.kind(Int32(column)), Self.isNumber[column]) {
            case (.integer, true): add(Int(row.integer(Int32(column))))
            case (.text, false): row.withBytes(Int32(column)) { add($0) }
            // Only what Campus says may be NULL, and most of the time is.
            case (.null, false): addNull()
            default:
                throw damage("line item \(row.integer(0)) has a value of a kind that is never written there")
            }
        }
        return checksums(count - 1)
    }
}
