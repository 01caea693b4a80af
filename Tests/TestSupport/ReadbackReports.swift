/// What `readback --json` prints.
public struct ReadbackReport: Decodable, Sendable, Equatable {
    public struct Input: Decodable, Sendable, Equatable {
        public var name: String
        public var sha256: String
        public var format: String
        public var time: String
        public var full: Bool
        public var older: Bool
        public var timeFrom: String?
        public var timeWords: String?
        public var timeWasAhead: Bool?
        public var timeNote: String?
    }

    /// What the run told that applied this content before.
    public struct Told: Decodable, Sendable, Equatable {
        public var at: String
        public var confirmed: Int
        public var newlyFrozen: [String: Int]
    }

    public var version: Int
    public var command: String
    public var at: String
    public var input: Input
    public var appliedBefore: String?
    public var toldBefore: Told?
    public var rows: Int
    public var ours: Int
    public var termGrades: Int
    public var madeInCampus: Int
    public var withoutLineItem: Int
    public var unreadable: Int
    public var confirmed: Int
    public var inFlight: Int
    public var lost: Int
    public var untold: Int
    public var underRemovedLineItems: Int
    public var ambiguous: Int
    public var alreadyFrozen: Int
    public var newlyFrozen: [String: Int]
    public var heldLineItems: [String: Int]
    public var newlyHeldLineItems: [String: Int]
    public var editedLineItems: Int
    public var bundlesInFlight: [Int]
    public var bundlesLost: [Int]
    public var withdrawn: [Int]?
    public var leftOutbox: [Int]?
    public var lifted: [String: Int]?
    public var importsUnderWay: [Int]?
    public var schoolsNotShown: [String]?
    public var findings: [String: Int]
    public var details: String
    public var recovered: [Int]
    public var attention: [String]
}

/// One frozen score, as `frozen list`, `frozen release` and `explain` show it.
public struct FrozenScore: Decodable, Sendable, Equatable {
    public var lineItem: String
    public var student: String
    public var reason: String
    public var ours: String?
    public var campus: String?
    public var since: String
    public var item: String
    public var section: String
    public var school: String
    public var flags: String
    public var bundle: Int?
    public var readback: String?
    public var readbackTime: String?
    public var changedBy: String?
    public var changedAt: String?

    /// `itsl_901_41001 s501`
    public var key: String { "\(lineItem) \(student)" }
}

/// What `frozen list --json` prints.
public struct FrozenReport: Decodable, Sendable, Equatable {
    public var version: Int
    public var command: String
    public var frozen: [FrozenScore]
}

/// What `frozen release --json` prints.
public struct ReleaseReport: Decodable, Sendable, Equatable {
    public var version: Int
    public var command: String
    public var at: String
    public var by: String
    public var reason: String
    public var dryRun: Bool
    public var released: [FrozenScore]
}

/// What `explain --json` prints.
public struct ExplainReport: Decodable, Sendable, Equatable {
    public struct Send: Decodable, Sendable, Equatable {
        public var bundle: Int
        public var delivery: String
        public var value: String
    }

    public struct Release: Decodable, Sendable, Equatable {
        public var at: String
        public var by: String
        public var reason: String
        public var freeze: FrozenScore
    }

    public struct Lift: Decodable, Sendable, Equatable {
        public var at: String
        public var readback: String
        public var freeze: FrozenScore
    }

    public struct CampusLine: Decodable, Sendable, Equatable {
        public var title: String?
        public var dueDate: String?
        public var category: String?
        public var maxPoints: String?
    }

    public struct Score: Decodable, Sendable, Equatable {
        public var student: String
        public var now: String?
        public var sends: [Send]
        public var seenInCampus: String?
        public var confirmed: Bool
        public var dueAgain: Bool
        public var frozen: String?
        public var freeze: FrozenScore?
        public var releases: [Release]
        public var lifts: [Lift]?
    }

    public struct LineItem: Decodable, Sendable, Equatable {
        public var lineItem: String
        public var bundles: [Int]
        public var campusHold: String?
        public var shownByCampus: String
        public var editedInCampus: Bool
        public var campus: CampusLine?
        public var scores: [Score]

        public func score(_ student: String) -> Score? { scores.first { $0.student == student } }
    }

    public var version: Int
    public var item: String
    public var lineItems: [LineItem]

    public func lineItem(_ id: String) -> LineItem? { lineItems.first { $0.lineItem == id } }
}

/// What `bundles list`, `show` and `mark` print with `--json`.
public struct BundlesReport: Decodable, Sendable, Equatable {
    public struct Mark: Decodable, Sendable, Equatable {
        public var state: String
        public var at: String
        public var by: String?
        public var reason: String?
    }

    public struct Bundle: Decodable, Sendable, Equatable {
        public var sequence: Int
        public var state: String
        public var delivery: String
        public var awaited: Int
        public var marks: [Mark]
        public var withdrawn: String?
        public var inOutbox: Bool
        public var inArchive: Bool
    }

    public var version: Int
    public var command: String
    public var bundles: [Bundle]
    /// Of `bundles mark` alone.
    public var marked: String?
    public var dueAgain: Int?
}
