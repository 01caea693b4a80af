import OneRoster

/// A line item is due no earlier than it is assigned, and while its session lasts.
final class LineItemDatesRule: RowRule {
    private struct Columns {
        let assign: Int
        let due: Int
        let session: Int
    }

    private let index: SetIndex
    private let sessions: SessionDatesRule
    private var columns: Columns?

    init(_ index: SetIndex, _ sessions: SessionDatesRule) {
        self.index = index
        self.sessions = sessions
    }

    func begin(_ table: Table, file: String, isDelta: Bool) -> Bool {
        let session = table.place(of: "gradingPeriodSourcedId") ?? table.place(of: "academicSessionSourcedId")
        guard table.name == "lineItems", let session, let assign = table.place(of: "assignDate"),
            let due = table.place(of: "dueDate")
        else { return false }
        columns = Columns(assign: assign, due: due, session: session)
        return true
    }

    func see(_ row: CheckedRow, _ report: (Finding) -> Void) {
        guard let columns, !index.isDeleted, let due = row.day(columns.due) else { return }
        if let assigned = row.day(columns.assign), due < assigned {
            // A due date that is wrong by much is outside the session too: one fault, one finding.
            report(row.finding(.dueBeforeAssigned, columns.due, detail: "before assignDate"))
        } else if let days = sessions.days(ofSession: index.links[columns.session]), !days.contains(due) {
            let place = due < days.lowerBound ? "before it begins" : "after it ends"
            report(row.finding(.dateOutsideSession, columns.due, detail: place))
        }
    }
}
