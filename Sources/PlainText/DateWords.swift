import Foundation

/// Days and times as the people of a district write them: `Nov 28, 2026, 2:00 AM`.
///
/// It is told what the clock on the wall shows, as seconds since 1970 as if that were UTC: the zone is the caller's.
public struct DateWords: Sendable {
    private let day: Date.FormatStyle
    private let weekday: Date.FormatStyle
    private let weekdayOfYear: Date.FormatStyle
    private let monthDay: Date.FormatStyle
    private let time: Date.FormatStyle

    /// - Parameter locale: such as `en-US`.
    public init(locale: String = "en-US") {
        let style = Date.FormatStyle(locale: Locale(identifier: locale), timeZone: .gmt)
        day = style.year().month(.abbreviated).day()
        weekday = style.weekday(.abbreviated).month(.abbreviated).day()
        weekdayOfYear = style.weekday(.abbreviated).year().month(.abbreviated).day()
        monthDay = style.month(.abbreviated).day()
        time = style.hour().minute()
    }

    /// `Nov 28, 2026`
    public func day(_ wall: Int64) -> String { text(wall, day) }

    /// `Nov 28, 2026, 2:00 AM`
    public func moment(_ wall: Int64) -> String { "\(text(wall, day)), \(text(wall, time))" }

    /// `Nov 28, 2:00 AM`
    public func thisYear(_ wall: Int64) -> String { "\(text(wall, monthDay)), \(text(wall, time))" }

    /// `Sat, Nov 28, 2:00 AM`
    public func recent(_ wall: Int64) -> String { "\(text(wall, weekday)), \(text(wall, time))" }

    /// `Sat, Nov 28, 2026`
    public func weekday(_ wall: Int64) -> String { text(wall, weekdayOfYear) }

    /// `Nov 28`
    public func monthDay(_ wall: Int64) -> String { text(wall, monthDay) }

    /// `2:00 AM`
    public func time(_ wall: Int64) -> String { text(wall, time) }

    private func text(_ wall: Int64, _ style: Date.FormatStyle) -> String {
        // A space that is narrow and does not break is none for whoever searches for "2:00 AM".
        Date(timeIntervalSince1970: TimeInterval(wall)).formatted(style).replacing("\u{202F}", with: " ")
    }
}
