/// What the ids of students look like where a roster has none of the gradebook's.
public struct StudentShapes: Sendable, Equatable {
    /// The table that has none of ours.
    public enum Table: Sendable {
        case users
        /// Of sections of the gradebook.
        case enrollments
    }

    public var table: Table
    /// Different ids in it.
    public var count: Int
    /// What some ids of these look like, and of the gradebook's members of these sections (`CellShape`).
    public var theirs: [String]
    public var ours: [String]
    /// With these letters before their ids so many would be the gradebook's.
    public var prefix: (letters: String, students: Int)?

    public init(
        of table: Table = .enrollments, _ count: Int, theirs: [String], ours: [String],
        prefix: (letters: String, students: Int)? = nil
    ) {
        self.table = table
        self.count = count
        self.theirs = theirs
        self.ours = ours
        self.prefix = prefix
    }

    public static func == (a: StudentShapes, b: StudentShapes) -> Bool {
        a.table == b.table && a.count == b.count && a.theirs == b.theirs && a.ours == b.ours
            && a.prefix?.letters == b.prefix?.letters && a.prefix?.students == b.prefix?.students
    }

    var description: String {
        let who =
            switch table {
            case .users: "none of the \(count) users is one of the gradebook's students"
            case .enrollments:
                "none of the \(count) students in sections of the gradebook is one of the gradebook's"
            }
        let found =
            "\(who): their ids look like \(Self.listed(theirs)), the gradebook's like \(Self.listed(ours)) (9 stands for a digit, a and A for a letter)"
        guard let (letters, students) = prefix else { return found }
        return found + "; with \(letters) before the id \(students) would be"
    }

    var advice: String {
        guard let (letters, _) = prefix else {
            return
                "Nothing was sent. See that both are of this district and of this year. Have the roster exported with the students' ids that the gradebook has as SyncKey in Persons.csv."
        }
        return "Nothing was sent. Set campus.personPrefix: \(letters) in gradebridge.yaml and run again."
    }

    private static func listed(_ shapes: [String]) -> String {
        shapes.map { "\"\($0)\"" }.joined(separator: ", ")
    }
}
