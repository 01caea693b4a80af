extension Reconciliation {
    /// Results of the ledger by what Campus is known to have. `sent` is all that was ever sent, and each of
    /// those is in exactly one of the others.
    public struct ResultCounts: Codable, Sendable, Equatable {
        public var sent = 0
        /// Campus has shown the latest value.
        public var confirmed = 0
        public var inFlight = 0
        /// Lost, and sent again with the next export.
        public var lost = 0
        /// Changed in Campus and never sent again, of those that were sent.
        public var frozen = 0
        /// Released by a person, and not sent again yet.
        public var released = 0

        public init() {}

        public static func += (total: inout Self, part: Self) {
            total.sent += part.sent
            total.confirmed += part.confirmed
            total.inFlight += part.inFlight
            total.lost += part.lost
            total.frozen += part.frozen
            total.released += part.released
        }
    }

    /// A section's figures.
    public struct Section: Codable, Sendable, Equatable {
        public var section: Name
        public var results: ResultCounts
        /// Scores of students whom we never sent, too.
        public var frozen: Int
        public var held: Int
        public var rejected: Int

        public init(section: Name, results: ResultCounts, frozen: Int, held: Int, rejected: Int) {
            self.section = section
            self.results = results
            self.frozen = frozen
            self.held = held
            self.rejected = rejected
        }
    }

    /// Scores of a school that a person does something about, by what that is: the same as the tasks count.
    public struct ForPeople: Codable, Sendable, Equatable {
        /// Held for a reason that somebody can mend, but for those that a person knows of.
        public var held = 0
        /// The same of rejected ones.
        public var rejected = 0
        /// Frozen since the run before.
        public var newlyFrozen = 0
        /// Sent, and never shown in Campus.
        public var unaccepted = 0

        public init() {}
    }

    /// A school's figures, and its sections as many as the page holds.
    public struct School: Codable, Sendable, Equatable {
        public var school: Name
        public var results: ResultCounts
        public var frozen: Int
        public var held: Int
        public var rejected: Int
        public var sectionCount: Int
        public var sections: [Section]
        public var forPeople: ForPeople

        public init(
            school: Name, results: ResultCounts, frozen: Int, held: Int, rejected: Int, sectionCount: Int,
            sections: [Section], forPeople: ForPeople = ForPeople()
        ) {
            self.forPeople = forPeople
            self.school = school
            self.results = results
            self.frozen = frozen
            self.held = held
            self.rejected = rejected
            self.sectionCount = sectionCount
            self.sections = sections
        }
    }
}
