public import Domain

/// What the last export held back, rejected or noticed of one line item, under one code, since one run.
public struct UnresolvedRow: Sendable, Equatable {
    /// GradeBookItemId; empty where too many rows named an unknown one to keep each.
    public var item: String
    /// The class's `sourcedId` in Campus; empty for rows in no section.
    public var section: String
    public var kind: FindingKind
    /// Spec/reason-codes.md.
    public var code: String
    /// The run of the first export that found it so and since which it has been so in every one.
    public var since: Int64
    /// How many scores; 0 for a line item that is missing as a whole.
    public var scores: Int
    /// User `sourcedId`s, each once, in the order of their bytes; empty where the code is about the whole line
    /// item. A student of whom two scores ended so is here once and counts twice in `scores`.
    public var students: [String]
    /// PersonIds of those without a student in Campus, in the same way.
    public var persons: [String]
    /// The item's title in itslearning; empty where the item is unknown.
    public var title: String
    /// `sourcedId` of the section's school; empty where that is unknown.
    public var school: String

    public init(
        item: String, section: String, kind: FindingKind, code: String, since: Int64, scores: Int,
        students: [String] = [], persons: [String] = [], title: String = "", school: String = ""
    ) {
        self.item = item
        self.section = section
        self.kind = kind
        self.code = code
        self.since = since
        self.scores = scores
        self.students = students
        self.persons = persons
        self.title = title
        self.school = school
    }
}

/// How many scores the last export left under one code.
public struct UnresolvedTotal: Sendable, Equatable {
    public var kind: FindingKind
    public var code: String
    public var scores: Int

    public init(kind: FindingKind, code: String, scores: Int) {
        self.kind = kind
        self.code = code
        self.scores = scores
    }
}
