import Domain
import Testing

@Suite("Moments as people read them")
struct WallClockTests {
    private func words(_ moment: String, now: String = "2026-11-24T08:00:00Z") throws -> String {
        try WallClock(chicago()).words(instant(moment), now: instant(now))
    }

    @Test(
        "Month, day and hour as the wall shows them, with AM or PM, to the minute",
        arguments: [
            ("2026-11-24T04:10:00Z", "Nov 23, 10:10 PM"), ("2026-11-24T04:10:59Z", "Nov 23, 10:10 PM"),
            ("2026-11-24T06:00:00Z", "Nov 24, 12:00 AM"), ("2026-11-24T05:59:59Z", "Nov 23, 11:59 PM"),
            ("2026-11-24T18:00:00Z", "Nov 24, 12:00 PM"), ("2026-11-24T19:05:00Z", "Nov 24, 1:05 PM"),
            ("2026-07-04T14:00:00Z", "Jul 4, 9:00 AM"),
        ])
    func monthDayAndHourAsTheWallShowsThem(_ moment: String, _ expected: String) throws {
        #expect(try words(moment) == expected)
    }

    @Test(
        "Around the hours that the zone skips and shows twice",
        arguments: [
            ("2026-03-08T07:59:59Z", "Mar 8, 1:59 AM"), ("2026-03-08T08:00:00Z", "Mar 8, 3:00 AM"),
            ("2026-11-01T06:30:00Z", "Nov 1, 1:30 AM"), ("2026-11-01T07:30:00Z", "Nov 1, 1:30 AM"),
            ("2026-11-01T08:00:00Z", "Nov 1, 2:00 AM"),
        ])
    func aroundTheHoursThatTheZoneSkipsAndShowsTwice(_ moment: String, _ expected: String) throws {
        #expect(try words(moment) == expected)
    }

    @Test("Another year than the present one, by the wall, is said")
    func anotherYearThanThePresentOne() throws {
        #expect(try words("2025-12-31T23:00:00Z") == "Dec 31, 2025, 5:00 PM")
        // On the wall it is still the year before, of both.
        #expect(try words("2026-12-31T20:00:00Z", now: "2027-01-01T05:59:59Z") == "Dec 31, 2:00 PM")
        #expect(try words("2027-01-01T05:59:59Z", now: "2027-01-01T06:00:00Z") == "Dec 31, 2026, 11:59 PM")
    }

    @Test(
        "A zone is called by its city",
        arguments: [
            ("America/Chicago", "Chicago time"), ("America/New_York", "New York time"), ("UTC", "UTC"),
            ("Etc/UTC", "UTC"), ("America/Argentina/Buenos_Aires", "Buenos Aires time"),
            ("Etc/GMT+6", "GMT+6"), ("US/Central", "Central time"),
        ])
    func aZoneIsCalledByItsCity(_ name: String, _ expected: String) {
        let zone = ZoneRules(name: name, initialOffset: 0, changes: [])
        #expect(WallClock(zone).zoneWords == expected)
    }
}
