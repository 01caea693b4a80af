public import Domain
import PlainText

/// Moments as the people of a district read them, by the clock on their wall.
public struct DistrictTime: Sendable {
    private let zone: ZoneRules?
    private let dates = DateWords()

    /// - Parameter zone: nil where this system does not know it; then times stay as machines write them.
    public init(_ zone: ZoneRules?) { self.zone = zone }

    public init(zoneNamed name: String) { self.init(ZoneDatabase.rules(named: name)) }

    /// `Sat, Nov 28, 2:00 AM`, of a moment as machines write it.
    public func recent(_ time: String) -> String {
        guard let instant = Instant(time), let zone else { return time }
        return dates.recent(instant.secondsSince1970 + Int64(zone.offset(at: instant)))
    }

    /// `Nov 28, 2026`, of a day as machines write it.
    public func day(_ day: String) -> String {
        guard let day = CalendarDay(day) else { return day }
        return dates.day(Int64(day.daysSince1970) * 86_400)
    }
}
