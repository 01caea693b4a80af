import Crypto
import Foundation
import Intake

/// The rows of tables other than Assessments.csv that were not used: how many, and which.
///
/// Which is told by file, column, code and the row's id, not by its line: a row more above it makes no news.
struct RejectedRows: Sendable, Equatable {
    private(set) var count = 0
    /// The digests of the rows added up, so that their order says nothing.
    private(set) var sum: UInt64 = 0

    mutating func add(_ finding: IntakeFinding) {
        let parts = [finding.file, finding.column ?? "", finding.code.rawValue, finding.id ?? ""]
        let digest = SHA256.hash(data: Data(parts.joined(separator: "\u{0}").utf8))
        count += 1
        sum &+= digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    mutating func add(_ other: RejectedRows) {
        count += other.count
        sum &+= other.sum
    }
}

extension PlanOutcome.Rows {
    /// nil where there are none.
    init?(_ rows: RejectedRows) {
        guard rows.count > 0 else { return nil }
        let digits = String(rows.sum, radix: 16)
        self.init(count: rows.count, digest: String(repeating: "0", count: 16 - digits.count) + digits)
    }
}
