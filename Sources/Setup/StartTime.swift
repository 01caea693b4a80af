/// The time of day at which a night begins, on a clock in the district's time zone.
public struct StartTime: Sendable, Equatable, CustomStringConvertible {
    public static let standard = StartTime(hour: 2, minute: 0)

    public let hour: Int
    public let minute: Int

    private init(hour: Int, minute: Int) {
        self.hour = hour
        self.minute = minute
    }

    /// Reads `HH:MM`, 00:00 to 23:59.
    public init?(_ text: String) {
        guard let found = text.wholeMatch(of: /([0-9]{2}):([0-9]{2})/), let hour = Int(found.1),
            let minute = Int(found.2), hour < 24, minute < 60
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    public var description: String {
        (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
    }
}
