import Domain
import Testing

@Suite("What the end dates of a roster look like")
struct EndDatesTests {
    private func look(_ sessions: [(String, String)]) throws -> Bool {
        try lookByType(sessions.map { ("", $0.0, $0.1) })
    }

    /// Type, first day and endDate of each.
    private func lookByType(_ sessions: [(String, String, String)]) throws -> Bool {
        EndDates.lookInclusive(
            try sessions.map { EndDates.Session(type: $0.0, first: try day($0.1), end: try day($0.2)) })
    }

    @Test("Terms that end on Fridays, at month ends, or the day before the next begins: last days")
    func termsThatEndOnFridays() throws {
        // 2026-10-09 and 2026-12-18 are Fridays.
        #expect(try look([("2026-08-12", "2026-10-09"), ("2026-10-12", "2026-12-18")]))
        #expect(try look([("2026-08-01", "2026-10-31"), ("2026-11-01", "2027-02-28")]))
        #expect(try look([("2026-08-12", "2026-10-07"), ("2026-10-08", "2026-12-18")]))
        // The year around them ends with the last of them.
        #expect(
            try look([
                ("2026-08-12", "2026-10-09"), ("2026-10-12", "2026-12-18"), ("2026-08-12", "2026-12-18"),
            ]))
    }

    @Test("Terms that end on Saturdays, or on the day the next begins: first days after, as OneRoster says")
    func termsThatEndOnSaturdays() throws {
        #expect(try !look([("2026-08-12", "2026-10-10"), ("2026-10-12", "2026-12-19")]))
        #expect(try !look([("2026-08-12", "2026-10-09"), ("2026-10-09", "2026-12-18")]))
        #expect(try !look([("2026-08-12", "2026-10-09"), ("2026-10-12", "2026-12-19")]))
        #expect(try !look([("2026-08-01", "2026-11-01"), ("2026-11-01", "2027-03-01")]))
    }

    @Test(
        "Quarters that follow day on day are last days, whatever weekday they end on and whatever stands beside"
    )
    func quartersThatFollowDayOnDay() throws {
        // 2026-10-08, 2026-12-17 and 2027-05-27 are Thursdays.
        let quarters = [
            ("gradingPeriod", "2026-08-12", "2026-10-08"), ("gradingPeriod", "2026-10-09", "2026-12-17"),
            ("gradingPeriod", "2026-12-18", "2027-05-27"),
        ]
        #expect(try lookByType(quarters))
        #expect(try lookByType(quarters + [("schoolYear", "2026-08-12", "2027-05-27")]))
        #expect(try lookByType(quarters.reversed() + quarters), "of two schools")
        #expect(
            try lookByType(
                quarters + [
                    ("semester", "2026-08-12", "2026-12-17"), ("semester", "2026-12-18", "2027-05-27"),
                ]))
        // A pair that does not follow, of this type or another, and the first sign is none.
        #expect(try !lookByType(Array(quarters.prefix(2)) + [("gradingPeriod", "2026-12-19", "2027-05-27")]))
        #expect(
            try !lookByType(
                quarters + [
                    ("semester", "2026-08-12", "2026-12-17"), ("semester", "2027-01-05", "2027-05-27"),
                ]))
        // The day after one begins another of another type.
        #expect(
            try !lookByType([
                ("gradingPeriod", "2026-08-12", "2026-10-08"), ("semester", "2026-10-09", "2027-05-27"),
            ]))
    }

    @Test("One end date alone says nothing")
    func oneEndDateAloneSaysNothing() throws {
        #expect(try !look([]))
        #expect(try !look([("2026-10-12", "2026-12-18"), ("2026-08-12", "2026-12-18")]))
    }

    @Test(
        "Due on the day that is the roster's endDate and itslearning's EndDate: the roster seems to mean last days"
    )
    func onEndDate() throws {
        let period = try autumn()  // Until 2026-12-18; its endDate is the 19th.
        func likely(_ due: String?, _ termEnd: String?) throws -> Bool {
            EndDates.areLikelyInclusive(
                dueDate: try due.map(day), period: period, termEnd: try termEnd.map(day))
        }
        #expect(try likely("2026-12-19", "2026-12-19"))
        #expect(try !likely("2026-12-19", "2026-12-18"))
        #expect(try !likely("2026-12-19", nil))
        #expect(try !likely("2026-12-20", "2026-12-19"))
        #expect(try !likely("2026-12-18", "2026-12-18"))
        #expect(try !likely(nil, "2026-12-19"))
    }
}
