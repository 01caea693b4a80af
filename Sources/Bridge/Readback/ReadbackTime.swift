import Domain

/// The moment whose state a read-back shows (Spec/readback.md, "Time").
struct ReadbackTime {
    let zone: ZoneRules
    /// The clock of the run: nothing shows a later state.
    let now: Instant

    /// - Parameters:
    ///   - asOf: what the person said, which rules.
    ///   - name: the last part of the path; a date and time in it comes next.
    ///   - newestEntry: when the newest of its files was written.
    ///
    func moment(asOf: Instant?, name: String, newestEntry: Instant?) throws -> ReadbackMoment {
        if let asOf {
            guard asOf <= now else { throw ReadbackRefusal.timeAhead(asOf, now: now) }
            return ReadbackMoment(said: asOf, source: .asOf, ceiling: now)
        }
        if let said = Self.timestamp(in: name, zone: zone) {
            return ReadbackMoment(said: said.time, source: .name, isUTC: said.isUTC, ceiling: now)
        }
        if let newestEntry { return ReadbackMoment(said: newestEntry, source: .files, ceiling: now) }
        return ReadbackMoment(said: now, source: .clock, ceiling: now)
    }

    /// The first date with a time in a name: `20261123T020000Z`, `2026-11-23_02-00`, `20261123020000`.
    ///
    /// Without a `Z` it is the district's time. A date alone does not say when on that day.
    static func timestamp(in name: String, zone: ZoneRules) -> (time: Instant, isUTC: Bool)? {
        let bytes = Array(name.utf8)
        return bytes.indices.lazy.compactMap { start in
            start == 0 || !isDigit(bytes[start - 1]) ? timestamp(bytes[start...], zone: zone) : nil
        }.first
    }

    private static func timestamp(
        _ text: ArraySlice<UInt8>, zone: ZoneRules
    ) -> (time: Instant, isUTC: Bool)? {
        var rest = text
        guard let year = number(4, &rest), let month = part(&rest), let dayOfMonth = part(&rest),
            let day = CalendarDay(year: year, month: month, day: dayOfMonth)
        else { return nil }
        if let next = rest.first, "T_- .".utf8.contains(next) { rest.removeFirst() }
        guard let hour = number(2, &rest), hour < 24, let minute = part(&rest), minute < 60 else {
            return nil
        }
        var second = 0
        if let found = part(&rest) {
            guard found < 60 else { return nil }
            second = found
        }
        // A longer number is no time.
        if let next = rest.first, isDigit(next) { return nil }
        let local =
            Int64(day.daysSince1970) * Instant.secondsPerDay + Int64(hour * 3600 + minute * 60 + second)
        if rest.first == UInt8(ascii: "Z") { return (Instant(secondsSince1970: local), true) }
        return (zone.instant(ofLocal: Instant(secondsSince1970: local)), false)
    }

    /// Two digits, with or without a separator before them.
    private static func part(_ rest: inout ArraySlice<UInt8>) -> Int? {
        var ahead = rest
        if let next = ahead.first, "-_.:".utf8.contains(next) { ahead.removeFirst() }
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
