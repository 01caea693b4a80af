import CSVCore
import Domain

/// Reads lineItems.csv and results.csv of a OneRoster set.
struct OneRosterReadback {
    /// Campus's own category for term grades, which are no assignments (contract §2).
    private static let termGradeCategory: StaticString = "00000000-0000-0000-0000-000000000000"

    let holdsChangesOnly: Bool
    private(set) var lineItems: CampusLineItems
    private let ours: IDTable
    /// Line items of others, and for each whether it is a term grade.
    private let others = IDTable()
    private var isTermGrade: [Bool] = []

    /// Reads the line items.
    init(_ opener: TableOpener, ours: IDTable) throws {
        self.ours = ours
        lineItems = CampusLineItems(count: ours.count)
        let manifest = try SetManifest(opener)
        guard !manifest.isOwnBundle else {
            throw SetManifest.refusal(
                opener, "the set is a bundle that gradebridge made, and no export of Campus")
        }
        holdsChangesOnly =
            manifest.isDelta(ReadbackTables.lineItems) || manifest.isDelta(ReadbackTables.results)
        try readLineItems(opener)
    }

    private mutating func readLineItems(_ opener: TableOpener) throws {
        let shape = ReadbackTables.lineItems
        let columns = CampusLineItems.Columns(
            title: LineItemColumn.title, dueDate: LineItemColumn.dueDate,
            maxPoints: LineItemColumn.maxPoints, category: LineItemColumn.category)
        let table = try opener.required(shape, known: OneRosterSet.known(shape))
        while try table.next() {
            let id = table[LineItemColumn.id]
            guard !id.isEmpty else {
                opener.report(table.badValue(LineItemColumn.id, id: nil))
                continue
            }
            guard let index = ours.index(of: id) else {
                guard others.add(id).isNew else { throw table.repeatedKey() }
                isTermGrade.append(Cell.equals(table[LineItemColumn.category], Self.termGradeCategory))
                continue
            }
            // Ours whatever its category: a row is known by its id alone.
            guard !lineItems.has(index) else { throw table.repeatedKey() }
            lineItems.set(
                index, from: table, columns,
                isDeleted: OneRosterSet.isDeleted(table[LineItemColumn.status]), id: id,
                report: opener.report)
        }
    }

    func readResults(
        _ opener: TableOpener, into collector: RowCollector, progress: (Int) -> Void
    ) throws {
        let shape = ReadbackTables.results
        let table = try opener.required(shape, known: OneRosterSet.known(shape))
        while try table.next() {
            if table.rowCount & 0xffff == 0 { progress(table.rowCount) }
            let id = table[ResultColumn.lineItem]
            if let index = ours.index(of: id) {
                collector.counts.ours += 1
                try take(table, lineItem: index, into: collector)
            } else if let other = others.index(of: id) {
                if isTermGrade[other] {
                    collector.counts.termGrades += 1
                } else {
                    collector.counts.madeInCampus += 1
                }
            } else {
                collector.counts.withoutLineItem += 1
            }
        }
        collector.counts.rows = table.rowCount
        progress(table.rowCount)
    }

    private func take(_ table: TableReader, lineItem: Int, into collector: RowCollector) throws {
        let isNobodys = table[ResultColumn.student].isEmpty
        let student = collector.students.add(table[ResultColumn.student]).index
        var row = ReadbackRow(lineItem: lineItem, student: student, line: table.line)
        guard !OneRosterSet.isDeleted(table[ResultColumn.status]) else {
            row.kind = .deleted
            try collector.take(row, badColumn: nil, of: table, id: ResultColumn.lineItem)
            return
        }
        var score = CampusCell.score(table[ResultColumn.score])
        let textScore = CampusCell.trimmed(table[ResultColumn.textScore])
        if case .blank = score, !textScore.isEmpty { score = .text(textScore) }
        try collector.set(score, in: &row)
        let badColumn =
            isNobodys ? ResultColumn.student : table.readFlags(ResultColumn.flags, into: &row)
        if Cell.isWord(table[ResultColumn.scoreStatus], "exempt") { row.flags |= CampusFlags.exempt.rawValue }
        try collector.take(row, badColumn: badColumn, of: table, id: ResultColumn.lineItem)
    }
}

extension TableReader {
    /// Sets the flags that the row's cells say; gives the first column that cannot be read.
    func readFlags(_ columns: [(Int, CampusFlags)], into row: inout ReadbackRow) -> Int? {
        for (column, flag) in columns {
            switch CampusCell.flag(self[column]) {
            case true?: row.flags |= flag.rawValue
            case false?: break
            case nil: return column
            }
        }
        return nil
    }
}

/// The columns of lineItems.csv in the order of its shape.
private enum LineItemColumn {
    static let (id, title, dueDate, category, maxPoints, status) = (0, 1, 2, 3, 4, 5)
}

/// The columns of results.csv in the order of its shape.
private enum ResultColumn {
    static let (lineItem, student, scoreStatus, score, status, textScore) = (0, 1, 2, 3, 4, 5)
    static let flags: [(Int, CampusFlags)] = [(6, .late), (7, .missing), (8, .incomplete)]
}
