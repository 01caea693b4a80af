/// Whether a roster's end dates are last days, though OneRoster's are the first day after (`roster.endDate`; D196).
public enum EndDates {
    /// A session as the roster writes it.
    public struct Session: Hashable, Sendable {
        public var type: String
        public var first: CalendarDay
        public var end: CalendarDay

        public init(type: String = "", first: CalendarDay, end: CalendarDay) {
            self.type = type
            self.first = first
            self.end = end
        }
    }

    /// All of them follow day on day; or all end as school does.
    public static func lookInclusive(_ sessions: [Session]) -> Bool {
        followDayOnDay(sessions) || endAsSchoolDoes(sessions)
    }

    /// Of each type every one begins on the day after another's endDate, but for the first: that day would belong to none
    /// of them by OneRoster's rule.
    private static func followDayOnDay(_ sessions: [Session]) -> Bool {
        var pairs = 0
        // Schools have the same ones.
        for ofType in Dictionary(grouping: Set(sessions), by: \.type).values {
            let inOrder = ofType.sorted { ($0.first, $0.end) < ($1.first, $1.end) }
            for (session, next) in zip(inOrder, inOrder.dropFirst()) {
                guard next.first == session.end.adding(days: 1) else { return false }
                pairs += 1
            }
        }
        return pairs > 0
    }

    /// Every session ends on a Friday or the last of a month, or the day before another begins; and none begins on the day
    /// on which another ends, as they do by OneRoster's rule.
    private static func endAsSchoolDoes(_ sessions: [Session]) -> Bool {
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
