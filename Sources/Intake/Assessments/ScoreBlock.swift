import CSVCore
import Domain
import Inputs

/// Some rows of Assessments.csv as records. What needs all rows in their order is left to `AssessmentReader`: the
/// ranks of persons whom nothing else names, and the places of comments.
final class ScoreBlock: TableBlock {
    private let ids: ScoreIDs
    private let keepsComments: Bool
    private let dates: DateReading
    private(set) var rowCount = 0
    var records: [AssessmentRecord] = []
    private(set) var unknownItemRows: [AssessmentStream.UnknownItemRow] = []
    /// Record → PersonId that nothing else names; the rank is missing in its key.
    private(set) var unlisted: [(place: Int, person: [UInt8])] = []
    private(set) var comments: [(place: Int, text: [UInt8])] = []
    private(set) var unreadable = UnreadableScores()
    /// What stands in the cells for which rows cannot be used.
    private(set) var unreadableTexts: [(line: Int, text: String)] = []
    private(set) var rounded = RoundedNumbers()
    private(set) var toItems = References()
    private(set) var toPersons = References()

    init(_ ids: ScoreIDs, _ dates: DateReading, keepsComments: Bool) {
        self.dates = dates
        self.ids = ids
        self.keepsComments = keepsComments
        records.reserveCapacity(1 << 15)
    }

    func take(_ table: borrowing TableReader) throws {
        rowCount += 1
        guard let item = ids.rank(ofItem: table[AssessmentColumn.item]) else {
            toItems.noteUnknown(table[AssessmentColumn.item])
            unknownItemRows.append(
                AssessmentStream.UnknownItemRow(
                    itemID: table.string(AssessmentColumn.item),
                    personID: table.string(AssessmentColumn.person), line: table.line))
            return
        }
        var key = UInt64(item) << 32
        let person = table[AssessmentColumn.person]
        if let rank = ids.rank(ofPerson: person) {
            key |= UInt64(rank)
        } else {
            toPersons.noteUnknown(person)
            unlisted.append((records.count, Array(person)))
        }
        if keepsComments, !table[AssessmentColumn.comment].isEmpty {
            comments.append((records.count, Array(table[AssessmentColumn.comment])))
        }
        records.append(record(table, key: key, item: item))
    }

    private func record(_ table: borrowing TableReader, key: UInt64, item: UInt32) -> AssessmentRecord {
        var kind = AssessmentRecord.Kind.noScore
        var billionths: Int64?
        var assessedAt: Int64?
        let score = table[AssessmentColumn.score]
        if !score.isEmpty {
            unreadable.score.cells += 1
            let exact = Points(score)
            let read = exact ?? Points(computed: score)
            if let points = read, Points.scoreRange.contains(points) {
                billionths = points.billionths
                kind = .score
                if exact == nil { rounded.note(table, AssessmentColumn.score) }
            } else {
                kind = .badScore
                // One that is too high can be read.
                if read == nil {
                    unreadable.score.note(table, AssessmentColumn.score)
                    unreadable.items[item, default: 0] += 1
                }
                keep(table, AssessmentColumn.score)
            }
        }
        let assessed = table[AssessmentColumn.assessedAt]
        if !assessed.isEmpty {
            unreadable.date.cells += 1
            if let instant = dates.instant(assessed) {
                if !instant.isUnset { assessedAt = instant.secondsSince1970 }
            } else {
                unreadable.date.note(table, AssessmentColumn.assessedAt)
                if kind != .badScore {
                    kind = .badDate
                    keep(table, AssessmentColumn.assessedAt)
                }
            }
        }
        if kind != .badScore, kind != .badDate {
            switch Cell.flag(table[AssessmentColumn.exempt], empty: false) {
            case true?: kind = .exempt
            case false?: break
            case nil:
                kind = .badFlag
                unreadable.flag.note(table, AssessmentColumn.exempt)
                keep(table, AssessmentColumn.exempt)
            }
        }
        return AssessmentRecord(
            key: key, score: billionths, assessedAt: assessedAt, line: table.line, kind: kind)
    }

    private func keep(_ table: borrowing TableReader, _ column: Int) {
        // A column of words is long, and so many are enough.
        guard unreadableTexts.count < UnreadableTexts.most else { return }
        unreadableTexts.append((table.line, UnreadableTexts.cut(table.string(column))))
    }
}

/// What the rows of Assessments.csv name in other tables.
struct ScoreReferences {
    private var toItems = References()
    private var toPersons = References()

    mutating func add(_ block: ScoreBlock) {
        toItems.add(block.toItems)
        toItems.noteKnown(block.records.count)
        toPersons.add(block.toPersons)
        toPersons.noteKnown(block.records.count - block.unlisted.count)
    }

    func check(_ gradebook: Gradebook) throws {
        let (input, file) = (gradebook.opener.set.name, gradebook.opener.file(GradebookTables.assessments))
        try toItems.check(
            "GradeBookItemId", of: file, to: GradebookTables.items, gradebook.items.ids, input: input)
        try toPersons.check(
            "PersonId", of: file, to: GradebookTables.persons, gradebook.persons.ids, input: input)
    }
}

/// Cells of Assessments.csv that cannot be read.
struct UnreadableScores {
    var score = UnreadableCells()
    var date = UnreadableCells()
    var flag = UnreadableCells()
    /// Item, by rank → how many of its scores.
    var items: [UInt32: Int] = [:]

    mutating func add(_ other: UnreadableScores) {
        score.add(other.score)
        date.add(other.date)
        flag.add(other.flag)
        items.merge(other.items, uniquingKeysWith: +)
    }

    /// - Parameters:
    ///   - rows: how many there are; each of them says something of the flag.
    ///   - isOnScoreScale: whether an item's scores are numbers. Those of other scales are held, whatever stands there.
    ///   - date: what the column of dates holds.
    func check(
        rows: Int, file: String, input: String, date content: CellContent,
        isOnScoreScale: (Int) throws -> Bool
    ) throws {
        var score = score
        if score.isRefused {
            for (item, count) in items where try !isOnScoreScale(Int(item)) { score.forget(count) }
        }
        try score.check("Score", .number, file: file, input: input)
        try date.check("AssessedAt", content, file: file, input: input)
        var flag = flag
        flag.cells = rows
        try flag.check("IsExempt", .flag, file: file, input: input)
    }
}

/// What the rows of Assessments.csv name, by rank; several threads ask it.
struct ScoreIDs: Sendable {
    private let items: IDTable
    private let persons: IDTable

    init(_ gradebook: Gradebook) {
        items = gradebook.items.ids
        persons = gradebook.persons.ids
    }

    /// The rank of the item that an Assessments row names; nil where the export does not have it.
    func rank(ofItem id: FieldBytes) -> UInt32? { items.index(of: id).map(UInt32.init) }

    /// The rank of a person whom anything but scores names.
    func rank(ofPerson id: FieldBytes) -> UInt32? { persons.index(of: id).map(UInt32.init) }
}

/// The columns of Assessments.csv in the order of its shape.
private enum AssessmentColumn {
    static let (item, person, score, assessedAt, exempt, comment) = (0, 1, 2, 3, 4, 5)
}
