import Domain
import Foundation
import Testing

@testable import Workspace

@Suite("Time zones")
struct ZoneDatabaseTests {
    @Test("offsets are those of Python's zoneinfo, at random moments and on both sides of changes")
    func offsetsAreThoseOfPythonsZoneinfo() throws {
        var rules: ZoneRules?
        var compared = 0
        var wrong: [String] = []
        for word in ZoneExpectations.text.split(whereSeparator: \.isWhitespace) {
            let parts = word.split(separator: ":")
            guard parts.count == 2, let second = Int64(parts[0]), let offset = Int(parts[1]) else {
                rules = ZoneDatabase.rules(named: String(word))
                #expect(rules?.name == String(word))
                continue
            }
            let zone = try #require(rules)
            if zone.offset(at: Instant(secondsSince1970: second)) != offset {
                wrong.append("\(zone.name) \(word)")
            }
            compared += 1
        }
        #expect(compared > 500)
        #expect(wrong == [])
    }

    @Test(
        "every day has the offset that the system gives it, also where one was kept for a week or two",
        arguments: [
            "America/Recife", "America/Noronha", "America/Fortaleza", "America/Argentina/Tucuman",
            "Africa/El_Aaiun", "Africa/Casablanca", "America/Chicago",
        ])
    func everyDayHasTheOffsetThatTheSystemGivesIt(_ name: String) throws {
        let (rules, zone) = (
            try #require(ZoneDatabase.rules(named: name)), try #require(TimeZone(identifier: name))
        )
        let wrong = stride(from: Int64(0), through: 50_404 * 86_400, by: 86_400).filter {
            let date = Date(timeIntervalSince1970: Double($0))
            return rules.offset(at: Instant(secondsSince1970: $0)) != zone.secondsFromGMT(for: date)
        }
        #expect(wrong == [])
    }

    @Test("a day that Samoa left out of its calendar is left out")
    func aDayThatSamoaLeftOutOfItsCalendarIsLeftOut() throws {
        let apia = try #require(ZoneDatabase.rules(named: "Pacific/Apia"))
        let before = try #require(Instant("2011-12-30T09:59:59Z"))
        let after = try #require(Instant("2011-12-30T10:00:00Z"))
        #expect(apia.day(at: before).description == "2011-12-29")
        #expect(apia.day(at: after).description == "2011-12-31")
    }

    @Test(
        "names that the system knows are taken",
        arguments: ["America/Chicago", "US/Central", "Europe/Kyiv", "Etc/UTC", "UTC", "GMT", "Etc/GMT+5"])
    func namesThatTheSystemKnowsAreTaken(name: String) {
        #expect(ZoneDatabase.rules(named: name)?.name == name)
    }

    @Test(
        "unknown names, abbreviations and bare offsets are not taken",
        arguments: [
            "", "Mars/Olympus", "america/chicago", "CST", "EST", "GMT+5", "+05:00", "/etc/localtime",
            "../UTC",
        ])
    func unknownNamesAbbreviationsAndBareOffsetsAreNotTaken(name: String) {
        #expect(ZoneDatabase.rules(named: name) == nil)
    }

    @Test("the system's zone is one that can be used")
    func theSystemsZoneIsOneThatCanBeUsed() {
        #expect(ZoneDatabase.knows(ZoneDatabase.systemZoneName))
    }
}
