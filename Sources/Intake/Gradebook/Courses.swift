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
            if !table.has(status) || Cell.isBlank(table[status]) || Cell.says(table[status], "active") {
                course.insert(.active)
            }
            switch Cell.flag(table[archived], empty: false) {
            case true?: course.remove(.active)
            case false?: break
            case nil:
                course.insert(.rejected)
                opener.report(table.badValue(archived, id: table.string(id)))
            }
            flags.append(course)
        }
    }
}
