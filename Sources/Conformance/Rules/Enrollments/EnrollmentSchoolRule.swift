import CSVCore
import Inputs
import OneRoster

/// An enrollment names the school of its class.
final class EnrollmentSchoolRule: RowRule {
    private let index: SetIndex
    private let schools = IDTable()
    /// For each class the index of its school in `schools`.
    private var schoolOfClass = RowValues(unknown: -1)
    private var isClasses = false
    private var classColumn = -1
    private var schoolColumn = -1

    init(_ index: SetIndex) {
        self.index = index
    }

    func begin(_ table: Table, file: String, isDelta: Bool) -> Bool {
        guard ["classes", "enrollments"].contains(table.name), let school = table.place(of: "schoolSourcedId")
        else { return false }
        isClasses = table.name == "classes"
        schoolColumn = school
        classColumn = table.place(of: "classSourcedId") ?? -1
        return isClasses || classColumn >= 0
    }

    func see(_ row: CheckedRow, _ report: (Finding) -> Void) {
        guard !index.isDeleted, let school = row.value(schoolColumn) else { return }
        if isClasses { return schoolOfClass.set(schools.add(school).index, at: index.own) }
        let expected = schoolOfClass[index.links[classColumn]]
        guard expected >= 0, !schools.isSame(expected, as: school) else { return }
        report(row.finding(.enrollmentSchool, schoolColumn, detail: "not the school of the class"))
    }
}
