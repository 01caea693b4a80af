import CSVCore
import Domain
import Ledger

/// A line item of which Campus says what we sent last.
struct SettledLineItem {
    let id: Int64
    /// As it is to be kept, where that is news.
    let changed: StoredLineItem?
    /// Where in the unit's `packed` its results stand, where they are news.
    let results: Range<Int>?
    let school: String
    /// How many rows stand for results of ours.
    let shown: Int
    /// A read-back had shown it before.
    let wasKnown: Bool
}

/// Results that Campus shows with our latest value.
struct SettledResults {
    var confirmed = 0
    /// Those of them that were confirmed before.
    var confirmedBefore = 0
    var arrival = ArrivalCount()
    /// Some were not confirmed before.
    var isChanged = false

    mutating func add(_ other: SettledResults) {
        confirmed += other.confirmed
        confirmedBefore += other.confirmedBefore
        arrival.add(other.arrival)
        isChanged = isChanged || other.isChanged
    }
}

/// What was found out about a unit.
final class SettledUnit {
    let unit: ReadbackUnit
    /// Of each line item of the unit; nil: not settled.
    var lines: [SettledLineItem?] = []
    /// The results under all settled ones.
    var count = SettledResults()
    private var packed = ByteBuffer()

    init(_ unit: ReadbackUnit) {
        self.unit = unit
    }

    /// Keeps a line item's results for whoever writes them.
    func keep(_ packer: inout PackedResultsWriter) -> Range<Int> {
        let start = packed.count
        packer.withText { packed.append($0) }
        return start..<packed.count
    }

    /// Lends results that were kept.
    func withResults(_ range: Range<Int>, _ body: (FieldBytes) throws -> Void) throws {
        try packed.withBytes {
            try body(UnsafeRawBufferPointer(rebasing: $0[range]).bindMemory(to: UInt8.self))
        }
    }
}
