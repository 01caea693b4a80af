import PlainText

/// Moments as people in one place read them: `Nov 23, 10:10 PM`.
public struct WallClock: Sendable {
    public let zone: ZoneRules
    private let dates: DateWords

    /// - Parameter locale: how the district writes days and times.
    public init(_ zone: ZoneRules, locale: String = "en-US") {
        self.zone = zone
        dates = DateWords(locale: locale)
    }

    /// As a clock on the wall in the zone shows it, to the minute. The seconds are cut off, as on the wall.
    ///
    /// - Parameter now: a moment of another year than this one is told with its year.
    public func words(_ moment: Instant, now: Instant) -> String {
        let isOtherYear = year(moment) != year(now)
        return isOtherYear ? dates.moment(shown(moment)) : dates.thisYear(shown(moment))
    }

    /// The zone by the city or region in its name: `Chicago time`, `New York time`, `UTC`.
    public var zoneWords: String {
        guard let last = zone.name.split(separator: "/").last else { return zone.name }
        let place = String(last.map { $0 == "_" ? " " : $0 })
        // `GMT+6` names itself.
        return place.hasPrefix("UTC") || place.hasPrefix("GMT") ? place : "\(place) time"
    }

    /// What the clock shows, as seconds since 1970.
    private func shown(_ moment: Instant) -> Int64 {
        moment.secondsSince1970 + Int64(zone.offset(at: moment))
    }

    private func year(_ moment: Instant) -> Int { zone.day(at: moment).yearMonthDay.year }
}
