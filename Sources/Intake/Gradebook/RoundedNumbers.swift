import Domain
import Inputs

/// Numbers of one column that were rounded as they were read, to be told of once.
struct RoundedNumbers {
    private var first: InputFinding?
    private var count = 0

    mutating func note(_ table: borrowing TableReader, _ column: Int) {
        if first == nil { first = table.finding(.rounded, column, id: nil) }
        count += 1
    }

    mutating func add(_ other: RoundedNumbers) {
        first = first ?? other.first
        count += other.count
    }

    func report(_ report: (InputFinding) -> Void) {
        guard var finding = first else { return }
        finding.count = count
        report(finding)
    }
}
