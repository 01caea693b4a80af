import Domain
import Inputs

/// Some rows of results.csv.
final class ResultBlock: TableBlock {
    let rows = RowBlock()
    private let lineItems: ReadbackLineItems
    /// The line item of ours that the last row was under.
    private var last: Int?

    init(_ lineItems: ReadbackLineItems) {
        self.lineItems = lineItems
    }

    var rowCount: Int { rows.counts.rows }

    func take(_ table: borrowing TableReader) throws {
        rows.counts.rows += 1
        let id = table[ResultColumn.lineItem]
        // Rows of one line item mostly stand together: comparing bytes costs less than looking the id up.
        if let last, lineItems.ours.isSame(last, as: id) {
            rows.counts.ours += 1
            return take(table, lineItem: last)
        }
        switch lineItems.owner(of: id) {
        case .ours(let index):
            last = index
            rows.counts.ours += 1
            take(table, lineItem: index)
        case .termGrade: rows.counts.termGrades += 1
        case .madeInCampus: rows.counts.madeInCampus += 1
        case .unknown:
            // It may be any of our line items, and a score of it would count as missing (D209).
            guard !CampusCell.isNobody(id) else { throw table.blankID(ResultColumn.lineItem) }
            rows.counts.withoutLineItem += 1
            rows.note(unlistedLineItem: id)
        }
    }

    private func take(_ table: borrowing TableReader, lineItem: Int) {
        let isNobodys = CampusCell.isNobody(table[ResultColumn.student])
        let student =
            isNobodys ? rows.students.addEmpty() : rows.students.add(table[ResultColumn.student]).index
        var row = ReadbackRow(lineItem: lineItem, student: student, line: table.line)
        guard !OneRosterSet.isDeleted(table[ResultColumn.status]) else {
            row.kind = .deleted
            return rows.take(
                row, .blank, badColumn: nil, of: table, scoreColumn: ResultColumn.score,
                id: ResultColumn.lineItem)
        }
        if rows.toldFlags.isEmpty { rows.toldFlags = table.told(ResultColumn.flags).union(.exempt) }
        var score = CampusCell.score(table[ResultColumn.score], isExtract: false)
        let textScore = Cell.trimmed(table[ResultColumn.textScore])
        if case .blank = score, !textScore.isEmpty {
            score = CampusCell.isCommaNumber(textScore) ? .comma : .text(textScore)
        }
        var hasScore = true
        if case .blank = score { hasScore = false }
        let badColumn =
            isNobodys
            ? ResultColumn.student : table.readFlags(ResultColumn.flags, isExtract: false, into: &row)
        takeStatus(of: table, hasScore: hasScore, into: &row)
        rows.take(
            row, score, badColumn: badColumn, of: table, scoreColumn: ResultColumn.score,
            id: ResultColumn.lineItem)
    }

    /// Exempt is that flag; beside a score other words may mean flags as well. A blank is judged as one.
    private func takeStatus(of table: borrowing TableReader, hasScore: Bool, into row: inout ReadbackRow) {
        let word = Cell.trimmed(table[ResultColumn.scoreStatus])
        if Cell.isWord(word, "exempt") {
            row.flags |= CampusFlags.exempt.rawValue
        } else if hasScore {
            rows.statuses.note(word, &row, table, column: ResultColumn.scoreStatus)
        }
    }
}

extension TableReader {
    /// The flags for which it has a column.
    func told(_ columns: [(Int, CampusFlags)]) -> CampusFlags {
        columns.filter { has($0.0) }.reduce(into: []) { $0.formUnion($1.1) }
    }

    /// Sets the flags that the row's cells say; gives the first column that cannot be read.
    func readFlags(_ columns: [(Int, CampusFlags)], isExtract: Bool, into row: inout ReadbackRow) -> Int? {
        for (column, flag) in columns {
            switch CampusCell.flag(self[column], isExtract: isExtract) {
            case true?: row.flags |= flag.rawValue
            case false?: break
            case nil: return column
            }
        }
        return nil
    }
}

/// The columns of results.csv in the order of its shape.
enum ResultColumn {
    fileprivate static let (lineItem, student, scoreStatus, score, status, textScore) = (0, 1, 2, 3, 4, 5)
    fileprivate static let flags: [(Int, CampusFlags)] = [(6, .late), (7, .missing), (8, .incomplete)]

    static let deciding = DecidingColumns(
        shape: ReadbackTables.results, isExtract: false, lineItem: lineItem, student: student,
        flags: flags.map(\.0),
        score: score, status: status)
}
