public import Domain
import PlainText

/// How a district writes days and times (`district.locale`).
public enum DistrictLocale: String, Codable, Sendable, CaseIterable {
    case american = "en-US"
    case british = "en-GB"
    case americanSpanish = "es-US"
    case swedish = "sv-SE"
}

/// Moments as the people of a district read them, by the clock on their wall.
public struct DistrictTime: Sendable {
    private let zone: ZoneRules?
    private let dates: DateWords

    /// - Parameter zone: nil where this system does not know it; then times stay as machines write them.
    public init(_ zone: ZoneRules?, _ locale: DistrictLocale) {
        self.zone = zone
        dates = DateWords(locale: locale.rawValue)
    }

    public init(zoneNamed name: String, _ locale: DistrictLocale) {
        self.init(ZoneDatabase.rules(named: name), locale)
    }

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
