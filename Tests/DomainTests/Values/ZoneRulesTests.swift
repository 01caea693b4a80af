import Domain
import Testing

@Suite("Zone rules")
struct ZoneRulesTests {
    private func day(_ text: String) throws -> String {
        try chicago().day(at: instant(text)).description
    }

    @Test("Before the first change the first offset holds, after the last one the last")
    func beforeTheFirstChangeTheFirstOffsetHolds() throws {
        let zone = try chicago()
        #expect(zone.offset(at: try instant("1990-07-01T00:00:00Z")) == -6 * 3600)
        #expect(zone.offset(at: try instant("2040-07-01T00:00:00Z")) == -6 * 3600)
        #expect(ZoneRules.utc.offset(at: Instant(secondsSince1970: 0)) == 0)
    }

    @Test("An offset begins with its very second")
    func anOffsetBeginsWithItsVerySecond() throws {
        let zone = try chicago()
        #expect(zone.offset(at: try instant("2026-03-08T07:59:59Z")) == -6 * 3600)
        #expect(zone.offset(at: try instant("2026-03-08T08:00:00Z")) == -5 * 3600)
        #expect(zone.offset(at: try instant("2026-11-01T06:59:59Z")) == -5 * 3600)
        #expect(zone.offset(at: try instant("2026-11-01T07:00:00Z")) == -6 * 3600)
    }

    @Test("The day on which summer time begins has 23 hours")
    func theDayOnWhichSummerTimeBeginsHas23Hours() throws {
        #expect(try day("2026-03-08T05:59:59Z") == "2026-03-07")
        #expect(try day("2026-03-08T06:00:00Z") == "2026-03-08")
        #expect(try day("2026-03-09T04:59:59Z") == "2026-03-08")
        #expect(try day("2026-03-09T05:00:00Z") == "2026-03-09")
    }

    @Test("The day on which summer time ends has 25 hours")
    func theDayOnWhichSummerTimeEndsHas25Hours() throws {
        #expect(try day("2026-11-01T04:59:59Z") == "2026-10-31")
        #expect(try day("2026-11-01T05:00:00Z") == "2026-11-01")
        #expect(try day("2026-11-02T05:59:59Z") == "2026-11-01")
        #expect(try day("2026-11-02T06:00:00Z") == "2026-11-02")
    }

    @Test("East of Greenwich the day begins before UTC's")
    func eastOfGreenwichTheDayBeginsBeforeUTCS() throws {
        let zone = ZoneRules(name: "Asia/Kathmandu", initialOffset: 20_700, changes: [])
        #expect(zone.day(at: try instant("2026-05-01T18:14:59Z")).description == "2026-05-01")
        #expect(zone.day(at: try instant("2026-05-01T18:15:00Z")).description == "2026-05-02")
    }

    @Test("No zone pushes a day out of what four digits can write")
    func noZonePushesADayOutOfWhatFourDigitsCanWrite() throws {
        let east = ZoneRules(name: "east", initialOffset: 3600, changes: [])
        #expect(try day("0001-01-01T00:00:00Z") == "0001-01-01")
        #expect(east.day(at: try instant("9999-12-31T23:59:59Z")).description == "9999-12-31")
    }
}
