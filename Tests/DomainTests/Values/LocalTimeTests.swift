import Domain
import Testing

@Suite("Local times")
struct LocalTimeTests {
    private func utc(_ local: String) throws -> String {
        try chicago().instant(ofLocal: instant(local)).description
    }

    @Test(
        "A local time is the moment at which the wall clock shows it",
        arguments: [
            ("1990-07-01T12:00:00", "1990-07-01T18:00:00.000Z"),
            ("2026-01-15T12:00:00", "2026-01-15T18:00:00.000Z"),
            ("2026-03-08T01:59:59", "2026-03-08T07:59:59.000Z"),
            ("2026-03-08T03:00:00", "2026-03-08T08:00:00.000Z"),
            ("2026-07-01T12:00:00", "2026-07-01T17:00:00.000Z"),
            ("2026-11-01T00:59:59", "2026-11-01T05:59:59.000Z"),
            ("2026-11-01T02:00:00", "2026-11-01T08:00:00.000Z"),
            ("2040-07-01T12:00:00", "2040-07-01T18:00:00.000Z"),
        ])
    func aLocalTimeIsTheMomentAtWhichTheWallClockShows(_ local: String, _ moment: String) throws {
        #expect(try utc(local) == moment)
    }

    @Test("An hour that comes twice is the first of the two")
    func anHourThatComesTwiceIsTheFirstOfTheTwo() throws {
        #expect(try utc("2026-11-01T01:00:00") == "2026-11-01T06:00:00.000Z")
        #expect(try utc("2026-11-01T01:59:59") == "2026-11-01T06:59:59.000Z")
    }

    @Test("A time that is skipped lies as far behind the gap as it lies in it")
    func aTimeThatIsSkippedLiesAsFarBehindTheGap() throws {
        #expect(try utc("2026-03-08T02:00:00") == "2026-03-08T08:00:00.000Z")
        #expect(try utc("2026-03-08T02:30:00") == "2026-03-08T08:30:00.000Z")
        #expect(try utc("2026-03-08T02:59:59") == "2026-03-08T08:59:59.000Z")
    }

    @Test("Without changes the one offset holds")
    func withoutChangesTheOneOffsetHolds() throws {
        let local = try instant("2026-03-08T02:30:00")
        #expect(ZoneRules.utc.instant(ofLocal: local) == local)
        let east = ZoneRules(name: "east", initialOffset: 20_700, changes: [])
        #expect(east.instant(ofLocal: local) == Instant(secondsSince1970: local.secondsSince1970 - 20_700))
    }

    @Test("Every hour of the year comes back from its local time, but for the second of two that look alike")
    func everyHour() throws {
        let zone = try chicago()
        let start = try instant("2026-01-01T00:00:00Z").secondsSince1970
        let again = try instant("2026-11-01T07:00:00Z").secondsSince1970
        for hour in 0..<Int64(366 * 24) {
            let moment = Instant(secondsSince1970: start + hour * 3600)
            let local = Instant(
                secondsSince1970: moment.secondsSince1970 + Int64(zone.offset(at: moment)))
            let back = zone.instant(ofLocal: local).secondsSince1970
            let isSecond = moment.secondsSince1970 == again
            try #require(back == moment.secondsSince1970 - (isSecond ? 3600 : 0), "\(moment)")
        }
    }

    @Test("A text without a zone is local, one with a zone is not")
    func aTextWithoutAZoneIsLocal() throws {
        func read(_ text: String) throws -> String? {
            Instant(text.utf8.span, localTo: try chicago())?.description
        }
        #expect(try read("2026-07-01T12:00:00") == "2026-07-01T17:00:00.000Z")
        #expect(try read("2026-07-01 12:00:00.999") == "2026-07-01T17:00:00.000Z")
        #expect(try read("2026-07-01T12:00") == "2026-07-01T17:00:00.000Z")
        #expect(try read("2026-07-01T12:00:00Z") == "2026-07-01T12:00:00.000Z")
        #expect(try read("2026-07-01T12:00:00+00:00") == "2026-07-01T12:00:00.000Z")
        #expect(try read("2026-07-01T12:00-05:00") == "2026-07-01T17:00:00.000Z")
        for text in [
            "", "2026-07-01", "2026-07-01T12:00:00 ", "2026-07-01T12:00:00z", "2026-07-01T12:00:00+1",
        ] {
            #expect(try read(text) == nil, "\(text)")
        }
    }
}
