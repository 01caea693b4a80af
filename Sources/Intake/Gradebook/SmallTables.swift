import CSVCore
import Domain
import Inputs

/// The terms of itslearning, with the grading period of Campus that each stands for.
struct Terms {
    let ids = IDTable()
    /// Term → academicSession sourcedId; empty where the term has none.
    private(set) var external: [String] = []
    /// Term → EndDate, its last day; nil where that is no day, which decides nothing.
    private(set) var endDates: [CalendarDay?] = []

    init(_ opener: TableOpener) throws {
        var table = try opener.required(GradebookTables.terms)
        while try table.next() {
            guard !table[0].isEmpty else {
                opener.report(table.badValue(0, id: nil))
                continue
            }
            guard ids.add(table[0]).isNew else { throw table.repeatedKey() }
            external.append(table.string(4))
            endDates.append(opener.dates.dayOfTime(Cell.trimmed(table[3])))
        }
    }
}

/// The itslearning categories; the file may be absent.
struct Categories {
    let ids = IDTable()
    private(set) var titles: [String] = []

    init(_ opener: TableOpener) throws {
        guard var table = try opener.optional(GradebookTables.categories) else { return }
        while try table.next() {
            guard !table[0].isEmpty else {
                opener.report(table.badValue(0, id: nil))
                continue
            }
            guard ids.add(table[0]).isNew else { throw table.repeatedKey() }
            titles.append(table.string(1))
        }
    }
}

/// What the Transfer button recorded: who asked for what, and when last (`transfer.mode: requested`).
struct TransferRequests {
    private struct Scope: Hashable {
        /// -1 stands for all.
        var course: Int
        var item: Int
        var section: Int
    }

    private var newest: [Scope: Instant] = [:]
    /// False where the export has no TransferRequests.csv.
    let isPresent: Bool

    init(_ opener: TableOpener, courses: Courses, items: Items, sections: Sections) throws {
        let (courseID, requestedAt, itemID, groupID) = (0, 1, 2, 3)
        guard var table = try opener.optional(GradebookTables.requests) else {
            isPresent = false
            return
        }
        isPresent = true
        while try table.next() {
            let course = courses.ids.index(of: table[courseID])
            let item = table[itemID].isEmpty ? -1 : items.ids.index(of: table[itemID])
            let group = table[groupID].isEmpty ? -1 : sections.groupIDs.index(of: table[groupID])
            guard let course, let item, let group else {
                let column = course == nil ? courseID : item == nil ? itemID : groupID
                opener.report(table.unknownReference(column, id: nil))
                continue
            }
            guard let instant = opener.dates.instant(table[requestedAt]) else {
                opener.report(table.badValue(requestedAt, id: table.string(courseID)))
                continue
            }
            // A group that a teacher made is no section: its request covers nothing that can be sent.
            let section = group < 0 ? -1 : Int(sections.sectionOfGroup[group])
            let scope = Scope(course: course, item: item, section: section)
            newest[scope] = max(instant, newest[scope] ?? instant)
        }
    }

    /// When the newest transfer that covers this item in this section was asked for.
    func newest(course: Int, item: Int, section: Int) -> Instant? {
        [
            Scope(course: course, item: item, section: section),
            Scope(course: course, item: item, section: -1),
            Scope(course: course, item: -1, section: section), Scope(course: course, item: -1, section: -1),
        ].compactMap { newest[$0] }.max()
    }
}
