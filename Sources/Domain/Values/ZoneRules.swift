/// The offsets of a time zone over time, as a value: no clock and no database is asked.
///
/// Built once per run from the system's zone database; a date is then a binary search away,
/// which matters when ten million assessment times become dates.
public struct ZoneRules: Sendable {
    public let name: String
    /// The moments at which a new offset begins, rising.
    let starts: [Int64]
    /// `offsets[i]` holds from `starts[i - 1]` (or for ever before) to `starts[i]`; seconds east of UTC.
    let offsets: [Int32]

    /// - Parameter changes: the moments at which the offset changes, rising, each with its new offset.
    public init(name: String, initialOffset: Int, changes: [(at: Instant, offset: Int)]) {
        self.name = name
        self.starts = changes.map(\.at.secondsSince1970)
        self.offsets = [Int32(initialOffset)] + changes.map { Int32($0.offset) }
    }

    public static let utc = ZoneRules(name: "UTC", initialOffset: 0, changes: [])

    public func offset(at instant: Instant) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= instant.secondsSince1970 { low = middle + 1 } else { high = middle }
        }
        return Int(offsets[low])
    }

    /// The day that a clock on the wall in this zone shows at `instant`.
    public func day(at instant: Instant) -> CalendarDay {
        let local = Instant(secondsSince1970: instant.secondsSince1970 + Int64(offset(at: instant)))
        // The zone may push the first or the last day of all out of what four digits can write.
        return local.components.day.clamped
    }

    /// The moment at which a clock on the wall in this zone shows `local`, which is written as if it were UTC.
    ///
    /// A time that the zone shows twice is the first of the two; one that it skips is as much later as the
    /// zone skips.
    public func instant(ofLocal local: Instant) -> Instant {
        let shown = local.secondsSince1970
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if shown < localEnd(middle) { high = middle } else { low = middle + 1 }
        }
        let found = shown - Int64(offsets[low])
        // Before the offset begins and after the one before it has ended: nobody's wall clock shows this time.
        let isSkipped = low > 0 && found < starts[low - 1]
        return Instant(secondsSince1970: isSkipped ? shown - Int64(offsets[low - 1]) : found)
    }

    /// What the clock on the wall would show at the end of an offset, had the offset gone on.
    private func localEnd(_ index: Int) -> Int64 { starts[index] + Int64(offsets[index]) }
}
