import CSVCore
import Inputs

/// The persons of Persons.csv, and those that only a membership names, in the order they were read.
struct PersonTable {
    static let noStudent = UInt32.max

    let ids = IDTable()
    let studentIDs = IDTable()
    /// Person → student; `noStudent` without a SyncKey.
    private(set) var student: [UInt32] = []

    init(_ opener: TableOpener) throws {
        var table = try opener.required(GradebookTables.persons)
        while try table.next() {
            guard !table[0].isEmpty else {
                opener.report(table.badValue(0, id: nil))
                continue
            }
            guard ids.add(table[0]).isNew else { throw table.repeatedKey() }
            student.append(table[1].isEmpty ? Self.noStudent : UInt32(studentIDs.add(table[1]).index))
        }
        try ids.refuseShortened(table, 0)
        try studentIDs.refuseShortened(table, 1)
    }

    /// A person whom Persons.csv does not have: known by id, without a student in Campus.
    mutating func addUnknown(_ id: FieldBytes) -> Int {
        student.append(Self.noStudent)
        return ids.add(id).index
    }
}

/// The persons by rank, and the students that they are in Campus.
///
/// Students are ranked in the byte order of their ids, persons in the order of their student and then of
/// their own id, so that whatever is sorted by person comes out in the order of the results in a bundle.
struct Persons {
    /// Both numbered by rank.
    let ids: IDTable
    let studentIDs: IDTable
    /// Person → student; `PersonTable.noStudent` for a person without a SyncKey.
    let student: [UInt32]

    /// Numbers the tables of the persons who were read anew, by rank.
    ///
    /// - Returns: also the rank of each person as numbered before.
    static func ranking(_ table: PersonTable) -> (Persons, rank: [UInt32]) {
        let (studentIDs, studentRank) = table.studentIDs.renumberedInOrder()
        // A person without a student comes before all others; the place among the ids settles equal students.
        let byID = table.ids.sorted()
        let keys = byID.enumerated().map { place, person in
            let student = table.student[Int(person)]
            let key = student == PersonTable.noStudent ? 0 : UInt64(studentRank[Int(student)]) + 1
            return key << 32 | UInt64(place)
        }
        let order = keys.sorted().map { byID[Int($0 & 0xffff_ffff)] }
        let (ids, rank) = table.ids.renumbered(inOrder: order)
        let student = order.map { person in
            let student = table.student[Int(person)]
            return student == PersonTable.noStudent ? student : studentRank[Int(student)]
        }
        return (Persons(ids: ids, studentIDs: studentIDs, student: student), rank)
    }
}
