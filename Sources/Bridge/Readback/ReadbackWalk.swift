import CSVCore
import Domain
import Intake
import Ledger

/// Walks through the ledger's line items with what a read-back shows of each, in the ledger's order.
struct ReadbackWalk {
    /// One line item: the ledger's, Campus's, and the rows under it.
    struct Stop {
        var line: StoredLineItem
        /// nil: the read-back does not have the line item.
        var campus: CampusLineItem?
        var rows: [ReadbackRow]
        var source: ReadbackRows
        var isFull: Bool
        var packed: FieldBytes

        /// A row under it names no student: it may be anybody's.
        var hasNobodysRow = false

        /// What the read-back lacks under this line item is missing in Campus.
        var isCovered: Bool { isFull && !hasNobodysRow && campus.map { !$0.isDeleted } ?? false }

        func pairing() throws -> ResultPairing {
            try ResultPairing(packed: packed, rows: rows, from: source, isCovered: isCovered)
        }

        /// A row of it says that the line item is there, even where the list of line items lacks it.
        var campusLineItem: CampusLineItem? {
            campus ?? (rows.isEmpty ? nil : CampusLineItem())
        }
    }

    let readback: Readback
    let isFull: Bool

    /// - Parameter progress: gets the share that is done, 0 to 1.
    func run(_ ledger: LedgerSession, count: Int, progress: (Double) -> Void, _ body: (Stop) throws -> Void)
        throws
    {
        let scan = try ledger.scanLineItems()
        let source = try readback.rows()
        var rows: [ReadbackRow] = []
        var index = 0
        while let line = try scan.current {
            if index & 0x3fff == 0, count > 0 { progress(Double(index) / Double(count)) }
            try source.read(index, into: &rows)
            // Rows come by student, so those of nobody stand first.
            let nobodys = rows.prefix { source.student($0).isEmpty }.count
            rows.removeFirst(nobodys)
            try scan.withResults { packed in
                try body(
                    Stop(
                        line: line, campus: readback.lineItem(index), rows: rows, source: source,
                        isFull: isFull, packed: packed, hasNobodysRow: nobodys > 0))
            }
            try scan.advance()
            index += 1
        }
    }
}
