import CSVCore

/// The persons of Persons.csv, and those that only a membership names, in the order they were read.
struct PersonTable {
    static let noStudent = UInt32.max

    let ids = IDTable()
    let studentIDs = IDTable()
    /// Person → student; `noStudent` without a SyncKey.
    private(set) var student: [UInt32] = []

    init(_ opener: TableOpener) throws {
        let table = try opener.required(GradebookTables.persons)
        while try table.next() {
            guard !table[0].isEmpty else {
                opener.report(table.badValue(0, id: nil))
                continue
            }
            guard ids.add(table[0]).isNew else { throw table.repeatedKey() }
            student.append(table[1].isEmpty ? Self.noStudent : UInt32(studentIDs.add(table[1]).index))
        }
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
    let ids: IDTable
    let studentIDs: IDTable
    /// Person (as numbered in `ids`) → rank, and back.
    let rank: [UInt32]
    let byRank: [UInt32]
    /// Rank of person → student (as numbered in `studentIDs`).
    let student: [UInt32]

    init(ranking table: PersonTable) {
        var studentRank = Array(repeating: UInt64(0), count: table.studentIDs.count)
        for (rank, index) in table.studentIDs.sorted().enumerated() {
            studentRank[Int(index)] = UInt64(rank) + 1
        }
        let keys = table.student.map { $0 == PersonTable.noStudent ? 0 : studentRank[Int($0)] }
        // Persons come in the order of their ids; their place in it settles equal students.
        let sorted = table.ids.sorted().enumerated().sorted {
            (keys[Int($0.element)], $0.offset) < (keys[Int($1.element)], $1.offset)
        }
        byRank = sorted.map(\.element)
        var rank = Array(repeating: UInt32(0), count: byRank.count)
        for (place, person) in byRank.enumerated() { rank[Int(person)] = UInt32(place) }
        self.rank = rank
        ids = table.ids
        studentIDs = table.studentIDs
        student = byRank.map { table.student[Int($0)] }
    }
}
