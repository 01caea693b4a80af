package import Intake
package import Ledger
package import Records

/// Some line items that come one after the other, with all rows of the read-back under them: what one thread looks
/// through at a time.
package struct LineItemBatch: Sendable {
    /// The place of the first of them in the ledger's order.
    package let first: Int
    package var known: LineItemRows
    /// The rows under them, line item by line item.
    package var rows: [ReadbackRow] = []
    /// Of each line item where its rows end in `rows`.
    package var ends: [Int] = []

    /// The rows under a line item, counted from the first of the batch, in the order of students and lines.
    package func rows(_ index: Int, arrangedBy readback: Readback) -> [ReadbackRow] {
        var taken = Array(rows[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
        readback.arrange(&taken)
        return taken
    }
}

/// Cuts the ledger's line items and a read-back's rows into batches, both in the ledger's order. Where it cuts depends
/// on nothing else.
package final class LineItemBatches {
    private static let (mostRows, mostLineItems) = (4_096, 256)

    private let source: ReadbackRows
    private let scan: LineItemScan
    private var index = 0

    package init(_ scan: LineItemScan, _ source: ReadbackRows) {
        self.scan = scan
        self.source = source
    }

    /// The next batch; nil at the end.
    package func next() throws -> LineItemBatch? {
        guard !scan.isAtEnd else { return nil }
        var batch = LineItemBatch(first: index, known: scan.noRows)
        while !scan.isAtEnd, batch.rows.count < Self.mostRows, batch.ends.count < Self.mostLineItems {
            try scan.move(to: &batch.known)
            try source.take(index, into: &batch.rows)
            batch.ends.append(batch.rows.count)
            index += 1
        }
        return batch
    }
}
