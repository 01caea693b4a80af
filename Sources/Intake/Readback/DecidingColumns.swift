import CSVCore
import Domain
import Inputs

/// The columns of a read-back's score rows that decide what a row says, for finding the one cause for which most of them
/// cannot be read (Spec/formats-in.md, "One cause is one refusal").
///
/// Where rows of ours could not be read the table is looked through once more for that, so that reading a row that can be
/// read costs nothing.
struct DecidingColumns {
    let shape: TableShape
    let isExtract: Bool
    let lineItem: Int
    let student: Int
    let flags: [Int]
    let score: Int
    /// A row with `tobedeleted` in it says nothing else.
    var status: Int?
    /// The time of the last change, where that decides.
    var changedAt: Int?

    /// - Parameters:
    ///   - unreadable: rows of ours that could not be read.
    ///   - isOurs: whether a row stands under a line item of ours.
    /// - Throws: the refusal of the input, where most cells of one of these columns cannot be read.
    func check(_ opener: TableOpener, unreadable: Int, isOurs: (FieldBytes) -> Bool) throws {
        guard unreadable >= UnreadableCells.fewest else { return }
        var table = try opener.silent.required(shape, known: OneRosterSet.known(shape))
        let (score, time, student) = (score, changedAt, student)
        var cells = UnreadableColumns(table) { column in
            switch column {
            case score: .number
            case time: opener.dateContent
            case student: .student
            default: .flag
            }
        }
        while try table.next() {
            guard isOurs(table[lineItem]), !isDeleted(table) else { continue }
            cells.note(student, of: table, isReadable: !CampusCell.isNobody(table[student]))
            for column in flags where !isEmpty(table[column]) {
                let flag = CampusCell.flag(table[column], isExtract: isExtract)
                cells.note(column, of: table, isReadable: flag != nil)
            }
            noteScore(of: table, in: &cells)
            noteChange(of: table, opener.dates, in: &cells)
        }
        try cells.check(table)
    }

    private func isDeleted(_ table: borrowing TableReader) -> Bool {
        status.map { OneRosterSet.isDeleted(table[$0]) } ?? false
    }

    private func isEmpty(_ cell: FieldBytes) -> Bool {
        let text = Cell.trimmed(cell)
        return text.isEmpty || (isExtract && CampusCell.isNothing(text))
    }

    private func noteScore(of table: borrowing TableReader, in cells: inout UnreadableColumns) {
        switch CampusCell.score(table[score], isExtract: isExtract) {
        case .blank: break
        case .points: cells.note(score, of: table, isReadable: true)
        case .text(let text): cells.note(score, of: table, isReadable: !CampusCell.isOddNumber(text))
        case .comma: cells.note(score, of: table, isReadable: false)
        }
    }

    private func noteChange(
        of table: borrowing TableReader, _ dates: DateReading, in cells: inout UnreadableColumns
    ) {
        guard let changedAt, !isEmpty(table[changedAt]) else { return }
        let moment = CampusCell.moment(table[changedAt], dates)
        cells.note(changedAt, of: table, isReadable: moment != nil)
    }
}
