import Domain
import TestSupport
import Testing

@Suite("Instants")
struct InstantTests {
    @Test(
        "Every form of one moment is that moment",
        arguments: [
            "2026-11-23T02:04:06Z", "2026-11-23T02:04:06", "2026-11-23 02:04:06",
            "2026-11-23T02:04:06.000Z",
            "2026-11-23T02:04:06.9999999Z", "2026-11-23T03:04:06+01:00", "2026-11-22T20:04:06-06:00",
            "2026-11-23T07:49:06+05:45", "2026-11-23T16:04:06.5+14:00",
        ])
    func everyFormOfOneMomentIsThatMoment(_ text: String) throws {
        #expect(try instant(text).description == "2026-11-23T02:04:06.000Z")
    }

    @Test("Without seconds it is the full minute")
    func withoutSecondsItIsTheFullMinute() throws {
        #expect(try instant("2026-11-23T02:04").description == "2026-11-23T02:04:00.000Z")
        #expect(try instant("2026-11-23T02:04Z") == instant("2026-11-23T02:04:00Z"))
        #expect(try instant("2026-11-23T02:04+02:00") == instant("2026-11-23T00:04:00Z"))
    }

    @Test(
        "Anything else is no instant",
        arguments: [
            "", "2026-11-23", "2026-11-23T02", "2026-11-23T24:00:00Z", "2026-11-23T02:60:00Z",
            "2026-11-23T02:04:60Z", "2026-02-29T02:04:06Z", "2026-11-23T02:04:06.Z",
            "2026-11-23T02:04:06z",
            "2026-11-23T02:04:06+0100", "2026-11-23T02:04:06+15:00", "2026-11-23T02:04:06+01:60",
            "2026-11-23T02:04:06 Z", "2026-11-23T02:04:06Z ", "23.11.2026 02:04", "2026-11-23T2:04:06Z",
            "2026-11-23T02:04:06 UTC", "2026-11-23x02:04:06Z", "2026-11-23T02-04:06Z",
            "2026-11-23T02:04:6Z",
        ])
    func anythingElseIsNoInstant(_ text: String) {
        #expect(Instant(text) == nil)
    }

    @Test("Property: the form that nearly every time has, read at once, is read as digit by digit")
    func theFormThatNearlyEveryTimeHas() {
        var random = RandomSource()
        var taken = 0
        for _ in 0..<40_000 {
            var text = Array("2026-11-23T02:04:06".utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<text.count, using: &random)
                let byte = Bool.random(using: &random) ? "0123456789".utf8.randomElement(using: &random) : nil
                text[place] = byte ?? UInt8.random(in: .min ... .max, using: &random)
            }
            // With a fraction it is the other way of reading.
            let (short, long) = (text + Array("Z".utf8), text + Array(".0Z".utf8))
            let instant = Instant(short.span)
            #expect(instant == Instant(long.span), "\(short) \(random)")
            taken += instant == nil ? 0 : 1
        }
        // About a tenth of them is an instant.
        #expect(taken > 3_000)
    }

    @Test("Moments before 1970 have their day and time too")
    func momentsBefore1970HaveTheirDayAndTimeToo() throws {
        #expect(try instant("1969-12-31T23:59:59Z").secondsSince1970 == -1)
        #expect(Instant(secondsSince1970: -86_400).description == "1969-12-31T00:00:00.000Z")
        #expect(Instant(secondsSince1970: -86_401).description == "1969-12-30T23:59:59.000Z")
    }

    @Test("The compact form stands in file names")
    func theCompactFormStandsInFileNames() throws {
        #expect(try instant("2026-01-02T03:04:05Z").compact == "20260102T030405Z")
    }

    @Test("The year 0001 stands for a time that was never set")
    func theYear0001StandsForATimeThatWasNeverSet() throws {
        #expect(try instant("0001-01-01T00:00:00Z").isUnset)
        #expect(try instant("0001-12-31T23:59:59Z").isUnset)
        #expect(try !instant("0002-01-02T00:00:00Z").isUnset)
        #expect(try !instant("1970-01-01T00:00:00Z").isUnset)
    }

    @Test("Days are added as 24 hours")
    func daysAreAddedAs24Hours() throws {
        #expect(try instant("2026-12-31T23:00:00Z").adding(days: 2) == instant("2027-01-02T23:00:00Z"))
    }

    @Test("Property: an instant comes back from its text")
    func anInstantComesBackFromItsText() throws {
        var random = RandomSource()
        for _ in 0..<5_000 {
            let instant = Instant(
                secondsSince1970: .random(in: -62_135_596_800...253_402_300_799, using: &random))
            try #require(Instant(instant.description) == instant, "\(random)")
        }
    }
}
