package import CSVCore
package import Domain
package import Records

/// A line item of which Campus says what we sent last.
package struct SettledLineItem {
    package let id: Int64
    /// As it is to be kept, where that is news.
    package let changed: StoredLineItem?
    /// Where in the batch's `packed` its results stand, where they are news.
    package let results: Range<Int>?
    package let school: String
    package let section: String
    /// How many rows stand for results of ours.
    package let shown: Int
    /// A read-back had shown it before.
    package let wasKnown: Bool
}

/// Results that Campus shows with our latest value.
package struct SettledResults {
    package var confirmed = 0
    /// Those of them that were confirmed before.
    package var confirmedBefore = 0
    package var arrival = ArrivalCount()
    /// Some were not confirmed before.
    package var isChanged = false

    package mutating func add(_ other: SettledResults) {
        confirmed += other.confirmed
        confirmedBefore += other.confirmedBefore
        arrival.add(other.arrival)
        isChanged = isChanged || other.isChanged
    }
}

/// What was found out about a batch.
package final class SettledBatch {
    package let batch: LineItemBatch
    /// Of each line item of the batch; nil: not settled.
    package var lines: [SettledLineItem?] = []
    /// The results under all settled ones.
    package var count = SettledResults()
    private var packed = ByteBuffer()

    package init(_ batch: LineItemBatch) {
        self.batch = batch
    }

    /// Keeps a line item's results for whoever writes them.
    package func keep(_ packer: inout PackedResultsWriter) -> Range<Int> {
        let start = packed.count
        packer.withText { packed.append($0) }
        return start..<packed.count
    }

    /// Lends results that were kept.
    package func withResults(_ range: Range<Int>, _ body: (FieldBytes) throws -> Void) throws {
        try packed.lend { try body($0.extracting(range)) }
    }
}
