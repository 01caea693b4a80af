package import Domain

/// The moment whose state a read-back shows (Spec/readback.md, "Time").
package struct ReadbackTime {
    package let zone: ZoneRules
    /// The clock of the run: nothing shows a later state.
    package let now: Instant

    package init(zone: ZoneRules, now: Instant) {
        self.zone = zone
        self.now = now
    }

    /// - Parameters:
    ///   - asOf: what the person said, which rules.
    ///   - name: the last part of the path; a date and time in it comes next.
    ///   - newestEntry: when the newest of its files was written.
    ///
    package func moment(asOf: Instant?, name: String, newestEntry: Instant?) throws -> ReadbackMoment {
        if let asOf {
            guard asOf <= now else { throw ReadbackRefusal.timeAhead(asOf, now: now) }
            return ReadbackMoment(said: asOf, source: .asOf, ceiling: now)
        }
        if let said = Self.timestamp(in: name, zone: zone) {
            return ReadbackMoment(said: said.time, source: .name, isUTC: said.isUTC, ceiling: now)
        }
        if let newestEntry, newestEntry >= Self.firstCredible {
            return ReadbackMoment(said: newestEntry, source: .files, ceiling: now)
        }
        return ReadbackMoment(said: now, source: .clock, ceiling: now)
    }

    /// Programs that know no time write the first that a zip or a file system can hold: 1970 or 1980.
    private static let firstCredible = Instant(secondsSince1970: 946_684_800)

    /// The date with a time in a name: `20261123T020000Z`, `2026-11-23_02-00`, `20261123020000`. nil where there is none,
    /// and where there are two that differ, such as from when to when: which of them it shows cannot be told.
    ///
    /// Without a `Z` it is the district's time. A date alone does not say when on that day.
    package static func timestamp(in name: String, zone: ZoneRules) -> (time: Instant, isUTC: Bool)? {
        let bytes = Array(name.utf8)
        let found = bytes.indices.compactMap { start in
            start == 0 || !isDigit(bytes[start - 1]) ? timestamp(bytes[start...], zone: zone) : nil
        }
        guard let first = found.first, found.allSatisfy({ $0.time == first.time }) else { return nil }
        return first
    }

    private static func timestamp(
        _ text: ArraySlice<UInt8>, zone: ZoneRules
    ) -> (time: Instant, isUTC: Bool)? {
        var rest = text
        guard let year = number(4, &rest), let (month, dayOfMonth) = parts(&rest), let dayOfMonth,
            let day = CalendarDay(year: year, month: month, day: dayOfMonth)
        else { return nil }
        if let next = rest.first, "T_- .".utf8.contains(next) { rest.removeFirst() }
        guard let hour = number(2, &rest), hour < 24, let (minute, found) = parts(&rest), minute < 60 else {
            return nil
        }
        let second = found ?? 0
        guard second < 60, !goesOn(rest, behindSeconds: found != nil), !isOfOtherClock(rest) else {
            return nil
        }
        let local =
            Int64(day.daysSince1970) * Instant.secondsPerDay + Int64(hour * 3600 + minute * 60 + second)
        if rest.first == UInt8(ascii: "Z") { return (Instant(secondsSince1970: local), true) }
        return (zone.instant(ofLocal: Instant(secondsSince1970: local)), false)
    }

    /// Whether more digits follow, so that it is no time but a part of something else: a longer number, or of
    /// `2026-08-01_2026-11-24` the 20:26 that a second date begins with. Behind seconds a number may stand apart.
    private static func goesOn(_ rest: ArraySlice<UInt8>, behindSeconds: Bool) -> Bool {
        guard let next = rest.first else { return false }
        if isDigit(next) { return true }
        guard !behindSeconds, "-_.: ".utf8.contains(next) else { return false }
        return rest.dropFirst().first.map(isDigit) ?? false
    }

    /// Half a day's clock (`05-30 PM`), or an offset from UTC (`-0800`, `+02:00`): an hour of neither is known.
    private static func isOfOtherClock(_ rest: ArraySlice<UInt8>) -> Bool {
        guard let next = rest.first else { return false }
        let isSign = next == UInt8(ascii: "+") || next == UInt8(ascii: "-")
        let digits = rest.dropFirst().filter { $0 != UInt8(ascii: ":") }.prefix { isDigit($0) }
        if isSign, digits.count == 4 || (next == UInt8(ascii: "+") && !digits.isEmpty) { return true }
        let letters = "_-. ".utf8.contains(next) ? rest.dropFirst() : rest
        let half = letters.prefix(2).map { $0 | 0x20 }
        let isHalf = half == Array("am".utf8) || half == Array("pm".utf8)
        return isHalf && !(letters.dropFirst(2).first.map { ($0 | 0x20).isLetter } ?? false)
    }

    /// Two digits and perhaps two more, with one and the same separator before both of them, or none.
    private static func parts(_ rest: inout ArraySlice<UInt8>) -> (Int, Int?)? {
        let separator = rest.first.flatMap { "-_.:".utf8.contains($0) ? $0 : nil }
        guard let first = part(&rest, behind: separator) else { return nil }
        return (first, part(&rest, behind: separator))
    }

    private static func part(_ rest: inout ArraySlice<UInt8>, behind separator: UInt8?) -> Int? {
        var ahead = rest
        if let separator {
            guard ahead.first == separator else { return nil }
            ahead.removeFirst()
        }
        guard let number = number(2, &ahead) else { return nil }
        rest = ahead
        return number
    }

    private static func number(_ digits: Int, _ rest: inout ArraySlice<UInt8>) -> Int? {
        let text = rest.prefix(digits)
        guard text.count == digits, text.allSatisfy(isDigit) else { return nil }
        rest.removeFirst(digits)
        return text.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
}
