import Domain
import Testing

@Suite("Times as databases print them are read where one moment is meant")
struct DateReadingTests {
    private func read(_ text: String) -> String? { DateReading().instant(text.utf8.span)?.description }

    @Test(
        "The zone may stand behind a blank, and be of whole hours: SQL Server's datetimeoffset, PostgreSQL's timestamptz",
        arguments: [
            ("2026-07-01 12:00:00.0000000 +00:00", "2026-07-01T12:00:00.000Z"),
            ("2026-07-01 12:00:00 -05:30", "2026-07-01T17:30:00.000Z"),
            ("2026-07-01 12:00:00-05", "2026-07-01T17:00:00.000Z"),
            ("2026-07-01 12:00:00.123456+00", "2026-07-01T12:00:00.000Z"),
            ("2026-07-01T12:00:00 Z", "2026-07-01T12:00:00.000Z"),
        ])
    func theZoneMayStandBehindABlank(_ text: String, _ instant: String) {
        #expect(read(text) == instant)
    }

    @Test(
        "What is no zone is none",
        arguments: [
            "2026-07-01 12:00:00 ", "2026-07-01 12:00:00 0500", "2026-07-01 12:00:00 +5",
            "2026-07-01 12:00:00 +05:", "2026-07-01 12:00:00  +05", "2026-07-01 12:00:00 CST",
            "2026-07-01 12:00:00 +15", "2026-07-01 12:00:00 +05 ",
        ])
    func whatIsNoZoneIsNone(_ text: String) {
        // A blank at the end is no part of the text: without it the first and the last are times.
        let bare = text.hasSuffix(" ") ? read(String(text.dropLast())) : nil
        #expect(read(text) == bare)
    }

    @Test(
        "A day may have a midnight in UTC behind it, however its zone is written; another zone's is another day for some"
    )
    func aDayMayHaveAMidnight() {
        for text in ["2026-09-01 00:00:00+00", "2026-09-01 00:00:00.000 +00:00"] {
            #expect(DateReading().day(text.utf8.span)?.description == "2026-09-01")
        }
        #expect(DateReading().day("2026-09-01 00:00:00-05".utf8.span) == nil)
    }
}
