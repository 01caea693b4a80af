import CSVCore
import Domain
import OneRoster

/// One category weighs at most the whole: 100.
final class WeightRule: RowRule {
    private let index: SetIndex
    private var weight = 0

    init(_ index: SetIndex) {
        self.index = index
    }

    func begin(_ table: Table, file: String, isDelta: Bool) -> Bool {
        guard table.name == "categories", let weight = table.place(of: "weight") else { return false }
        self.weight = weight
        return true
    }

    func see(_ row: CheckedRow, _ report: (Finding) -> Void) {
        guard !index.isDeleted, let cell = row.value(weight) else { return }
        // An integer that is too long for points is one that is too large, if it has no minus sign.
        let isOver = Points(cell).map { $0 > Points(whole: 100) } ?? (cell.first != UInt8(ascii: "-"))
        if isOver { report(row.finding(.weightOver100, weight)) }
    }
}
