package import Domain
import Programs

/// When a file on another host was written, as its listing tells: to the minute, or for an old one to the day.
package struct ListedTime {
    package let instant: Instant
    private let isToTheMinute: Bool

    /// - Parameter now: the clock by which sftp leaves the year out.
    package init?(_ listed: String, now: Instant) {
        guard let time = RemoteTime(listed) else { return nil }
        isToTheMinute = time.minute != nil
        func instant(_ year: Int) -> Instant? {
            CalendarDay(year: year, month: time.month, day: time.day).map {
                Instant($0, hour: (time.minute ?? 0) / 60, minute: (time.minute ?? 0) % 60, second: 0)
            }
        }
        if let year = time.year {
            guard let found = instant(year) else { return nil }
            self.instant = found
        } else {
            // Without a year it is of the last twelve months; a clock over there may be a little ahead.
            let (year, _, _) = ZoneRules.utc.day(at: now.adding(days: 1)).yearMonthDay
            let candidates = [year, year - 1].compactMap(instant)
            guard let found = candidates.first(where: { $0 <= now.adding(days: 1) }) else { return nil }
            self.instant = found
        }
    }

    /// The same moment in either form: `2026-05-07` is the beginning of `2026-05-07 22:16`.
    package var text: String {
        let text = instant.description
        return isToTheMinute ? "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))" : String(text.prefix(10))
    }
}
