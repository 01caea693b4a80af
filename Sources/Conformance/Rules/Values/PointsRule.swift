import OneRoster

/// The most points that a line item gives are more than the fewest.
final class PointsRule: RowRule {
    private struct Columns {
        let least: Int
        let most: Int
    }

    private let index: SetIndex
    private var columns: Columns?

    init(_ index: SetIndex) {
        self.index = index
    }

    func begin(_ table: Table, file: String, isDelta: Bool) -> Bool {
        guard table.name == "lineItems", let least = table.place(of: "resultValueMin"),
            let most = table.place(of: "resultValueMax")
        else { return false }
        columns = Columns(least: least, most: most)
        return true
    }

    func see(_ row: CheckedRow, _ report: (Finding) -> Void) {
        guard let columns, !index.isDeleted, let least = row.points(columns.least),
            let most = row.points(columns.most), most <= least
        else { return }
        report(row.finding(.pointsRange, columns.most, detail: "not above resultValueMin"))
    }
}
