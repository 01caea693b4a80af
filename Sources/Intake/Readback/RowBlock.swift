import CSVCore
import Domain
import Inputs

/// Some score rows of a read-back. What needs all rows in their order is left to `RowCollector`: the numbers of
/// students and users, and the places of texts.
final class RowBlock {
    /// A text is kept to be shown, and no teacher writes a score longer than this. In scalars: a character may have any
    /// number of accents.
    private static let maxTextScalars = 64

    /// Numbered as they come in this block.
    let students = IDTable()
    let users = IDTable()
    var counts = Readback.Counts()
    /// The flags that its table has columns for.
    var toldFlags: CampusFlags = []
    var statuses = ScoreStatuses()
    var rows: [ReadbackRow] = []
    /// Row → its text; the place is missing in it.
    private(set) var texts: [(row: Int, text: [UInt8])] = []
    private(set) var findings: [InputFinding] = []
    /// Line items that neither are ours nor stand in lineItems.csv, as far as they may be ours in another way of writing.
    private(set) var unlistedLineItems: Set<[UInt8]> = []

    /// Takes one row of ours.
    ///
    /// - Parameters:
    ///   - badColumn: the first column, but for the score's, whose cell cannot be read.
    ///   - scoreColumn: which one has the score.
    func take(
        _ row: ReadbackRow, _ score: CampusCell.Score, badColumn: Int?, of table: borrowing TableReader,
        scoreColumn: Int, id: Int
    ) {
        var (row, badColumn) = (row, badColumn)
        switch score {
        case .blank: break
        case .points(let points):
            row.kind = .points
            row.score = points.billionths
        case .text(let text):
            row.kind = .text
            if CampusCell.isOddNumber(text) { counts.oddNumbers += 1 }
            texts.append((rows.count, Self.kept(text)))
        case .comma: badColumn = badColumn ?? scoreColumn
        }
        if let badColumn {
            counts.unreadable += 1
            report(table.badValue(badColumn, id: table.string(id)))
            row.isUnreadable = true
        }
        rows.append(row)
    }

    func note(unlistedLineItem id: FieldBytes) {
        if ForeignLineItems.mayBe(id) { unlistedLineItems.insert(Array(id)) }
    }

    func report(_ finding: InputFinding) { findings.append(finding) }

    /// Takes back all but so many.
    func forgetFindings(after count: Int) { findings.removeLast(findings.count - count) }

    private static func kept(_ text: FieldBytes) -> [UInt8] {
        guard text.count > maxTextScalars else { return Array(text) }
        return Array(
            String(String(decoding: text, as: UTF8.self).unicodeScalars.prefix(maxTextScalars)).utf8)
    }
}
