public import Domain
import Foundation
import PlainText

/// The time zones that this system knows, as values. `TZ` and the system's own zone have no part in it.
public enum ZoneDatabase {
    /// Assessments and terms lie well within 1970 to 2107, the years that the tests compare.
    private static let firstDay = 0
    private static let lastDay = 50_404
    private static let secondsPerDay: Int64 = 86_400
    /// Days between two questions. Since 1970 no zone has kept an offset for less than a week (Brazil, October 2000).
    private static let step = 4

    /// The offsets of the zone from 1970 to 2107; nil for a name that the system does not know.
    ///
    /// Names are IANA's, such as `America/Chicago`. An abbreviation such as `CST` means another zone on
    /// another continent and is not taken; `UTC` and `GMT` are.
    public static func rules(named name: String) -> ZoneRules? {
        guard let zone = zone(named: name) else { return nil }
        var offset = seconds(zone, 0)
        let initial = offset
        var changes: [(at: Instant, offset: Int)] = []
        // Asked every few days: `nextDaylightSavingTimeTransition` passes over changes of the standard time.
        // 12,000 questions cost a millisecond or two, measured.
        for day in stride(from: firstDay + step, through: lastDay, by: step) {
            let end = Int64(day) * secondsPerDay
            let next = seconds(zone, end)
            guard next != offset else { continue }
            let change = firstSecond(of: next, in: zone, after: end - Int64(step) * secondsPerDay, to: end)
            changes.append((Instant(secondsSince1970: change), next))
            offset = next
        }
        return ZoneRules(name: name, initialOffset: initial, changes: changes)
    }

    /// The zone of this computer, as a name that `rules` knows; `UTC` where it has none.
    public static var systemZoneName: String {
        let name = TimeZone.current.identifier
        return name != "GMT" && knows(name) ? name : "UTC"
    }

    /// What somebody may have meant who wrote a name that `rules` does not know: `CST`, `Chicago`, `America/Chcago`.
    public static func nearest(to name: String) -> String? {
        if let zone = TimeZone.abbreviationDictionary[name.uppercased()] { return knows(zone) ? zone : nil }
        let city = "/" + name.replacing(" ", with: "_").lowercased()
        return names.sorted().first { $0.lowercased().hasSuffix(city) }
            ?? Nearest.match(name, among: names, atMost: 2)
    }

    static func knows(_ name: String) -> Bool { zone(named: name) != nil }

    /// For proposals to people; not every name that `rules` takes.
    static var names: [String] { TimeZone.knownTimeZoneIdentifiers + ["UTC"] }

    private static func zone(named name: String) -> TimeZone? {
        if name == "UTC" || name == "GMT" { return TimeZone(identifier: name) }
        // Foundation reads `GMT+5` as an offset, while `Etc/GMT+5` lies west.
        guard !name.hasPrefix("GMT"), TimeZone.abbreviationDictionary[name] == nil else { return nil }
        return TimeZone(identifier: name)
    }

    private static func seconds(_ zone: TimeZone, _ instant: Int64) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
    }

    /// Within days that the zone ends with `offset` and began with another one.
    private static func firstSecond(
        of offset: Int, in zone: TimeZone, after start: Int64, to end: Int64
    ) -> Int64 {
        var low = start
        var high = end
        while high - low > 1 {
            let middle = (low + high) / 2
            if seconds(zone, middle) == offset { high = middle } else { low = middle }
        }
        return high
    }
}
