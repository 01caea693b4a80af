import OneRoster

/// A result is one of a student, who is enrolled as such in the class of the line item.
final class StudentRule: RowRule {
    private struct Columns {
        let student: Int
        let lineItem: Int
    }

    private let index: SetIndex
    private let roles: UserRoles
    private let enrolled: Enrolled
    private var classOfLineItem = RowValues(unknown: -1)
    private var classColumn: Int?
    private var columns: Columns?

    init(_ index: SetIndex, _ roles: UserRoles, _ enrolled: Enrolled) {
        self.index = index
        self.roles = roles
        self.enrolled = enrolled
    }

    func begin(_ table: Table, file: String, isDelta: Bool) -> Bool {
        classColumn = table.name == "lineItems" ? table.place(of: "classSourcedId") : nil
        if table.name == ReferenceTarget.results, let student = table.place(of: "studentSourcedId"),
            let lineItem = table.place(of: "lineItemSourcedId")
        {
            columns = Columns(student: student, lineItem: lineItem)
        }
        // A delta of users does not list every user.
        return classColumn != nil || table.name == ReferenceTarget.results && index.isWhole("users")
    }

    func see(_ row: CheckedRow, _ report: (Finding) -> Void) {
        guard !index.isDeleted else { return }
        if let classColumn { return classOfLineItem.set(index.links[classColumn], at: index.own) }
        guard let columns else { return }
        let student = index.links[columns.student]
        guard student >= 0 else { return }
        if roles.isNoStudent(student) {
            report(row.finding(.resultNotStudent, columns.student))
            return
        }
        let classRow = classOfLineItem[index.links[columns.lineItem]]
        if classRow >= 0, enrolled.isOutside(user: student, classRow: classRow) {
            report(row.finding(.resultNotEnrolled, columns.student))
        }
    }
}
