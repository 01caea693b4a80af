import CSVCore
import Domain
import Testing

func day(_ text: String) throws -> CalendarDay {
    try #require(CalendarDay(text), "\(text) is no day")
}

func instant(_ text: String) throws -> Instant {
    try #require(Instant(text), "\(text) is no instant")
}

func points(_ text: String) throws -> Points {
    try #require(Points(text), "\(text) is no number of points")
}

/// What `write` appends, as text.
func text(_ write: (inout ByteBuffer) -> Void) -> String {
    var buffer = ByteBuffer()
    write(&buffer)
    return buffer.text
}

/// 1 September to 18 December 2026, both inside.
func autumn() throws -> GradingPeriod {
    try GradingPeriod(id: "autumn", firstDay: day("2026-09-01"), lastDay: day("2026-12-18"))
}

/// Chicago in 2026: summer time from 8 March 08:00 UTC to 1 November 07:00 UTC.
func chicago() throws -> ZoneRules {
    try ZoneRules(
        name: "America/Chicago", initialOffset: -6 * 3600,
        changes: [
            (at: instant("2026-03-08T08:00:00Z"), offset: -5 * 3600),
            (at: instant("2026-11-01T07:00:00Z"), offset: -6 * 3600),
        ])
}
