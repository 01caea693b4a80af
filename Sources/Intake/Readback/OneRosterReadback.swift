import CSVCore
import Domain
import Inputs

/// Reads lineItems.csv and results.csv of a OneRoster set.
struct OneRosterReadback {
    let holdsChangesOnly: Bool
    private(set) var lineItems: CampusLineItems
    static let studentColumn = ReadbackTables.results.required[1]
    private var owners: ReadbackLineItems
    private var titles = CampusTitles.Gathered()

    /// The titles of assignments that are not ours.
    var campusTitles: CampusTitles { titles.titles }

    /// Line items that are not ours.
    var others: IDTable { owners.others }

    /// Reads the line items.
    init(_ opener: TableOpener, ours: IDTable) throws {
        owners = ReadbackLineItems(ours: ours)
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
        var table = try opener.required(shape, known: OneRosterSet.known(shape))
        while try table.next() {
            let id = table[LineItemColumn.id]
            guard !CampusCell.isNobody(id) else { throw table.blankID(LineItemColumn.id) }
            guard let index = owners.ours.index(of: id) else {
                guard owners.addOther(id, category: table[LineItemColumn.category]) else {
                    throw table.repeatedKey()
                }
                noteTitle(of: table)
                continue
            }
            // Ours whatever its category: a row is known by its id alone.
            guard !lineItems.has(index) else { throw table.repeatedKey() }
            lineItems.set(
                index, from: table, columns,
                isDeleted: OneRosterSet.isDeleted(table[LineItemColumn.status]), id: id, dates: opener.dates,
                report: opener.report)
        }
    }

    /// An assignment without a section or a period stands in none that a title of ours could be in.
    private mutating func noteTitle(of table: borrowing TableReader) {
        let title = Cell.trimmed(table[LineItemColumn.title])
        let section = table[LineItemColumn.section]
        let period = LineItemColumn.periods.first { !table[$0].isEmpty }
        guard !title.isEmpty, !section.isEmpty, let period,
            !OneRosterSet.isDeleted(table[LineItemColumn.status]),
            !ReadbackLineItems.isTermGrade(table[LineItemColumn.category])
        else { return }
        titles.add(
            String(decoding: title, as: UTF8.self), section: String(decoding: section, as: UTF8.self),
            period: table.string(period))
    }

    func readResults(
        _ opener: TableOpener, into collector: RowCollector, progress: (Int) -> Void
    ) throws {
        let shape = ReadbackTables.results
        let owners = owners
        _ = try BlockReading<ResultBlock>(opener: opener, shape: shape, known: OneRosterSet.known(shape))
            .run({ ResultBlock(owners) }, progress: progress, restart: collector.restart) {
                try collector.take($0.rows)
            }
        try ResultColumn.deciding.check(
            opener, unreadable: collector.counts.unreadable + collector.counts.oddNumbers
        ) {
            owners.ours.index(of: $0) != nil
        }
        // Each of them once, in an order that does not depend on the reading.
        for id in collector.unlistedLineItems.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            _ = owners.others.add(id.span)
        }
    }
}

/// The columns of lineItems.csv in the order of its shape.
private enum LineItemColumn {
    static let (id, title, dueDate, category, maxPoints, status, section) = (0, 1, 2, 3, 4, 5, 6)
    /// As OneRoster 1.1 and 1.2 call it.
    static let periods = [7, 8]
}
