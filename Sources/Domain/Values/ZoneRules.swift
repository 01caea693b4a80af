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
}
