import CSVCore
import Inputs

/// The sections: the course groups that came from Campus, and who is in them (rules 1 and 6).
///
/// A section is a course and a class of Campus; two groups of one course with one SyncId are one section.
/// Groups that a teacher made have no SyncId: they are no sections.
struct Sections {
    static let none = UInt32.max

    /// The classes, by SyncId.
    let classIDs: IDTable
    /// Section → its course and its class.
    let course: [UInt32]
    let classIndex: [UInt32]
    /// Course → its sections, in the byte order of their classes.
    let ofCourse: Adjacency
    /// Rank of person → the sections that the person is in.
    let ofPerson: Adjacency
    /// CourseGroupId → section, for transfer requests.
    let groupIDs: IDTable
    let sectionOfGroup: [UInt32]

    /// - Parameter members: by the ranks of the persons.
    init(courses: Courses, groups: GroupTable, members: Members, persons: Int) {
        let pairs = groups.sections
        var classRank = Array(repeating: UInt32(0), count: groups.classIDs.count)
        for (rank, index) in groups.classIDs.sorted().enumerated() { classRank[Int(index)] = UInt32(rank) }
        let inOrder = pairs.indices.sorted {
            classRank[Int(pairs[$0].classIndex)] < classRank[Int(pairs[$1].classIndex)]
        }
        ofCourse = Adjacency(
            count: courses.ids.count, pairs: inOrder.map { (pairs[$0].course, UInt32($0)) })
        course = pairs.map(\.course)
        classIndex = pairs.map(\.classIndex)
        classIDs = groups.classIDs
        groupIDs = groups.ids
        sectionOfGroup = groups.section
        ofPerson = Adjacency(count: persons, pairs: members.pairs)
    }
}

/// The course groups in the order they were read.
struct GroupTable {
    let ids = IDTable()
    let classIDs = IDTable()
    /// Group → section; `Sections.none` for a group that is none.
    private(set) var section: [UInt32] = []
    private(set) var sections: [(course: UInt32, classIndex: UInt32)] = []
    /// Two groups are one section, so that a person may be in it twice.
    private(set) var hasTwins = false

    init(_ opener: TableOpener, courses: Courses) throws {
        var known: [UInt64: UInt32] = [:]
        let (id, courseID, syncID) = (0, 1, 2)
        var references = References()
        var table = try opener.required(GradebookTables.groups)
        while try table.next() {
            guard !table[id].isEmpty else {
                opener.report(table.badValue(id, id: nil))
                continue
            }
            guard ids.add(table[id]).isNew else { throw table.repeatedKey() }
            let course = courses.ids.index(of: table[courseID])
            references.note(table[courseID], isKnown: course != nil)
            guard let course else {
                opener.report(table.unknownReference(courseID, id: table.string(id)))
                section.append(Sections.none)
                continue
            }
            guard !table[syncID].isEmpty else {
                section.append(Sections.none)
                continue
            }
            let classIndex = UInt32(classIDs.add(table[syncID]).index)
            let key = UInt64(course) << 32 | UInt64(classIndex)
            let number = known[key] ?? UInt32(sections.count)
            if known.updateValue(number, forKey: key) == nil {
                sections.append((UInt32(course), classIndex))
            } else {
                hasTwins = true
            }
            section.append(number)
        }
        try references.check(table, courseID, to: GradebookTables.courses, courses.ids)
        try ids.refuseShortened(table, id)
        try classIDs.refuseShortened(table, syncID)
    }
}

/// Who is in which section: each pair once, groups that are no sections left out.
struct Members {
    private(set) var pairs: [(person: UInt32, section: UInt32)] = []

    /// Numbers the persons anew.
    mutating func number(persons: [UInt32]) {
        for index in pairs.indices { pairs[index].person = persons[Int(pairs[index].person)] }
    }

    /// Adds to `persons` those whom Persons.csv does not have.
    init(_ opener: TableOpener, groups: GroupTable, persons: inout PersonTable) throws {
        // Fingerprints of (group, person), so that a repeated row of an unknown group is found too.
        var rows = NumberSet()
        let seeds = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))
        var inSection = NumberSet()
        let (groupID, personID) = (0, 1)
        var (toGroups, toPersons) = (References(), References())
        let listed = persons.ids.count
        var table = try opener.required(GradebookTables.members)
        while try table.next() {
            let row =
                ByteHash.hash(table[groupID], seed: seeds.0) ^ ByteHash.hash(table[personID], seed: seeds.1)
            guard rows.insert(row) else { throw table.repeatedKey() }
            let group = groups.ids.index(of: table[groupID])
            toGroups.note(table[groupID], isKnown: group != nil)
            guard let group else {
                opener.report(table.unknownReference(groupID, id: nil))
                continue
            }
            let person: Int
            let known = persons.ids.index(of: table[personID])
            toPersons.note(table[personID], isKnown: known.map { $0 < listed } ?? false)
            if let known {
                person = known
            } else {
                opener.report(table.unknownReference(personID, id: table.string(groupID)))
                person = persons.addUnknown(table[personID])
            }
            let section = groups.section[group]
            guard section != Sections.none else { continue }
            if !groups.hasTwins || inSection.insert(UInt64(section) << 32 | UInt64(person)) {
                pairs.append((UInt32(person), section))
            }
        }
        try toGroups.check(table, groupID, to: GradebookTables.groups, groups.ids)
        try toPersons.check(table, personID, to: GradebookTables.persons, persons.ids, first: listed)
    }
}
