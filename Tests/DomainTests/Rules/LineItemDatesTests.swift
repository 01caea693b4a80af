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
    func edges() throws {
        #expect(try hold(due: day("2026-08-31")) == .dueOutsidePeriod)
        #expect(try hold(due: day("2026-09-01")) == nil)
        #expect(try hold(due: day("2026-12-18")) == nil)
        #expect(try hold(due: day("2026-12-19")) == .dueOutsidePeriod)
    }

    private func assign(kept: String? = nil, activeFrom: String? = nil, due: String, today: String)
        throws -> CalendarDay
    {
        LineItemDates.assignDate(
            kept: try kept.map(day), activeFrom: try activeFrom.map(instant), dueDate: try day(due),
            today: try day(today), zone: try chicago())
    }

    @Test("An item is assigned on the day it became active, in the district's zone")
    func activeFrom() throws {
        let date = try assign(
            activeFrom: "2026-09-15T03:00:00Z", due: "2026-10-01", today: "2026-09-20")
        #expect(date == (try day("2026-09-14")))
    }

    @Test("Without that, on the day it is first sent")
    func firstSent() throws {
        #expect(try assign(due: "2026-10-01", today: "2026-09-20") == day("2026-09-20"))
    }

    @Test("Sent after it was due, it is assigned on the due date")
    func late() throws {
        #expect(try assign(due: "2026-10-01", today: "2026-10-20") == day("2026-10-01"))
    }

    @Test("Once sent, the assign date is kept")
    func kept() throws {
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
}
