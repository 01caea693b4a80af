public import CSVCore
public import Domain
import Glibc

/// What an export found of one line item under one code, before it is known since when. The bytes are lent.
public struct FoundRow: ~Escapable {
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

    @_lifetime(
        copy item, copy section, copy kind, copy code, copy students, copy persons, copy title, copy school)
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
    let shared = min(a.count, b.count)
    let order = unsafe a.withUnsafeBufferPointer { a in
        unsafe b.withUnsafeBufferPointer { b in
            guard shared > 0, let a = a.baseAddress, let b = b.baseAddress else { return Int32(0) }
            return unsafe memcmp(a, b, shared)
        }
    }
    return order != 0 ? Int(order) : a.count - b.count
}

/// The same bytes.
func isSame(_ a: FieldBytes, _ b: FieldBytes) -> Bool {
    a.count == b.count && compareBytes(a, b) == 0
}
