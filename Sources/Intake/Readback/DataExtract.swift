import CSVCore
import Domain
import Inputs

/// Reads a data extract: one CSV file with a row for each score, which says all of its line item as well.
struct DataExtract {
    private(set) var lineItems: CampusLineItems
    /// Line items that are not ours; once one of ours has come, only those that may be ours in another way.
    let others = IDTable()
    private static let mostOthers = 100_000
    private var hasOurs = false
    private let ours: IDTable
    private let dates: DateReading
    private let personPrefix: [UInt8]
    private let needsChangeTimes: Bool

    init(ours: IDTable, dates: DateReading, personPrefix: String, needsChangeTimes: Bool) {
        self.needsChangeTimes = needsChangeTimes
        self.ours = ours
        self.dates = dates
        self.personPrefix = Array(personPrefix.utf8)
        lineItems = CampusLineItems(count: ours.count)
    }

    mutating func read(
        _ opener: TableOpener, into collector: RowCollector, progress: (Int) -> Void
    ) throws {
        let columns = CampusLineItems.Columns(
            title: ExtractColumn.title, dueDate: ExtractColumn.dueDate, maxPoints: ExtractColumn.maxPoints)
        var table = try opener.required(ReadbackTables.extract)
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
    }

    private mutating func take(
        _ table: borrowing TableReader, _ columns: CampusLineItems.Columns, into block: RowBlock
    ) {
        block.counts.rows += 1
        let id = table[ExtractColumn.lineItem]
        // An extract has no term grades: what is not ours, a teacher made in Campus.
        guard let index = ours.index(of: id) else {
            if others.count < Self.mostOthers, !hasOurs || ForeignLineItems.mayBe(id) {
                _ = others.add(id)
            }
            return block.counts.madeInCampus += 1
        }
        hasOurs = true
        block.counts.ours += 1
        if !lineItems.has(index) {
            lineItems.set(index, from: table, columns, id: id, dates: dates, report: block.report)
        }
        take(table, lineItem: index, into: block)
    }

    private func take(_ table: borrowing TableReader, lineItem: Int, into block: RowBlock) {
        let isNobodys =
            table[ExtractColumn.person].isEmpty || CampusCell.isNothing(table[ExtractColumn.person])
        let student =
            isNobodys
            ? block.students.addEmpty()
            : student(table[ExtractColumn.person], block.students)
        if block.toldFlags.isEmpty { block.toldFlags = table.told(ExtractColumn.flags) }
        var row = ReadbackRow(lineItem: lineItem, student: student, line: table.line)
        var badColumn =
            isNobodys
            ? ExtractColumn.person : table.readFlags(ExtractColumn.flags, isExtract: true, into: &row)
        let user = Cell.trimmed(table[ExtractColumn.changedBy])
        let changed = Cell.trimmed(table[ExtractColumn.changedAt])
        // Nobody at no time: it was never changed. One of the two alone is somebody, or some time, that is not understood.
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
            of: table,
            id: ExtractColumn.lineItem)
    }

    /// The number of the student whom a personID stands for.
    private func student(_ person: FieldBytes, _ students: IDTable) -> Int {
        if personPrefix.isEmpty { return students.add(person).index }
        var id = personPrefix
        id.append(contentsOf: person)
        return students.add(id.span).index
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
