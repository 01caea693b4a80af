public import Domain

// Single scores and line items that people may have to look at.
extension Reconciliation {
    /// A line item in one section, as people know it.
    public struct Place: Codable, Sendable, Equatable {
        public var school: Name
        public var section: Name
        /// GradeBookItemId.
        public var item: String
        public var title: String
        /// nil where it was never sent.
        public var lineItem: String?

        public init(school: Name, section: Name, item: String, title: String, lineItem: String?) {
            self.school = school
            self.section = section
            self.item = item
            self.title = title
            self.lineItem = lineItem
        }
    }

    public struct Student: Codable, Sendable, Equatable {
        public var id: String
        /// Only with `--names`.
        public var name: String?
        /// What stands in the cell for which the student's score cannot be read.
        public var unreadable: String?

        public init(id: String, name: String?, unreadable: String? = nil) {
            self.id = id
            self.name = name
            self.unreadable = unreadable
        }
    }

    public struct FrozenScore: Codable, Sendable, Equatable {
        public var place: Place
        public var student: Student
        public var reason: FreezeReason
        /// Our latest value; nil where none was sent.
        public var ours: String?
        /// What Campus shows now; nil for nothing.
        public var campus: String?
        public var flags: String
        public var changedBy: String?
        public var changedAt: String?
        public var since: String
        /// Days from then to now, in the district's zone.
        public var nights: Int
        /// Since the last run.
        public var isNew: Bool

        public init(
            place: Place, student: Student, reason: FreezeReason, ours: String?, campus: String?,
            flags: String,
            changedBy: String?, changedAt: String?, since: String, nights: Int, isNew: Bool
        ) {
            self.place = place
            self.student = student
            self.reason = reason
            self.ours = ours
            self.campus = campus
            self.flags = flags
            self.changedBy = changedBy
            self.changedAt = changedAt
            self.since = since
            self.nights = nights
            self.isNew = isNew
        }
    }

    public struct Frozen: Codable, Sendable, Equatable {
        public var total = 0
        public var new = 0
        public var released = 0
        public var byReason: [Code] = []
        /// The newest of them, as many as the page holds, by school, section, item and student.
        public var shown: [FrozenScore] = []

        public init() {}
    }

    /// A code, what it means and what a person does (Spec/reason-codes.md).
    public struct Code: Codable, Sendable, Equatable {
        public var code: String
        public var meaning: String
        /// Whom it concerns.
        public var concerns: Concern
        public var whatToDo: String
        public var scores: Int

        public init(code: String, meaning: String, concerns: Concern, whatToDo: String, scores: Int) {
            self.code = code
            self.meaning = meaning
            self.concerns = concerns
            self.whatToDo = whatToDo
            self.scores = scores
        }
    }

    /// One reason for which scores were held or rejected, or a notice.
    public struct Reason: Codable, Sendable, Equatable {
        public var kind: FindingKind
        public var code: Code
        /// Scores that came to it with the last export, and that left it.
        public var new: Int
        public var resolved: Int
        /// Days since the oldest of it.
        public var oldest: Int
        /// How many places there are, and as many of them as the page holds.
        public var places: Int
        public var shown: [HeldPlace]
        /// Scores that a person knows of (`findings known`).
        public var known: Int
        /// Whether the last export asked for a person because of it; of a school: always, for it has no run before.
        public var needsPerson: Bool

        public init(
            kind: FindingKind, code: Code, new: Int, resolved: Int, oldest: Int, places: Int,
            shown: [HeldPlace],
            known: Int = 0, needsPerson: Bool = true
        ) {
            self.known = known
            self.needsPerson = needsPerson
            self.kind = kind
            self.code = code
            self.new = new
            self.resolved = resolved
            self.oldest = oldest
            self.places = places
            self.shown = shown
        }
    }

    /// Scores of one line item that are held, rejected or noticed for one reason since one night.
    public struct HeldPlace: Codable, Sendable, Equatable {
        public var place: Place
        public var scores: Int
        /// The first of them; empty where the reason is about the line item as a whole.
        public var students: [Student]
        public var studentCount: Int
        public var since: String
        public var nights: Int
        /// A person knows of it.
        public var known: Bool

        public init(
            place: Place, scores: Int, students: [Student], studentCount: Int, since: String, nights: Int,
            known: Bool = false
        ) {
            self.known = known
            self.place = place
            self.scores = scores
            self.students = students
            self.studentCount = studentCount
            self.since = since
            self.nights = nights
        }
    }

    /// A line item that somebody edited in Campus, where that edit stands, or that is held because of Campus.
    public struct EditedLineItem: Codable, Sendable, Equatable {
        public var place: Place
        /// `edited-in-campus`, `points-changed` or `item-removed`.
        public var code: String
        /// What Campus has where that is its own, in words.
        public var campus: [String]

        public init(place: Place, code: String, campus: [String]) {
            self.place = place
            self.code = code
            self.campus = campus
        }
    }

    /// How long things have waited.
    public struct Age: Codable, Sendable, Equatable {
        public enum What: String, Codable, Sendable, CaseIterable { case frozen, held, rejected }

        public var what: What
        /// Scores by days: today or yesterday, up to 7, up to 30, longer.
        public var upToOne = 0
        public var upToSeven = 0
        public var upToThirty = 0
        public var longer = 0

        public init(what: What) {
            self.what = what
        }

        public mutating func add(_ scores: Int, nights: Int) {
            switch nights {
            case ...1: upToOne += scores
            case ...7: upToSeven += scores
            case ...30: upToThirty += scores
            default: longer += scores
            }
        }
    }
}
