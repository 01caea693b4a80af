import Inputs

/// The score rows of our line items, line item by line item.
public final class ReadbackRows {
    public let readback: Readback
    private let merged: MergedRecords<ReadbackRow>

    init(_ readback: Readback, _ merged: MergedRecords<ReadbackRow>) {
        self.readback = readback
        self.merged = merged
    }

    /// The rows of a line item, in the byte order of the students and then by line.
    ///
    /// Line items must be asked for in rising order; the rows of those that were passed over are dropped.
    public func read(_ index: Int, into rows: inout [ReadbackRow]) throws {
        rows.removeAll(keepingCapacity: true)
        try take(index, into: &rows)
        readback.arrange(&rows)
    }

    /// Appends the rows of a line item as they come, to be arranged later.
    public func take(_ index: Int, into rows: inout [ReadbackRow]) throws {
        if let row = merged.peek, row.lineItemIndex < index {
            try merged.skip { $0.lineItemIndex < index }
        }
        try merged.take(into: &rows) { $0.lineItemIndex == index }
    }
}
