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
        let (id, syncKey, passback, status) = (0, 1, 3, 4)
        var table = try opener.required(GradebookTables.courses)
        while try table.next() {
            guard !table[id].isEmpty else {
                opener.report(table.badValue(id, id: nil))
                continue
            }
            guard ids.add(table[id]).isNew else { throw table.repeatedKey() }
            var course: Flags = []
            if !table[syncKey].isEmpty { course.insert(.fromCampus) }
            switch Cell.flag(table[passback], empty: false) {
            case true?: course.insert(.passback)
            case false?: break
            case nil:
                course.insert(.rejected)
                opener.report(table.badValue(passback, id: table.string(id)))
            }
            if !table.has(status) || Cell.equals(table[status], "Active") || table[status].isEmpty {
                course.insert(.active)
            }
            flags.append(course)
        }
    }
}
