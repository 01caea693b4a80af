public import CSVCore
public import Domain
import Glibc

/// What an export found of one line item under one code, before it is known since when. The slices are valid as
/// long as their lender says.
public struct FoundRow {
    public var item: FieldBytes
    public var section: FieldBytes
    /// `held`, `rejected` or `notice`.
    public var kind: FieldBytes
    public var code: FieldBytes
    public var scores: Int
    /// Packed ids (`PackedIDs`); no bytes where the code is about the whole line item.
    public var students: FieldBytes
    /// No bytes where there is none.
    public var persons: FieldBytes
    public var title: FieldBytes
    public var school: FieldBytes
    /// An id stands in a list as often as scores of it were found; true where that is more than once.
    public var hasRepeats: Bool

    public init(
        item: FieldBytes, section: FieldBytes, kind: FieldBytes, code: FieldBytes, scores: Int,
        students: FieldBytes, persons: FieldBytes, title: FieldBytes, school: FieldBytes, hasRepeats: Bool
    ) {
        self.item = item
        self.section = section
        self.kind = kind
        self.code = code
        self.scores = scores
        self.students = students
        self.persons = persons
        self.title = title
        self.school = school
        self.hasRepeats = hasRepeats
    }
}

extension FoundRow {
    /// Of one key: the same scores of the same students, and the same names.
    public func saysTheSame(as other: FoundRow) -> Bool {
        scores == other.scores && isSame(students, other.students) && isSame(persons, other.persons)
            && isSame(title, other.title) && isSame(school, other.school)
    }

    /// Its scores, as they are told apart by their age.
    public var foundScores: FoundScores {
        get throws(PackedIDsDamage) {
            FoundScores(
                scores: scores, students: students.isEmpty ? [] : try PackedIDs.ids(students),
                persons: persons.isEmpty ? [] : try PackedIDs.ids(persons))
        }
    }
}

/// Text as SQLite compares it: negative, zero or positive, as memcmp.
func compareBytes(_ a: FieldBytes, _ b: FieldBytes) -> Int {
    if let first = a.baseAddress, let second = b.baseAddress {
        let order = memcmp(first, second, min(a.count, b.count))
        if order != 0 { return Int(order) }
    }
    return a.count - b.count
}

/// The same bytes.
func isSame(_ a: FieldBytes, _ b: FieldBytes) -> Bool {
    a.count == b.count && compareBytes(a, b) == 0
}
