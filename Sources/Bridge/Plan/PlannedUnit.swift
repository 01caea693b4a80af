import Bundle
import CSVCore
import Domain
import Intake

/// What was decided about one unit.
final class PlannedUnit: @unchecked Sendable {
    /// The line items that may be in a bundle, in their order.
    var lines: [PlannedLineItem] = []
    /// Result rows of `lines`, one behind the other; nil where they are only counted.
    var rows: ResultRows?
    /// What the ledger is to keep of the results of `lines`.
    var packed = ByteBuffer()
    var tally = ClassTally()
    var changeGuard: ChangeGuard
    /// Line items of which more or fewer are gone than at the last export.
    var vanishedCounts: [(lineItem: Int64, count: Int)] = []
    /// Classes of line items that the ledger has.
    var knownClasses: [Int] = []
    let details: any PlanDetails
    let comments: RowComments

    init(_ details: any PlanDetails, _ comments: RowComments, _ context: PlanContext) throws {
        self.details = details
        self.comments = comments
        changeGuard = ChangeGuard(changePercent: context.settings.changePercent)
        if let writing = context.writing {
            rows = try ResultRows(version: writing.version, mode: writing.mode, at: writing.at)
        }
    }

    /// Lends some of the result rows.
    func withRows(_ range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        try rows?.bytes.withBytes { try body(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
}
