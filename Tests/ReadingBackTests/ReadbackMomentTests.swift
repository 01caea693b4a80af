import Domain
import Testing
import Workspace

@testable import ReadingBack

@Suite("Where the time of a read-back comes from")
struct ReadbackMomentTests {
    /// 02:00 in Chicago.
    private static let now = Instant(secondsSince1970: 1_795_507_200)

    private func moment(
        _ name: String, asOf: String? = nil, newest: String? = "2026-11-24T07:30:00Z"
    ) throws -> ReadbackMoment {
        let zone = try #require(ZoneDatabase.rules(named: "America/Chicago"))
        return try ReadbackTime(zone: zone, now: Self.now)
            .moment(
                asOf: asOf.flatMap { Instant($0) }, name: name, newestEntry: newest.flatMap { Instant($0) })
    }

    private func words(_ moment: ReadbackMoment, now: Instant = now) throws -> ReadbackMomentWords {
        let zone = try #require(ZoneDatabase.rules(named: "America/Chicago"))
        return ReadbackMomentWords(moment: moment, clock: WallClock(zone), now: now)
    }

    @Test(
        "A name that says from when to when, or of which it is doubtful where the time begins, says no time",
        arguments: [
            "campus_2026-08-01_2026-11-23.zip", "campus_20260801_20261123.zip", "2026-08-01_20261123.csv",
            "20260801_2026-11-23", "campus 2026-08-01 2026-11.csv", "campus_2026-11-23_2026-27.zip",
            "campus-20260801T000000Z-20261123T050000Z.zip", "20261123-0200-1.zip", "20261123T02004.zip",
        ])
    func aNameThatSaysFromWhenToWhen(_ name: String) throws {
        #expect(try moment(name).source == .files, "\(name)")
    }

    @Test(
        "Nor does one by half a day's clock, or with an offset from UTC",
        arguments: [
            "c_20261123_0530pm.zip", "c_2026-11-23_05-30-00-PM.zip", "c_2026-11-23 05.30.00 AM.zip",
            "c_2026-11-23T05-30-00-0800.zip", "c_2026-11-23T05-30-00+08:00.zip", "c_20261123T053000+02.csv",
        ])
    func norDoesOneByHalfADaysClockOrWithAnOffsetFromUTC(_ name: String) throws {
        #expect(try moment(name).source == .files, "\(name)")
    }

    @Test(
        "A file of 1970 or 1980 knows no time", arguments: ["1970-01-01T00:00:00Z", "1980-01-01T00:00:00Z"])
    func aFileOf1970Or1980KnowsNoTime(_ newest: String) throws {
        #expect(try moment("campus.zip", newest: newest).source == .clock)
    }

    @Test(
        "A time is one whatever stands around it, where nothing is doubtful",
        arguments: [
            "campus-20261123T050000Z-2.zip", "2026-11-22_23-00-00_1.csv", "20261122230000_001.zip",
            "from_2026-08-01_as_of_2026-11-22_2300.zip", "SY2026-27_20261123T050000Z.zip",
            "20261123T050000Z_campus_20261123T050000Z", "campus.2026.11.22.23.00.csv",
        ])
    func aTimeIsOneWhateverStandsAroundIt(_ name: String) throws {
        let moment = try moment(name)
        #expect(moment.source == .name && moment.time == Instant("2026-11-23T05:00:00Z"), "\(name)")
    }

    @Test("--as-of rules over the name, the name over the files, the files over the clock")
    func asOfRulesOverTheName() throws {
        let name = "campus-20261123T2210.zip"
        #expect(try moment(name, asOf: "2026-11-24T01:00:00Z").source == .asOf)
        #expect(try moment(name).source == .name)
        #expect(try moment("campus.zip").source == .files)
        #expect(try moment("campus.zip", newest: nil).source == .clock)
    }

    @Test("Each is told in words, in district time")
    func eachIsToldInWords() throws {
        let cases = [
            (
                try moment("campus-20261123T2210.zip"),
                "Nov 23, 10:10 PM, from the file name, read as Chicago time"
            ),
            (
                try moment("campus-20261124T041000Z.zip"),
                "Nov 23, 10:10 PM Chicago time, from the file name, read as UTC"
            ),
            (
                try moment("campus.zip", asOf: "2026-11-24T04:10:00Z"),
                "Nov 23, 10:10 PM Chicago time, as --as-of says"
            ),
            (try moment("campus.zip"), "Nov 24, 1:30 AM Chicago time, from the times of its files"),
            (
                try moment("campus.zip", newest: nil),
                "Nov 24, 2:00 AM Chicago time, by the clock, as nothing in it says when"
            ),
        ]
        for (moment, expected) in cases {
            #expect(try words(moment).origin == expected)
            #expect(try words(moment).note == nil)
            #expect(moment.isLook)
        }
    }

    @Test("A time ahead of the clock counts as the clock, is no look, and is told")
    func aTimeAheadOfTheClockCountsAsTheClock() throws {
        let local = try moment("campus-20261124T0400.zip")
        #expect(local.time == Self.now)
        #expect(!local.isLook)
        #expect(try words(local).origin == "Nov 24, 2:00 AM Chicago time, by the clock")
        #expect(
            try words(local).note
                == "The name says Nov 24, 4:00 AM Chicago time, which is ahead of the clock, so it counts as now. "
                + "If the name is in UTC, let it end in Z.")
        let utc = try moment("campus-20261124T100000Z.zip")
        #expect(
            try words(utc).note
                == "The name says Nov 24, 4:00 AM Chicago time, which is ahead of the clock, so it counts as now."
        )
        let files = try moment("campus.zip", newest: "2026-11-24T10:00:00Z")
        #expect(!files.isLook)
        #expect(try words(files).note?.hasPrefix("Its files are of Nov 24, 4:00 AM Chicago time") == true)
        // To the second of the clock it is not ahead.
        #expect(try moment("campus-20261124T080000Z.zip").isLook)
        #expect(try !moment("campus-20261124T080001Z.zip").isLook)
    }

    @Test("Under a clock that was put back it counts as the last read-back's time, and that is said")
    func clockPutBack() throws {
        let note = try words(moment("campus-20261124T0400.zip"), now: Self.now.adding(seconds: -3600)).note
        #expect(note?.contains("so it counts as Nov 24, 2:00 AM.") == true)
    }
}
