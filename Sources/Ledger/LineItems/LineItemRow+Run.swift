import CSVCore
import Records

extension LineItemRow {
    /// Runs a statement whose parameters have the numbers of `LineItemRows.columns`, the first of them `?1`.
    ///
    /// - Parameters:
    ///   - columns: which of them it has; the line item's number and its checksum it always has.
    ///   - results: nil where it leaves them as they are.
    borrowing func run(
        _ statement: PreparedStatement, _ columns: Range<Int>, results: FieldBytes? = nil
    ) throws {
        statement.reset()
        // What is bound stays in place until this returns, and by then the statement has run.
        try withTexts { texts, checksum in
            bind(columns, of: texts, to: statement)
            statement.bind(1, id)
            statement.bind(LineItemRows.checksumParameter, checksum)
            if let results {
                unsafe statement.bind(LineItemRows.resultsParameter, lent: results)
                statement.bind(
                    LineItemRows.resultsChecksumParameter,
                    LineItemChecksum.of(results: results, lineItem: id))
            }
            try statement.run()
        }
    }

    private borrowing func bind(_ columns: Range<Int>, of texts: FieldBytes, to statement: PreparedStatement)
    {
        let (ends, nulls) = (self.ends, self.nulls)
        var start = 0
        for column in 1..<LineItemRows.ownCount {
            let isNumber = LineItemRows.isNumber[column]
            defer { if !isNumber { start = ends[column] } }
            // NULL is what a reset statement has.
            guard columns.contains(column), nulls & 1 << UInt32(column) == 0 else { continue }
            if isNumber {
                statement.bind(Int32(column + 1), Int64(ends[column]))
            } else {
                unsafe statement.bind(
                    Int32(column + 1), lent: texts.extracting(start..<ends[column]))
            }
        }
    }
}
