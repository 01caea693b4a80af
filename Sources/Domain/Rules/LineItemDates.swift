/// The day on which an assignment is given, as it is sent.
public struct AssignDate: Sendable, Equatable {
    public var day: CalendarDay
    /// What itslearning says, or what was sent before, lies outside the grading period.
    public var isMoved: Bool

    public init(day: CalendarDay, isMoved: Bool) {
        self.day = day
        self.isMoved = isMoved
    }
}

/// Due and assign dates of a line item (Spec/formats-out.md; rule 10 of Spec/rules.md).
public enum LineItemDates {
    /// The deadline as a day in the district's zone; without one, the last day of the grading period.
    public static func dueDate(
        deadline: Instant?, period: GradingPeriod?, zone: ZoneRules
    ) -> CalendarDay? {
        if let deadline { return zone.day(at: deadline) }
        return period?.lastDay
    }

    /// Kept once sent; else the day the item became active, else the day it is first sent.
    ///
    /// Never outside the grading period, because Campus does not take it there: a course copied from last year has last
    /// year's days (D194). Never later than the due date: OneRoster has no assignment that is due before it is given.
    public static func assignDate(
        kept: CalendarDay?, activeFrom: Instant?, dueDate: CalendarDay, period: GradingPeriod,
        today: CalendarDay, zone: ZoneRules
    ) -> AssignDate {
        let stated = kept ?? activeFrom.map(zone.day(at:))
        let inside = max(period.firstDay, min(stated ?? today, period.lastDay))
        return AssignDate(day: min(inside, dueDate), isMoved: stated.map { $0 != inside } ?? false)
    }
}
