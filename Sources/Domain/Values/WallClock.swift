import PlainText

/// Moments as people in one place read them: `Nov 23, 10:10 PM`.
public struct WallClock: Sendable {
    public let zone: ZoneRules

    public init(_ zone: ZoneRules) {
        self.zone = zone
    }

    /// As a clock on the wall in the zone shows it, to the minute. The seconds are cut off, as on the wall.
    ///
    /// - Parameter now: a moment of another year than this one is told with its year.
    public func words(_ moment: Instant, now: Instant) -> String {
        let local = shown(moment)
        let (year, month, day) = local.day.yearMonthDay
        let isOtherYear = year != shown(now).day.yearMonthDay.year
        let date = "\(MonthNames.short[month - 1]) \(day)" + (isOtherYear ? ", \(year)" : "")
        let minute = local.minute < 10 ? "0\(local.minute)" : "\(local.minute)"
        let hour = local.hour % 12 == 0 ? 12 : local.hour % 12
        return "\(date), \(hour):\(minute) \(local.hour < 12 ? "AM" : "PM")"
    }

    /// The zone by the city or region in its name: `Chicago time`, `New York time`, `UTC`.
    public var zoneWords: String {
        guard let last = zone.name.split(separator: "/").last else { return zone.name }
        let place = String(last.map { $0 == "_" ? " " : $0 })
        // `GMT+6` names itself.
        return place.hasPrefix("UTC") || place.hasPrefix("GMT") ? place : "\(place) time"
    }

    private func shown(_ moment: Instant) -> (day: CalendarDay, hour: Int, minute: Int, second: Int) {
        Instant(secondsSince1970: moment.secondsSince1970 + Int64(zone.offset(at: moment))).components
    }
}
