public import CSVCore

/// How an input writes its days (`profile.dates`).
public enum DateForm: String, Sendable, CaseIterable {
    /// `YYYY-MM-DD`.
    case iso
    /// `M/D/YYYY`, month first, beside the others.
    case us
}

/// Reads days and times as systems print them, where only one moment can be meant (Spec/formats-in.md, "Forms").
public struct DateReading: Sendable {
    private let form: DateForm
    /// The district's: a day without a time is one of its days.
    private let zone: ZoneRules

    public init(_ form: DateForm = .iso, zone: ZoneRules = .utc) {
        self.form = form
        self.zone = zone
    }

    /// A day, alone or with a midnight behind it; nil where the text may mean another day, or none.
    @inlinable
    public func day(_ text: FieldBytes) -> CalendarDay? { CalendarDay(text) ?? printedDay(text) }

    /// A moment; without a zone in UTC, as itslearning documents its times. A day alone is its last second in the
    /// district, since what it tells of may have been at any time of that day.
    @inlinable
    public func instant(_ text: FieldBytes) -> Instant? { Instant(text) ?? printedInstant(text, in: nil) }

    /// The same, but without a zone in the text it is the district's time, as Campus prints it.
    public func localInstant(_ text: FieldBytes) -> Instant? {
        Instant(text, localTo: zone) ?? printedInstant(text, in: zone)
    }

    /// The day that a text begins with, whatever time follows it.
    public func dayOfTime(_ text: FieldBytes) -> CalendarDay? {
        var cursor = Cursor(text)
        guard let day = cursor.day(form), cursor.isAtEnd || cursor.isAtTime else { return nil }
        return day
    }

    // Apart, so that the plain form, which nearly all dates have, is read where it is asked for.
    @usableFromInline @inline(never)
    func printedDay(_ text: FieldBytes) -> CalendarDay? {
        var cursor = Cursor(text)
        guard let day = cursor.day(form) else { return nil }
        guard !cursor.isAtEnd else { return day }
        // An hour with a zone is of one day here and of another there, but for midnight without one or in UTC: no
        // system prints that for anything but a day.
        guard let seconds = cursor.time(), seconds == 0, cursor.isAtEnd || cursor.offset() == 0 else {
            return nil
        }
        return day
    }

    /// - Parameter local: whose time it is where the text does not say; nil: UTC's.
    @usableFromInline @inline(never)
    func printedInstant(_ text: FieldBytes, in local: ZoneRules?) -> Instant? {
        var cursor = Cursor(text)
        guard let day = cursor.day(form) else { return nil }
        guard !cursor.isAtEnd else {
            let next = Instant(day.adding(days: 1), hour: 0, minute: 0, second: 0)
            return zone.instant(ofLocal: next).adding(seconds: -1)
        }
        guard let seconds = cursor.time() else { return nil }
        let shown = Instant(day, hour: 0, minute: 0, second: 0).adding(seconds: Int64(seconds))
        if cursor.isAtEnd { return local?.instant(ofLocal: shown) ?? shown }
        return cursor.offset().map { shown.adding(seconds: -Int64($0)) }
    }
}

/// Walks through the text of a date; spaces at its ends are passed over. Most dates never come here.
private struct Cursor {
    /// No date is longer: what is has no form that is known.
    private static let longest = 48
    private var text: [UInt8] = []
    private var index = 0

    init(_ cell: FieldBytes) {
        guard cell.count <= Self.longest else { return }
        var (start, end) = (0, cell.count)
        while end > 0, cell[end - 1] == Self.space { end -= 1 }
        while start < end, cell[start] == Self.space { start += 1 }
        while start < end {
            text.append(cell[start])
            start += 1
        }
    }

    var isAtEnd: Bool { index == text.count }
    var isAtTime: Bool {
        index < text.count && (text[index] == Self.space || text[index] == UInt8(ascii: "T"))
    }

    /// `YYYY-MM-DD`, or with `.us` `M/D/YYYY`.
    mutating func day(_ form: DateForm) -> CalendarDay? {
        if let first = number(4...4) {
            guard take("-"), let month = number(2...2), take("-"), let day = number(2...2) else { return nil }
            return CalendarDay(year: first, month: month, day: day)
        }
        guard form == .us, let month = number(1...2), take("/"), let day = number(1...2), take("/"),
            let year = number(4...4)
        else { return nil }
        return CalendarDay(year: year, month: month, day: day)
    }

    /// `T` or a space, `H:MM`, then perhaps `:SS`, a fraction, which is cut off, and AM or PM; in seconds.
    mutating func time() -> Int? {
        guard take("T") || take(" "), let hour = number(1...2), take(":"), let minute = number(2...2) else {
            return nil
        }
        var second = 0
        if take(":") {
            guard let seconds = number(2...2) else { return nil }
            second = seconds
            if take("."), number(1...9) == nil { return nil }
        }
        guard minute < 60, second < 60, let shown = half(hour) else { return nil }
        return shown * 3600 + minute * 60 + second
    }

    /// The hour of a clock of 24 hours, by the AM or PM that may follow.
    private mutating func half(_ hour: Int) -> Int? {
        let start = index
        _ = take(" ")
        let isAfternoon = take("P") || take("p")
        guard isAfternoon || take("A") || take("a") else {
            index = start
            return hour < 24 ? hour : nil
        }
        guard take("M") || take("m"), (1...12).contains(hour) else { return nil }
        return hour % 12 + (isAfternoon ? 12 : 0)
    }

    /// Seconds east of UTC, to the end of the text: `Z`, `+hh:mm`, `+hhmm` or `+hh`, perhaps behind a space.
    mutating func offset() -> Int? {
        _ = take(" ")
        if take("Z") { return isAtEnd ? 0 : nil }
        let isWest = take("-")
        guard isWest || take("+"), let (hours, minutes) = hoursAndMinutes(), hours <= 14, minutes < 60,
            isAtEnd
        else {
            return nil
        }
        return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
    }

    private mutating func hoursAndMinutes() -> (Int, Int)? {
        if let both = number(4...4) { return (both / 100, both % 100) }
        guard let hours = number(2...2) else { return nil }
        if isAtEnd { return (hours, 0) }
        guard take(":"), let minutes = number(2...2) else { return nil }
        return (hours, minutes)
    }

    /// So many digits and no more; where there are fewer or more it stays where it is.
    private mutating func number(_ digits: ClosedRange<Int>) -> Int? {
        var (place, value) = (index, 0)
        while place < text.count, text[place] &- 0x30 < 10, place - index <= digits.upperBound {
            value = value * 10 + Int(text[place] - 0x30)
            place += 1
        }
        guard digits.contains(place - index) else { return nil }
        index = place
        return value
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard index < text.count, UInt32(text[index]) == character.value else { return false }
        index += 1
        return true
    }

    private static let space: UInt8 = 0x20
}
