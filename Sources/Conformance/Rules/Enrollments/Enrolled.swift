import Inputs
import OneRoster

/// Who is enrolled as a student where; finds nothing itself, and comes before `StudentRule`.
///
/// What an enrollment that cannot be read would have said is not known: whoever it may be about is taken as
/// enrolled, so that one fault is not told a second time of every result.
final class Enrolled: RowRule {
    private struct Columns {
        let classID: Int
        let user: Int
        let role: Int
    }

    private let index: SetIndex
    private var columns: Columns?
    private var pairs = NumberSet()
    private var openClasses: Set<Int> = []
    private var openUsers: Set<Int> = []
    private var isOpen = false
    private var isDelta = false
    private var isWhole = false

    init(_ index: SetIndex) {
        self.index = index
    }

    /// True only where enrollments.csv tells so for certain. The arguments are indices of rows.
    func isOutside(user: Int, classRow: Int) -> Bool {
        guard isWhole, !isOpen, !openClasses.contains(classRow), !openUsers.contains(user) else {
            return false
        }
        return !pairs.contains(Self.pair(classRow, user))
    }

    func begin(_ table: Table, file: String, isDelta: Bool) -> Bool {
        guard table.name == "enrollments", let classID = table.place(of: "classSourcedId"),
            let user = table.place(of: "userSourcedId"), let role = table.place(of: "role")
        else { return false }
        columns = Columns(classID: classID, user: user, role: role)
        self.isDelta = isDelta
        return true
    }

    func see(_ row: CheckedRow, _ report: (Finding) -> Void) {
        guard let columns, mayBeStudent(row, columns.role) else { return }
        let classRow = index.links[columns.classID]
        let user = index.links[columns.user]
        switch (classRow >= 0, user >= 0) {
        case (true, true): _ = pairs.insert(Self.pair(classRow, user))
        case (true, false): openClasses.insert(classRow)
        case (false, true): openUsers.insert(user)
        case (false, false): isOpen = true
        }
    }

    func end(_ table: Table, isRead: Bool, _ report: (Finding) -> Void) {
        isWhole = isRead && !isDelta
    }

    private func mayBeStudent(_ row: CheckedRow, _ column: Int) -> Bool {
        guard let role = row.value(column) else { return true }
        return Word.equals(role, "student") || Word.isExtension(role)
    }

    private static func pair(_ classRow: Int, _ user: Int) -> UInt64 {
        UInt64(classRow) << 32 | UInt64(user)
    }
}
