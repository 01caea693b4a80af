import CSVCore
public import Domain
public import Inputs

/// The sessions of a roster with their dates as they stand there, whatever `roster.endDate` says of them.
public enum SessionDates {
    /// Each active session whose days can be read; nothing else of the roster is looked at.
    public static func read(
        _ set: InputSet, profile: Profile, inactive: Roster.Inactive? = nil,
        limits: TableLimits = TableLimits()
    ) throws -> [EndDates.Session] {
        let opener = TableOpener(.roster, set: set, profile: profile, limits: limits, report: { _ in })
        let (start, end, status, type) = (1, 2, 3, 4)
        var rows = try RosterRows(
            opener, RosterTables.sessions, inactive: inactive, isSmall: true, mustHaveRows: false)
        var sessions: [EndDates.Session] = []
        while try rows.next() {
            guard let first = rows.day(start), let endDate = rows.day(end), rows.counts(status) else {
                continue
            }
            let word = String(decoding: Cell.trimmed(rows.table[type]), as: UTF8.self).lowercased()
            sessions.append(EndDates.Session(type: word, first: first, end: endDate))
        }
        return sessions
    }
}
