import Domain
import OneRoster

/// A session begins before it ends: its end is the first day that no longer belongs to it.
///
/// Keeps the days of each session for `LineItemDatesRule`.
final class SessionDatesRule: RowRule {
    private struct Columns {
        let start: Int
        let end: Int
    }

    private let index: SetIndex
    private var columns: Columns?
    private var days = RowValues<ClosedRange<CalendarDay>?>(unknown: nil)

    init(_ index: SetIndex) {
        self.index = index
    }

    /// From the first day to the end day, which is let pass as if it belonged to the session, because many
    /// exports write it so; nil where the days of the session are not known or make no sense.
    func days(ofSession row: Int) -> ClosedRange<CalendarDay>? { days[row] }

    func begin(_ table: Table, file: String, isDelta: Bool) -> Bool {
        guard table.name == "academicSessions", let start = table.place(of: "startDate"),
            let end = table.place(of: "endDate")
        else { return false }
        columns = Columns(start: start, end: end)
        return true
    }

    func see(_ row: CheckedRow, _ report: (Finding) -> Void) {
        guard let columns, !index.isDeleted, let start = row.day(columns.start),
            let end = row.day(columns.end)
        else { return }
        if start < end {
            days.set(start...end, at: index.own)
        } else {
            report(row.finding(.sessionDates, columns.end, detail: "not after startDate"))
        }
    }
}
