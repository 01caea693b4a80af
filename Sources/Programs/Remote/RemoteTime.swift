import PlainText

/// The date columns of a listing, as sftp prints them in UTC: `Nov 23 22:16`, or `May  7  2026` for files that are
/// older than half a year or lie ahead of this computer's clock.
public struct RemoteTime: Sendable, Equatable {
    public let month: Int
    public let day: Int
    /// Nil in the form with a time of day.
    public let year: Int?
    /// Minutes since midnight; nil in the form with a year.
    public let minute: Int?

    public init?(_ listed: String) {
        let words = listed.split(separator: " ")
        guard words.count == 3, let month = MonthNames.short.firstIndex(of: String(words[0])),
            let day = Int(words[1]), (1...31).contains(day)
        else { return nil }
        self.month = month + 1
        self.day = day
        let clock = words[2].split(separator: ":")
        if clock.count == 2, let hour = Int(clock[0]), let minute = Int(clock[1]) {
            self.minute = hour * 60 + minute
            year = nil
        } else if let year = Int(words[2]) {
            self.year = year
            minute = nil
        } else {
            return nil
        }
    }
}
