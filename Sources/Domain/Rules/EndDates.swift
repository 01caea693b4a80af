/// Whether a roster's end dates are last days, though OneRoster's are the first day after (`roster.endDate`; D196).
public enum EndDates {
    /// Every session ends as school does, on a Friday or the last of a month, or the day before the next begins; and none
    /// begins on the day on which another ends, as they do by OneRoster's rule.
    ///
    /// - Parameter sessions: first day and endDate, as the roster writes them.
    public static func lookInclusive(_ sessions: [(first: CalendarDay, end: CalendarDay)]) -> Bool {
        let (firsts, ends) = (Set(sessions.map(\.first)), Set(sessions.map(\.end)))
        guard ends.count > 1 else { return false }
        return ends.allSatisfy { end in
            !firsts.contains(end)
                && (end.isFriday || end.isLastOfMonth || firsts.contains(end.adding(days: 1)))
        }
    }

    /// The item is due on the very day that is the endDate of its grading period in the roster and the EndDate of its term
    /// in itslearning, which is a last day: so the roster's seems to be one as well.
    ///
    /// - Parameter period: with end dates read as the first day after it.
    public static func areLikelyInclusive(
        dueDate: CalendarDay?, period: GradingPeriod, termEnd: CalendarDay?
    ) -> Bool {
        let endDate = period.lastDay.adding(days: 1)
        return dueDate == endDate && termEnd == endDate
    }
}

extension CalendarDay {
    /// 1970-01-01 was a Thursday.
    var isFriday: Bool { (daysSince1970 - 1) % 7 == 0 }

    var isLastOfMonth: Bool { adding(days: 1).yearMonthDay.day == 1 }
}
