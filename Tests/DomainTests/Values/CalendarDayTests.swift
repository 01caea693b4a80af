import Domain
import TestSupport
import Testing

@Suite("Calendar days")
struct CalendarDayTests {
    @Test("1970-01-01 is day 0")
    func of19700101IsDay0() throws {
        #expect(try day("1970-01-01").daysSince1970 == 0)
        #expect(try day("1969-12-31").daysSince1970 == -1)
        #expect(CalendarDay(daysSince1970: 0).description == "1970-01-01")
    }

    @Test("Leap days are where the calendar has them")
    func leapDaysAreWhereTheCalendarHasThem() {
        #expect(CalendarDay("2024-02-29") != nil)
        #expect(CalendarDay("2000-02-29") != nil)
        #expect(CalendarDay("2026-02-29") == nil)
        #expect(CalendarDay("1900-02-29") == nil)
    }

    @Test("The first and the last day that a date can be written for")
    func theFirstAndTheLastDayThatADateCanBeWritten() throws {
        #expect(try day("0001-01-01").description == "0001-01-01")
        #expect(try day("9999-12-31").description == "9999-12-31")
        #expect(CalendarDay("0000-12-31") == nil)
    }

    @Test(
        "Only YYYY-MM-DD is a date",
        arguments: [
            "", "2026-1-05", "2026-01-5", "2026/01/05", "05.01.2026", "20260105", "2026-01-05T00:00:00Z",
            " 2026-01-05", "2026-01-05 ", "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32",
            "2026-04-31", "+026-01-01", "2026-+1-01", "２026-01-01",
        ])
    func onlyYYYYMMDDIsADate(_ text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test("Days are added across months and years")
    func daysAreAddedAcrossMonthsAndYears() throws {
        #expect(try day("2026-12-31").adding(days: 1) == day("2027-01-01"))
        #expect(try day("2024-03-01").adding(days: -1) == day("2024-02-29"))
    }

    @Test("No sum leaves the days that can be written")
    func noSumLeavesTheDaysThatCanBeWritten() throws {
        #expect(try day("9999-12-31").adding(days: 1) == day("9999-12-31"))
        #expect(try day("0001-01-01").adding(days: -1) == day("0001-01-01"))
        #expect(try day("2026-01-01").adding(days: .max) == .latest)
        #expect(try day("1969-01-01").adding(days: .min) == .earliest)
    }

    @Test("Days are in the order of time")
    func daysAreInTheOrderOfTime() throws {
        #expect(try day("2025-12-31") < day("2026-01-01"))
        #expect(try day("1969-12-31") < day("1970-01-01"))
    }

    @Test(
        "Property: Python's calendar has the same days", .enabled(if: Python.isThere, "needs python3"))
    func pythonsCalendarHasTheSameDays() throws {
        var random = RandomSource()
        // -719162 is 0001-01-01, 2932896 is 9999-12-31.
        let days = (0..<4_000).map { _ in Int32.random(in: -719_162...2_932_896, using: &random) }
        let script = """
            import datetime, sys
            for days in sys.argv[1].split(","):
                print(datetime.date(1970, 1, 1) + datetime.timedelta(int(days)))
            """
        let texts = try Python.lines(script, [days.map(String.init).joined(separator: ",")])
        try #require(texts.count == days.count)
        for (days, text) in zip(days, texts) {
            try #require(CalendarDay(daysSince1970: days).description == text, "\(random)")
            try #require(CalendarDay(text)?.daysSince1970 == days, "\(random)")
        }
    }

    @Test("Every day of a leap cycle comes back from its text")
    func everyDayOfALeapCycleComesBackFromItsText() {
        let cycle = (Int32(-719_162)..<(-719_162 + 146_098)).map(CalendarDay.init(daysSince1970:))
        let lost = cycle.first { CalendarDay($0.description) != $0 }
        #expect(lost == nil)
    }
}
