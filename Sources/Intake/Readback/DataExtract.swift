import CSVCore
import Domain
import Inputs

/// Reads a data extract: one CSV file with a row for each score, which says all of its line item as well.
struct DataExtract {
    private(set) var lineItems: CampusLineItems
    /// Line items that are not ours; once one of ours has come, only those that may be ours in another way.
    private(set) var others = IDTable()
    private static let mostOthers = 100_000
    static let personColumn = ReadbackTables.extract.required[ExtractColumn.person]
    private var hasOurs = false
    private let ours: IDTable
    private let dates: DateReading
    private let needsChangeTimes: Bool
    /// Known at the second reading alone, which nearly no file needs.
    private var respelled: RespelledLineItems?
    private var respelledRows = 0

    init(ours: IDTable, dates: DateReading, needsChangeTimes: Bool) {
        self.needsChangeTimes = needsChangeTimes
        self.ours = ours
        self.dates = dates
        lineItems = CampusLineItems(count: ours.count)
    }

    mutating func read(
        _ opener: TableOpener, into collector: RowCollector, progress: (Int) -> Void
    ) throws {
        let file = try readOnce(opener, into: collector, progress: progress)
        if let respelled = RespelledLineItems(among: others, of: ours, isThere: lineItems.has) {
            try readAgain(opener, respelled, of: file, into: collector, progress: progress)
        }
        try decidingColumns.check(
            opener, unreadable: collector.counts.unreadable + collector.counts.oddNumbers
        ) { id in
            if ours.index(of: id) != nil { return true }
            guard case .one? = respelled?.meaning(of: id) else { return false }
            return true
        }
    }

    private var decidingColumns: DecidingColumns {
        DecidingColumns(
            shape: ReadbackTables.extract, isExtract: true, lineItem: ExtractColumn.lineItem,
            student: ExtractColumn.person, flags: ExtractColumn.flags.map(\.0), score: ExtractColumn.score,
            changedAt: needsChangeTimes ? ExtractColumn.changedAt : nil)
    }

    private mutating func readAgain(
        _ opener: TableOpener, _ respelled: RespelledLineItems, of file: String,
        into collector: RowCollector, progress: (Int) -> Void
    ) throws {
        self.respelled = respelled
        hasOurs = true
        others = IDTable()
        lineItems = CampusLineItems(count: ours.count)
        try collector.readAgain()
        _ = try readOnce(opener.silent, into: collector, progress: progress)
        opener.report(
            InputFinding(
                code: .otherCase, file: file,
                column: ReadbackTables.extract.required[ExtractColumn.lineItem], count: respelledRows))
    }

    /// - Returns: the file, as it is called.
    private mutating func readOnce(
        _ opener: TableOpener, into collector: RowCollector, progress: (Int) -> Void
    ) throws -> String {
        let columns = CampusLineItems.Columns(
            title: ExtractColumn.title, dueDate: ExtractColumn.dueDate, maxPoints: ExtractColumn.maxPoints)
        var table = try opener.required(ReadbackTables.extract)
        try refuseHalfTheChange(table)
        var isAtEnd = false
        while !isAtEnd {
            let block = RowBlock()
            while !isAtEnd, block.counts.rows < 4_096 {
                isAtEnd = try !table.next()
                if !isAtEnd { take(table, columns, into: block) }
            }
            try collector.take(block)
            progress(table.rowCount)
        }
        return table.file
    }

    /// Who changed a score and when say something together alone: with one of both, a person's change would pass for the import's.
    private func refuseHalfTheChange(_ table: borrowing TableReader) throws {
        let (changedBy, changedAt) = (ExtractColumn.changedBy, ExtractColumn.changedAt)
        guard needsChangeTimes, table.has(changedBy) != table.has(changedAt) else { return }
        let absent = table.has(changedBy) ? changedAt : changedBy
        throw table.refusal(at: nil, .missingColumns([table.name(absent)]))
    }

    private mutating func take(
        _ table: borrowing TableReader, _ columns: CampusLineItems.Columns, into block: RowBlock
    ) {
        block.counts.rows += 1
        let id = table[ExtractColumn.lineItem]
        guard let index = ours.index(of: id) else {
            guard let index = respelledIndex(of: id) else {
                // An extract has no term grades: what is not ours, a teacher made in Campus.
                if others.count < Self.mostOthers, !hasOurs || ForeignLineItems.mayBe(id) {
                    _ = others.add(id)
                }
                return block.counts.madeInCampus += 1
            }
            respelledRows += 1
            return take(table, lineItem: index, columns, into: block)
        }
        let told = block.findings.count
        take(table, lineItem: index, columns, into: block)
        // The first reading has told them.
        if respelled != nil { block.forgetFindings(after: told) }
    }

    private func respelledIndex(of id: FieldBytes) -> Int? {
        switch respelled?.meaning(of: id) {
        case .one(let index)?: return index
        case .doubtful?: _ = others.add(id)
        case LetterCase.Meaning.none?, nil: break
        }
        return nil
    }

    private mutating func take(
        _ table: borrowing TableReader, lineItem index: Int, _ columns: CampusLineItems.Columns,
        into block: RowBlock
    ) {
        hasOurs = true
        block.counts.ours += 1
        if !lineItems.has(index) {
            lineItems.set(
                index, from: table, columns, id: table[ExtractColumn.lineItem], dates: dates,
                report: block.report)
        }
        take(table, lineItem: index, into: block)
    }

    private func take(_ table: borrowing TableReader, lineItem: Int, into block: RowBlock) {
        let isNobodys = CampusCell.isNobody(table[ExtractColumn.person])
        let student =
            isNobodys
            ? block.students.addEmpty()
            : block.students.add(table[ExtractColumn.person]).index
        if block.toldFlags.isEmpty { block.toldFlags = table.told(ExtractColumn.flags) }
        var row = ReadbackRow(lineItem: lineItem, student: student, line: table.line)
        var badColumn =
            isNobodys
            ? ExtractColumn.person : table.readFlags(ExtractColumn.flags, isExtract: true, into: &row)
        let user = Cell.trimmed(table[ExtractColumn.changedBy])
        let changed = Cell.trimmed(table[ExtractColumn.changedAt])
        // Neither user nor time: the row was never changed. Only one of the two: it cannot be understood.
        let isUnchanged =
            (user.isEmpty || CampusCell.isNothing(user)) && (changed.isEmpty || CampusCell.isNothing(changed))
        if !user.isEmpty, !isUnchanged { row.changedBy = UInt32(block.users.add(user).index) }
        if !changed.isEmpty, !isUnchanged {
            if let moment = CampusCell.moment(changed, dates) {
                if !moment.isUnset { row.changedSeconds = moment.secondsSince1970 }
            } else if needsChangeTimes {
                badColumn = badColumn ?? ExtractColumn.changedAt
            } else {
                block.report(
                    table.badValue(
                        ExtractColumn.changedAt, id: table.string(ExtractColumn.lineItem), keepsRow: true))
            }
        }
        block.take(
            row, CampusCell.score(table[ExtractColumn.score], isExtract: true), badColumn: badColumn,
            of: table, scoreColumn: ExtractColumn.score, id: ExtractColumn.lineItem)
    }
}

/// The columns of the extract in the order of its shape.
private enum ExtractColumn {
    static let (lineItem, person, score, maxPoints) = (0, 1, 2, 3)
    static let flags: [(Int, CampusFlags)] = [
        (4, .missing), (5, .exempt), (6, .incomplete), (7, .cheated), (8, .dropped), (9, .late),
        (10, .turnedIn),
    ]
    static let (changedBy, changedAt, title, dueDate) = (11, 12, 13, 14)
}
