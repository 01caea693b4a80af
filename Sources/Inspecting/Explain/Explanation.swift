public import Domain
public import ReadingBack
public import Workspace

/// The story of one item, as `explain --json` prints it (Spec/json.md).
public struct Explanation: Codable, Sendable, Equatable {
    public struct Send: Codable, Sendable, Equatable {
        public var bundle: Int
        public var at: String
        public var state: String
        /// `in flight`, `arrived`, `lost` or `settled`: of the bundle as a whole.
        public var delivery: String
        public var value: String
    }

    /// A freeze that a person lifted.
    public struct Release: Codable, Sendable, Equatable {
        public var at: String
        public var by: String
        public var reason: String
        /// The freeze as it was.
        public var freeze: FrozenList.Item
    }

    /// A freeze that a later read-back lifted, because Campus showed our latest value after all.
    public struct Lift: Codable, Sendable, Equatable {
        public var at: String
        /// The path of that read-back.
        public var readback: String
        /// The freeze as it was.
        public var freeze: FrozenList.Item
    }

    /// What Campus says of a line item where that is unlike anything that was sent.
    public struct CampusLine: Codable, Sendable, Equatable {
        public var title: String?
        public var dueDate: String?
        public var category: String?
        public var maxPoints: String?
    }

    public struct Score: Codable, Sendable, Equatable {
        public var student: String
        /// What the newest export makes of it, such as `in-flight` or `held: not-enrolled`; nil where
        /// there is no export to look at.
        public var now: String?
        public var whatToDo: String?
        public var row: Int?
        public var sends: [Send]
        public var seenInCampus: String?
        /// Campus showed the latest value since it was sent.
        public var confirmed: Bool
        /// The last read-back could not tell what Campus has: two rows, or one that cannot be read.
        public var ambiguousInCampus: Bool
        /// Lost on its way: it goes out again with the next export.
        public var dueAgain: Bool
        public var frozen: String?
        public var frozenSince: String?
        /// The freeze in force, with its evidence: bundle, read-back, values, who and when.
        public var freeze: FrozenList.Item?
        /// Oldest first.
        public var releases: [Release]
        /// Oldest first; nil where there is none.
        public var lifts: [Lift]?
        public var place = ScorePlace.unknown
        /// Since when it has been there; nil where nobody knows.
        public var since: String?
        /// Of one that is kept, not sent or unreadable: why, in a few words, and who can do something.
        public var meaning: String?
        public var concerns: Concern?
    }

    /// A line item's own fields as a bundle carried them.
    public struct SentVersion: Codable, Sendable, Equatable {
        public var title: String
        public var sentTitle: String
        public var assignDate: String
        public var dueDate: String
        public var category: String
        public var period: String
        public var maxPoints: String
        /// The bundle whose version replaced this one; nil for the present one.
        public var replacedBy: Int?
    }

    public struct LineItem: Codable, Sendable, Equatable {
        public var lineItem: String
        public var section: String
        public var bundles: [Int]
        public var wordings: [SentVersion]
        public var campusHold: String?
        /// `never`, `earlier wording` or `latest wording`: what a read-back has shown of it.
        public var shownByCampus: String
        public var editedInCampus: Bool
        public var campus: CampusLine?
        public var scores: [Score]
        /// As itslearning and Campus call them; nil where nobody has said.
        public var title: String?
        public var sectionTitle: String?
    }

    public var version = 1
    public var command = "explain"
    /// The first line of the answer, one sentence.
    public var answer = ""
    /// Empty where several items fit.
    public var item: String
    public var lineItems: [LineItem] = []
    /// Rows of the item that belong to no section, in the newest export.
    public var withoutSection: [Score] = []
    /// The exports that were looked at; empty where none was there.
    public var inputs: [String]
    /// The district's, in which the text tells times.
    public var timeZone: String
    /// `district.locale`.
    public var locale: DistrictLocale
    /// What fits, where it is more than one; nil else.
    public var matches: [Match]?
    /// The part of the question that nothing fits; nil where all of it was found.
    public var unknown: UnknownPart?

    /// Moments as the district's people read them.
    var time: DistrictTime { DistrictTime(zoneNamed: timeZone, locale) }

    init(item: String, inputs: [String], timeZone: String, locale: DistrictLocale) {
        self.item = item
        self.inputs = inputs
        self.timeZone = timeZone
        self.locale = locale
    }
}
