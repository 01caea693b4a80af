public import CSVCore

/// A moment in UTC, to the second.
public struct Instant: Hashable, Comparable, Sendable {
    public static let secondsPerDay: Int64 = 86_400
    public let secondsSince1970: Int64

    /// Later than any time that a clock or a file can tell.
    public static let distantFuture = Instant(secondsSince1970: 253_402_300_799)

    public init(secondsSince1970: Int64) {
        self.secondsSince1970 = secondsSince1970
    }

    /// A time of a day in UTC.
    public init(_ day: CalendarDay, hour: Int, minute: Int, second: Int) {
        let time = Int64(hour * 3600 + minute * 60 + second)
        self.secondsSince1970 = Int64(day.daysSince1970) * Self.secondsPerDay + time
    }

    public static func < (a: Instant, b: Instant) -> Bool {
        a.secondsSince1970 < b.secondsSince1970
    }

    /// In the year 0001: what .NET writes for a time that was never set.
    public var isUnset: Bool {
        secondsSince1970 < Int64(CalendarDay.earliest.daysSince1970 + 366) * Self.secondsPerDay
    }

    public func adding(seconds: Int64) -> Instant { Instant(secondsSince1970: secondsSince1970 + seconds) }

    public func adding(days: Int) -> Instant {
        Instant(secondsSince1970: secondsSince1970 + Int64(days) * Self.secondsPerDay)
    }

    /// Reads `YYYY-MM-DDTHH:MM[:SS[.fraction]][Z|±HH:MM]` (a space may stand for the `T`).
    ///
    /// Without a zone the text is UTC, as itslearning documents its times. A fraction is cut off.
    public init?(_ text: FieldBytes) {
        guard let (shown, offset) = Self.read(text) else { return nil }
        self.secondsSince1970 = shown - Int64(offset ?? 0)
    }

    /// The same, but without a zone in the text it is what a clock on the wall in `zone` shows.
    public init?(_ text: FieldBytes, localTo zone: ZoneRules) {
        guard let (shown, offset) = Self.read(text) else { return nil }
        let local = Instant(secondsSince1970: shown)
        self = offset.map { Instant(secondsSince1970: shown - Int64($0)) } ?? zone.instant(ofLocal: local)
    }

    /// The time that the text shows, in seconds, and how far east of UTC, where it says so.
    private static func read(_ text: FieldBytes) -> (shown: Int64, offset: Int?)? {
        if let instant = Instant(plain: text) { return (instant.secondsSince1970, 0) }
        guard text.count >= 16, text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: " "),
            let day = CalendarDay(text.extracting(0..<10)),
            text[13] == UInt8(ascii: ":"),
            let hour = ASCIIDigits.number(text, 11, 2), hour < 24,
            let minute = ASCIIDigits.number(text, 14, 2), minute < 60
        else { return nil }
        var index = 16
        guard let second = second(text, &index) else { return nil }
        let shown = Instant(day, hour: hour, minute: minute, second: second).secondsSince1970
        if index == text.count { return (shown, nil) }
        return zoneOffset(text, index).map { (shown, $0) }
    }

    public init?(_ text: String) {
        self.init(text.utf8.span)
    }

    /// `:SS[.fraction]`, or nothing at all; moves `index` behind what it read.
    private static func second(_ text: FieldBytes, _ index: inout Int) -> Int? {
        guard index < text.count, text[index] == UInt8(ascii: ":") else { return 0 }
        guard let second = ASCIIDigits.number(text, index + 1, 2), second < 60 else { return nil }
        index += 3
        guard index < text.count, text[index] == UInt8(ascii: ".") else { return second }
        index += 1
        let start = index
        while index < text.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[index]) {
            index += 1
        }
        return index > start ? second : nil
    }

    /// `Z` or `±HH:MM`, to the end of the text; seconds east of UTC.
    private static func zoneOffset(_ text: FieldBytes, _ index: Int) -> Int? {
        switch text.count - index {
        case 1: return text[index] == UInt8(ascii: "Z") ? 0 : nil
        case 6:
            guard text[index + 3] == UInt8(ascii: ":"),
                let hours = ASCIIDigits.number(text, index + 1, 2), hours <= 14,
                let minutes = ASCIIDigits.number(text, index + 4, 2), minutes < 60
            else { return nil }
            let east = hours * 3600 + minutes * 60
            switch text[index] {
            case UInt8(ascii: "+"): return east
            case UInt8(ascii: "-"): return -east
            default: return nil
            }
        default: return nil
        }
    }
}

extension Instant: CustomStringConvertible {
    /// Year to second of this moment in UTC.
    public var components: (day: CalendarDay, hour: Int, minute: Int, second: Int) {
        let seconds = secondsSince1970
        let days =
            seconds >= 0
            ? seconds / Self.secondsPerDay
            : (seconds - Self.secondsPerDay + 1) / Self.secondsPerDay
        let rest = Int(seconds - days * Self.secondsPerDay)
        return (
            CalendarDay(daysSince1970: Int32(truncatingIfNeeded: days)), rest / 3600, rest / 60 % 60,
            rest % 60
        )
    }

    /// Appends OneRoster's form, `YYYY-MM-DDTHH:MM:SS.sssZ`.
    public func append(to buffer: inout ByteBuffer) {
        let (day, hour, minute, second) = components
        day.append(to: &buffer)
        buffer.append(UInt8(ascii: "T"))
        ASCIIDigits.append(pair: hour, to: &buffer)
        buffer.append(UInt8(ascii: ":"))
        ASCIIDigits.append(pair: minute, to: &buffer)
        buffer.append(UInt8(ascii: ":"))
        ASCIIDigits.append(pair: second, to: &buffer)
        buffer.append(".000Z")
    }

    public var description: String {
        var buffer = ByteBuffer()
        append(to: &buffer)
        return buffer.text
    }

    /// `yyyymmddThhmmssZ`, as it stands in bundle and run names.
    public var compact: String {
        let (day, hour, minute, second) = components
        let (year, month, dayOfMonth) = day.yearMonthDay
        var buffer = ByteBuffer()
        ASCIIDigits.append(four: year, to: &buffer)
        ASCIIDigits.append(pair: month, to: &buffer)
        ASCIIDigits.append(pair: dayOfMonth, to: &buffer)
        buffer.append(UInt8(ascii: "T"))
        ASCIIDigits.append(pair: hour, to: &buffer)
        ASCIIDigits.append(pair: minute, to: &buffer)
        ASCIIDigits.append(pair: second, to: &buffer)
        buffer.append(UInt8(ascii: "Z"))
        return buffer.text
    }
}
