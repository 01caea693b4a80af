import CSVCore
import Domain
import DurableFiles
import Inputs

/// The gradebook items, in the byte order of their ids.
struct Items {
    /// Numbered by rank.
    let ids: IDTable
    /// Their rows, in the same order.
    private let store: ItemStore
    /// - Parameter scratchFolder: where rows that are many are kept; nil keeps all of them in memory.
    init(
        _ opener: TableOpener, courses: Courses, terms: Terms, categories: Categories,
        scratchFolder: FilePath?
    ) throws {
        let read = IDTable()
        var store = ItemStore(scratchFolder: scratchFolder)
        var table = try opener.required(GradebookTables.items)
        let (dates, report) = (opener.dates, opener.report)
        var rounded = RoundedNumbers()
        var (toCourses, toTerms) = (References(), References())
        var unreadable = UnreadableColumns(table) { column in
            switch column {
            case ItemColumn.maxScore: .number
            case ItemColumn.active, ItemColumn.visible: .flag
            default: opener.dateContent
            }
        }
        while try table.next() {
            guard !table[ItemColumn.id].isEmpty else {
                opener.report(table.badValue(ItemColumn.id, id: nil))
                continue
            }
            guard read.add(table[ItemColumn.id]).isNew else { throw table.repeatedKey() }
            let row = Self.row(table, courses, terms, categories, dates, &unreadable, report)
            if !row.flags.contains(.rejected), row.maxPoints >= 0, Points(table[ItemColumn.maxScore]) == nil {
                rounded.note(table, ItemColumn.maxScore)
            }
            toCourses.note(table[ItemColumn.course], isKnown: row.course != ItemRow.none)
            if row.flags.contains(.hasTerm) {
                toTerms.note(table[ItemColumn.term], isKnown: row.term != ItemRow.none)
            }
            try store.append(row, title: table[ItemColumn.title])
        }
        try unreadable.check(table)
        try toCourses.check(table, ItemColumn.course, to: GradebookTables.courses, courses.ids)
        try toTerms.check(table, ItemColumn.term, to: GradebookTables.terms, terms.ids)
        try read.refuseShortened(table, ItemColumn.id)
        rounded.report(opener.report)
        try store.finishWriting()
        let (ids, rank) = read.renumberedInOrder()
        if rank.enumerated().contains(where: { $0 != Int($1) }) {
            store = try store.arranged(rank)
            try store.finishWriting()
        }
        self.ids = ids
        self.store = store
    }

    /// The rows of these items, in their order.
    func rows(ofRanks ranks: Range<Int>) throws -> StoredItemRows {
        var rows = StoredItemRows()
        try store.read(ranks, into: &rows)
        return rows
    }

    private static func row(
        _ table: borrowing TableReader, _ courses: Courses, _ terms: Terms, _ categories: Categories,
        _ dates: DateReading, _ unreadable: inout UnreadableColumns, _ report: (InputFinding) -> Void
    ) -> ItemRow {
        var row = ItemRow()
        func reject(_ finding: InputFinding) {
            if !row.flags.contains(.rejected) { report(finding) }
            row.flags.insert(.rejected)
        }
        let id = table.string(ItemColumn.id)
        if let course = courses.ids.index(of: table[ItemColumn.course]) {
            row.course = UInt32(course)
            if courses.flags[course].contains(.rejected) { row.flags.insert(.rejected) }
        } else {
            reject(table.unknownReference(ItemColumn.course, id: id))
        }
        place(&row, by: table, terms, categories)
        // OneRoster has no line item without a title.
        if table[ItemColumn.title].allSatisfy({ $0 <= 0x20 }) {
            reject(table.badValue(ItemColumn.title, id: id))
        }
        if !readMaxPoints(table, &row, &unreadable) { reject(table.badValue(ItemColumn.maxScore, id: id)) }
        for (column, flag) in [(ItemColumn.active, ItemRow.Flags.active), (ItemColumn.visible, .visible)] {
            let isSet = Cell.flag(table[column], empty: true)
            if !table[column].isEmpty { unreadable.note(column, of: table, isReadable: isSet != nil) }
            switch isSet {
            case true?: row.flags.insert(flag)
            case false?: break
            case nil: reject(table.badValue(column, id: id))
            }
        }
        for (column, field) in [
            (ItemColumn.deadline, \ItemRow.deadline), (ItemColumn.activeFrom, \.activeFrom),
        ]
        where !table[column].isEmpty {
            let instant = dates.instant(table[column])
            unreadable.note(column, of: table, isReadable: instant != nil)
            if let instant {
                if !instant.isUnset { row[keyPath: field] = instant.secondsSince1970 }
            } else {
                reject(table.badValue(column, id: id))
            }
        }
        return row
    }

    /// What kind of item it is, on which scale, in which term and category: whatever stands there can be read.
    private static func place(
        _ row: inout ItemRow, by table: borrowing TableReader, _ terms: Terms, _ categories: Categories
    ) {
        let type = table[ItemColumn.type]
        if Cell.says(type, "assignment") || Cell.says(type, "test") || Cell.says(type, "task") {
            row.flags.insert(.transferredType)
        }
        if Cell.equals(table[ItemColumn.scale], "-1") { row.flags.insert(.scoreScale) }
        let term = table[ItemColumn.term]
        if !term.isEmpty, !Cell.equals(term, "0") {
            row.flags.insert(.hasTerm)
            if let index = terms.ids.index(of: term) { row.term = UInt32(index) }
        }
        if let category = categories.ids.index(of: table[ItemColumn.category]) {
            row.category = UInt32(category)
        }
    }

    /// - Returns: false where there is something that is no maximum of points.
    private static func readMaxPoints(
        _ table: borrowing TableReader, _ row: inout ItemRow, _ unreadable: inout UnreadableColumns
    ) -> Bool {
        let cell = table[ItemColumn.maxScore]
        if cell.isEmpty { return true }
        let points = Points(computed: cell)
        unreadable.note(ItemColumn.maxScore, of: table, isReadable: points != nil)
        guard let points, Points.scoreRange.contains(points) else { return false }
        row.maxPoints = points.billionths
        return true
    }
}

/// The columns of GradebookItems.csv in the order of its shape.
private enum ItemColumn {
    static let (id, course, title, type, scale, maxScore) = (0, 1, 2, 3, 4, 5)
    static let (term, deadline, category, activeFrom, active, visible) = (6, 7, 8, 9, 10, 11)
}
