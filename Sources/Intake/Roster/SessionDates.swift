public import Domain
public import Inputs

/// The sessions of a roster with their dates as they stand there, whatever `roster.endDate` says of them.
public enum SessionDates {
    /// First day and endDate of each active session whose days can be read; nothing else of the roster is looked at.
    public static func read(
        _ set: InputSet, profile: Profile, inactive: Roster.Inactive = .leftOut,
        limits: TableLimits = TableLimits()
    ) throws -> [(first: CalendarDay, end: CalendarDay)] {
        let opener = TableOpener(.roster, set: set, profile: profile, limits: limits, report: { _ in })
        let (start, end, status) = (1, 2, 3)
        var rows = try RosterRows(opener, RosterTables.sessions, inactive: inactive)
        var sessions: [(first: CalendarDay, end: CalendarDay)] = []
        while try rows.next() {
            guard let first = rows.day(start), let endDate = rows.day(end), rows.counts(status) else {
                continue
            }
            sessions.append((first, endDate))
        }
        return sessions
    }
}
