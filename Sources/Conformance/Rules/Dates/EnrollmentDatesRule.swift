import OneRoster

/// An enrollment does not end before it begins.
final class EnrollmentDatesRule: RowRule {
    private struct Columns {
        let begin: Int
        let end: Int
    }

    private let index: SetIndex
    private var columns: Columns?

    init(_ index: SetIndex) {
        self.index = index
    }

    func begin(_ table: Table, file: String, isDelta: Bool) -> Bool {
        guard table.name == "enrollments", let begin = table.place(of: "beginDate"),
            let end = table.place(of: "endDate")
        else { return false }
        columns = Columns(begin: begin, end: end)
        return true
    }

    func see(_ row: CheckedRow, _ report: (Finding) -> Void) {
        guard let columns, !index.isDeleted, let begin = row.day(columns.begin),
            let end = row.day(columns.end),
            begin > end
        else { return }
        report(row.finding(.enrollmentDates, columns.end, detail: "before beginDate"))
    }
}
