public import CSVCore

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01, without a time or a zone.
public struct CalendarDay: Hashable, Comparable, Sendable {
    public let daysSince1970: Int32

    public init(daysSince1970: Int32) {
        self.daysSince1970 = daysSince1970
    }

    public static func < (a: CalendarDay, b: CalendarDay) -> Bool {
        a.daysSince1970 < b.daysSince1970
    }

    /// 0001-01-01 and 9999-12-31: the days that four digits can write.
    public static let earliest = CalendarDay(daysSince1970: -719_162)
    public static let latest = CalendarDay(daysSince1970: 2_932_896)

    /// Never outside the days that can be written and read again.
    public func adding(days: Int32) -> CalendarDay {
        let (sum, overflow) = daysSince1970.addingReportingOverflow(days)
        return overflow ? (days < 0 ? .earliest : .latest) : CalendarDay(daysSince1970: sum).clamped
    }

    var clamped: CalendarDay { min(max(self, .earliest), .latest) }

    /// nil for a day that the calendar does not have, and for years outside 0001 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        self.daysSince1970 = Int32(Self.days(year: year, month: month, day: day))
    }

    /// Reads `YYYY-MM-DD`, nothing else.
    public init?(_ text: FieldBytes) {
        guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
            let year = ASCIIDigits.number(text, 0, 4),
            let month = ASCIIDigits.number(text, 5, 2),
            let day = ASCIIDigits.number(text, 8, 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public init?(_ text: String) {
        self.init(text.utf8.span)
    }

    static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    // Days are counted in eras of 400 years that start on 1 March, so that the leap day comes last.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    public var yearMonthDay: (year: Int, month: Int, day: Int) {
        let shifted = Int(daysSince1970) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}

extension CalendarDay: CustomStringConvertible {
    /// Appends `YYYY-MM-DD`.
    public func append(to buffer: inout ByteBuffer) {
        let (year, month, day) = yearMonthDay
        ASCIIDigits.append(four: year, to: &buffer)
        buffer.append(UInt8(ascii: "-"))
        ASCIIDigits.append(pair: month, to: &buffer)
        buffer.append(UInt8(ascii: "-"))
        ASCIIDigits.append(pair: day, to: &buffer)
    }

    public var description: String {
        var buffer = ByteBuffer()
        append(to: &buffer)
        return buffer.text
    }
}
