import OneRoster

/// Who has the role of a student: in 1.1 a cell of users.csv says it, in 1.2 the rows of roles.csv. Finds nothing
/// itself, and comes before `StudentRule`.
final class UserRoles: RowRule {
    private enum Standing: UInt8 {
        case unknown, other, maybeStudent
    }

    private let index: SetIndex
    private var standings: [Standing] = []
    private var roleColumn = -1
    /// The column that leads to the user; -1 where the row is the user's own.
    private var userColumn = -1
    /// Somebody has a role, and it is not known who.
    private var isOpen = false
    private var isDelta = false
    private var isWhole = false

    init(_ index: SetIndex) {
        self.index = index
    }

    /// True only where the set tells so for certain: the user has roles, and is no student.
    func isNoStudent(_ user: Int) -> Bool {
        isWhole && !isOpen && standings.indices.contains(user) && standings[user] == .other
    }

    func begin(_ table: Table, file: String, isDelta: Bool) -> Bool {
        // resources.csv has a column of that name too.
        guard ["users", "roles"].contains(table.name), let role = table.place(of: "role") else {
            return false
        }
        roleColumn = role
        userColumn = table.place(of: "userSourcedId") ?? -1
        self.isDelta = isDelta
        return true
    }

    func see(_ row: CheckedRow, _ report: (Finding) -> Void) {
        let standing = standing(row)
        let user = userColumn < 0 ? index.own : index.links[userColumn]
        guard user >= 0 else {
            if standing == .maybeStudent { isOpen = true }
            return
        }
        while standings.count <= user { standings.append(.unknown) }
        if standing.rawValue > standings[user].rawValue { standings[user] = standing }
    }

    func end(_ table: Table, isRead: Bool, _ report: (Finding) -> Void) {
        isWhole = isRead && !isDelta
    }

    private func standing(_ row: CheckedRow) -> Standing {
        guard let role = row.value(roleColumn) else { return .maybeStudent }
        return Word.equals(role, "student") || Word.isExtension(role) ? .maybeStudent : .other
    }
}
