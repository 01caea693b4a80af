import CSVCore
import Domain

/// A line item's row as it is to be written. What is bound and what its checksum is of are the same bytes.
struct LineItemRow: ~Copyable {
    private var texts = ByteBuffer()
    /// As `LineItemRows` has them.
    private var ends: [Int] = []
    private var nulls: UInt32 = 0

    init(_ line: StoredLineItem) {
        ends.reserveCapacity(LineItemRows.ownCount)
        let (written, version) = (line.written, line.version)
        add(Int(written.id))
        add(written.item)
        add(written.section)
        add(written.sourcedID)
        add(written.school)
        add(version.title)
        add(version.sentTitle)
        add(version.assignDate.description)
        add(version.dueDate.description)
        add(version.category)
        add(version.period)
        add(version.maxPoints.description)
        add(StoredLineItem.json(written.bundles))
        add(line.campusHold?.rawValue)
        add(line.isEditedInCampus ? 1 : 0)
        add(line.shown.rawValue)
        add(written.vanished)
        add(line.isDueAgain ? 1 : 0)
        add(written.worded)
        add(line.lastThere?.description)
        add(line.campus?.title)
        add(line.campus?.dueDate?.description)
        add(line.campus?.category)
        add(line.campus?.maxPoints?.description)
    }

    private mutating func add(_ number: Int) { ends.append(number) }

    private mutating func add(_ text: String?) {
        if let text { texts.append(utf8: text) } else { nulls |= 1 << UInt32(ends.count) }
        ends.append(texts.count)
    }

    /// Runs a statement whose parameters have the numbers of `LineItemRows.columns`, the first of them `?1`.
    ///
    /// - Parameters:
    ///   - columns: which of them it has; the line item's number and its checksum it always has.
    ///   - results: nil where it leaves them as they are.
    borrowing func run(
        _ statement: PreparedStatement, _ columns: Range<Int>, results: FieldBytes? = nil
    ) throws {
        statement.reset()
        // What is bound stays in place: `texts` and `results` until this returns, and by then the statement has run.
        bind(columns, of: texts.bytes, to: statement)
        statement.bind(1, Int64(ends[0]))
        statement.bind(
            LineItemRows.checksumParameter,
            LineItemChecksum.of(texts: texts.bytes, ends: ends.span, nulls: nulls))
        if let results {
            unsafe statement.bind(LineItemRows.resultsParameter, lent: results)
            statement.bind(
                LineItemRows.resultsChecksumParameter,
                LineItemChecksum.of(results: results, lineItem: Int64(ends[0])))
        }
        try statement.run()
    }

    private borrowing func bind(_ columns: Range<Int>, of texts: FieldBytes, to statement: PreparedStatement)
    {
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
