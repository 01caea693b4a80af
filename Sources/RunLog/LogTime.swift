import Glibc

/// The time that stands in a line of the log.
public enum LogTime {
    /// The system's clock, in UTC to the millisecond: `2026-11-23T02:00:00.000Z`.
    @Sendable public static func now() -> String {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return text(seconds: Int64(time.tv_sec), nanoseconds: Int(time.tv_nsec))
    }

    /// - Parameter seconds: since 1970 UTC.
    static func text(seconds: Int64, nanoseconds: Int) -> String {
        var (moment, parts) = unsafe (time_t(seconds), tm())
        unsafe gmtime_r(&moment, &parts)
        let day = unsafe [
            digits(Int(parts.tm_year) + 1900, 4), digits(Int(parts.tm_mon) + 1, 2),
            digits(Int(parts.tm_mday), 2),
        ]
        let clock = unsafe [parts.tm_hour, parts.tm_min, parts.tm_sec].map { digits(Int($0), 2) }
        return day.joined(separator: "-") + "T" + clock.joined(separator: ":") + "."
            + digits(nanoseconds / 1_000_000, 3) + "Z"
    }

    private static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
