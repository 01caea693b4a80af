import CSVCore
import Domain
import OneRoster

/// A graded result has a score, and none below the least that its line item gives.
final class ScoreRule: RowRule {
    private struct Columns {
        let status: Int
        let score: Int
        /// Only in 1.2; a letter is as good as a number.
        let text: Int?
        let lineItem: Int
    }

    private let index: SetIndex
    private var least = RowValues<Points?>(unknown: nil)
    private var leastColumn: Int?
    private var columns: Columns?

    init(_ index: SetIndex) {
        self.index = index
    }

    func begin(_ table: Table, file: String, isDelta: Bool) -> Bool {
        leastColumn = table.name == "lineItems" ? table.place(of: "resultValueMin") : nil
        if leastColumn != nil { return true }
        guard table.name == ReferenceTarget.results, let status = table.place(of: "scoreStatus"),
            let score = table.place(of: "score"), let lineItem = table.place(of: "lineItemSourcedId")
        else { return false }
        columns = Columns(
            status: status, score: score, text: table.place(of: "textScore"), lineItem: lineItem)
        return true
    }

    func see(_ row: CheckedRow, _ report: (Finding) -> Void) {
        guard !index.isDeleted else { return }
        if let leastColumn { return least.set(row.points(leastColumn), at: index.own) }
        guard let columns else { return }
        if isWithoutScore(row, columns) {
            report(row.finding(.gradedWithoutScore, columns.score))
        } else if let least = least[index.links[columns.lineItem]], let score = row.points(columns.score),
            score < least
        {
            report(row.finding(.scoreBelowMinimum, columns.score))
        }
    }

    private func isWithoutScore(_ row: CheckedRow, _ columns: Columns) -> Bool {
        guard row.has(columns.score), row[columns.score].isEmpty, let status = row.value(columns.status),
            Word.equals(status, "fully graded") || Word.equals(status, "partially graded")
        else { return false }
        return columns.text.map { row[$0].isEmpty } ?? true
    }
}
