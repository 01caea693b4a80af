/// The time that an archive states for an entry: zip keeps two-second steps from 1980 to 2107 and no time
/// zone. What gradebridge writes is UTC; other programs write what the clock on the wall shows.
public struct ZipTimestamp: Sendable, Equatable {
    public let year: Int
    public let month: Int
    public let day: Int
    public let hour: Int
    public let minute: Int
    public let second: Int

    /// Nil unless zip can hold it. Days past the month's end are the caller's to avoid.
    public init?(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
        guard (1980...2107).contains(year), (1...12).contains(month), (1...31).contains(day),
            (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = min(second, 59)
    }

    var dosDate: UInt16 { UInt16((year - 1980) << 9 | month << 5 | day) }
    var dosTime: UInt16 { UInt16(hour << 11 | minute << 5 | second / 2) }
}
