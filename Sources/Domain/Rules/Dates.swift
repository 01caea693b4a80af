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
    /// Never later than the due date: OneRoster has no assignment that is due before it is given.
    public static func assignDate(
        kept: CalendarDay?, activeFrom: Instant?, dueDate: CalendarDay, today: CalendarDay,
        zone: ZoneRules
    ) -> CalendarDay {
        let wanted = kept ?? activeFrom.map(zone.day(at:)) ?? today
        return min(wanted, dueDate)
    }
}
