import Domain
import Testing

@Suite("Due and assign dates of a line item")
struct LineItemDatesTests {
    private func due(_ deadline: String, _ zone: ZoneRules) throws -> CalendarDay? {
        LineItemDates.dueDate(deadline: try instant(deadline), period: try autumn(), zone: zone)
    }

    private func hold(due: CalendarDay?) throws -> HoldReason? {
        LineItemRules.hold(dueDate: due, period: try autumn(), sectionInCampus: true)
    }

    @Test("A deadline is cut to the day that it is in the district")
    func cutInZone() throws {
        #expect(try due("2026-10-02T04:59:00Z", chicago()) == day("2026-10-01"))
        #expect(try due("2026-10-02T04:59:00Z", .utc) == day("2026-10-02"))
    }

    @Test("23:59 on the last day of the period is inside it, although it is the next day in UTC")
    func lastMinute() throws {
        let due = try due("2026-12-19T05:59:00Z", chicago())
        #expect(due == (try day("2026-12-18")))
        #expect(try hold(due: due) == nil)
    }

    @Test("One minute later it is outside")
    func minuteTooLate() throws {
        #expect(try hold(due: try due("2026-12-19T06:00:00Z", chicago())) == .dueOutsidePeriod)
    }

    @Test("The first and the last day of the period are inside, their neighbours are not")
    func theFirstAndTheLastDayOfThePeriodAreInside() throws {
        #expect(try hold(due: day("2026-08-31")) == .dueOutsidePeriod)
        #expect(try hold(due: day("2026-09-01")) == nil)
        #expect(try hold(due: day("2026-12-18")) == nil)
        #expect(try hold(due: day("2026-12-19")) == .dueOutsidePeriod)
    }

    private func assign(kept: String? = nil, activeFrom: String? = nil, due: String, today: String)
        throws -> CalendarDay
    {
        try assigned(kept: kept, activeFrom: activeFrom, due: due, today: today).day
    }

    private func assigned(kept: String? = nil, activeFrom: String? = nil, due: String, today: String)
        throws -> AssignDate
    {
        LineItemDates.assignDate(
            kept: try kept.map(day), activeFrom: try activeFrom.map(instant), dueDate: try day(due),
            period: try autumn(), today: try day(today), zone: try chicago())
    }

    @Test("An item is assigned on the day it became active, in the district's zone")
    func activeFrom() throws {
        let date = try assign(
            activeFrom: "2026-09-15T03:00:00Z", due: "2026-10-01", today: "2026-09-20")
        #expect(date == (try day("2026-09-14")))
    }

    @Test("Without that, on the day it is first sent")
    func withoutThatOnTheDayItIsFirstSent() throws {
        #expect(try assign(due: "2026-10-01", today: "2026-09-20") == day("2026-09-20"))
    }

    @Test("Sent after it was due, it is assigned on the due date")
    func sentAfterItWasDue() throws {
        #expect(try assign(due: "2026-10-01", today: "2026-10-20") == day("2026-10-01"))
    }

    @Test("Once sent, the assign date is kept")
    func onceSentTheAssignDateIsKept() throws {
        let date = try assign(
            kept: "2026-09-10", activeFrom: "2026-09-15T12:00:00Z", due: "2026-10-01", today: "2026-09-20"
        )
        #expect(date == (try day("2026-09-10")))
    }

    @Test("No assign date is later than the due date, not even one that was kept")
    func neverAfterDue() throws {
        let date = try assign(
            kept: "2026-09-10", activeFrom: "2026-11-15T12:00:00Z", due: "2026-09-05", today: "2026-09-20"
        )
        #expect(date == (try day("2026-09-05")))
        let active = try assign(
            activeFrom: "2026-11-15T12:00:00Z", due: "2026-09-05", today: "2026-09-01")
        #expect(active == (try day("2026-09-05")))
    }

    @Test("An assign date outside the grading period becomes its first or its last day, and that is said")
    func outsidePeriod() throws {
        for stated in ["2025-09-15T12:00:00Z", "2026-08-31T12:00:00Z"] {
            let copied = try assigned(activeFrom: stated, due: "2026-10-01", today: "2026-09-20")
            #expect(copied == AssignDate(day: try day("2026-09-01"), isMoved: true))
        }
        // What was sent before is moved once; then the day that was sent is inside, and kept.
        let sent = try assigned(kept: "2025-09-15", due: "2026-10-01", today: "2026-09-20")
        #expect(sent == AssignDate(day: try day("2026-09-01"), isMoved: true))
        let kept = try assigned(kept: "2026-09-01", due: "2026-10-01", today: "2026-09-21")
        #expect(kept == AssignDate(day: try day("2026-09-01"), isMoved: false))
        let later = try assigned(activeFrom: "2027-01-10T12:00:00Z", due: "2026-12-18", today: "2026-09-20")
        #expect(later == AssignDate(day: try day("2026-12-18"), isMoved: true))
        let beforeDue = try assigned(
            activeFrom: "2027-01-10T12:00:00Z", due: "2026-10-01", today: "2026-09-20")
        #expect(beforeDue == AssignDate(day: try day("2026-10-01"), isMoved: true))
    }

    @Test(
        "The first and the last day of the period are inside; so is a day after the due date, which becomes that one"
    )
    func insidePeriod() throws {
        for (stated, expected) in [
            ("2026-09-01T12:00:00Z", "2026-09-01"), ("2026-12-18T12:00:00Z", "2026-10-01"),
        ] {
            let inside = try assigned(activeFrom: stated, due: "2026-10-01", today: "2026-09-20")
            #expect(inside == AssignDate(day: try day(expected), isMoved: false))
        }
    }

    @Test("The day of the first sending becomes the period's first or last, which is no news")
    func sentOutsidePeriod() throws {
        #expect(
            try assigned(due: "2026-10-01", today: "2026-08-20")
                == AssignDate(day: day("2026-09-01"), isMoved: false))
        #expect(
            try assigned(due: "2026-12-18", today: "2027-01-20")
                == AssignDate(day: day("2026-12-18"), isMoved: false))
    }
}
