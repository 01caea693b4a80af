import CSVCore
import Inputs

/// The courses with their flags (rule 1).
struct Courses {
    struct Flags: OptionSet {
        let rawValue: UInt8
        static let fromCampus = Flags(rawValue: 1)
        static let passback = Flags(rawValue: 2)
        static let active = Flags(rawValue: 4)
        static let rejected = Flags(rawValue: 8)
    }

    let ids = IDTable()
    private(set) var flags: [Flags] = []

    init(_ opener: TableOpener) throws {
        let (id, syncKey, passback, status, archived) = (0, 1, 3, 4, 5)
        var table = try opener.required(GradebookTables.courses)
        var unreadable = UnreadableColumns(table) { $0 == status ? .courseStatus : .flag }
        while try table.next() {
            guard !table[id].isEmpty else {
                opener.report(table.badValue(id, id: nil))
                continue
            }
            guard ids.add(table[id]).isNew else { throw table.repeatedKey() }
            var course: Flags = []
            if !table[syncKey].isEmpty { course.insert(.fromCampus) }
            func flag(_ column: Int) -> Bool {
                let flag = Cell.flag(table[column], empty: false)
                if !table[column].isEmpty { unreadable.note(column, of: table, isReadable: flag != nil) }
                if flag == nil {
                    course.insert(.rejected)
                    opener.report(table.badValue(column, id: table.string(id)))
                }
                return flag ?? false
            }
            if flag(passback) { course.insert(.passback) }
            if !Cell.isBlank(table[status]) {
                unreadable.note(status, of: table, isReadable: Self.isWord(table[status]))
            }
            if !table.has(status) || Cell.isBlank(table[status]) || Cell.says(table[status], "active") {
                course.insert(.active)
            }
            if flag(archived) { course.remove(.active) }
            flags.append(course)
        }
        // A pilot has one course or two.
        try unreadable.check(table, isSmall: true)
    }

    /// A number says nothing of the course to anybody who does not know the system that wrote it.
    private static func isWord(_ status: FieldBytes) -> Bool {
        status.contains { $0 >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
    }
}
