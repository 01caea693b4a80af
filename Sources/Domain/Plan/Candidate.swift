/// What one Assessments row says once it was read, before anything is asked of Campus or the ledger.
public enum RowVerdict: Sendable, Equatable {
    case score(Points)
    case noScore
    case exempt
    case rejected(RejectReason)
}

/// Where the student stands in the roster, for one section.
public enum Standing: Sendable, Equatable {
    case enrolled
    case notEnrolled
    case notInCampus
}

/// One Assessments row in one section of its item's course; each is classed once.
public struct Candidate: Sendable {
    public var verdict: RowVerdict
    public var standing: Standing
    /// Covered by the configured courses and sections, and by a transfer request where those rule.
    public var isRequested: Bool
    /// Two rows of this line item lead to one student in Campus.
    public var isAmbiguous: Bool

    public init(
        verdict: RowVerdict, standing: Standing, isRequested: Bool = true, isAmbiguous: Bool = false
    ) {
        self.verdict = verdict
        self.standing = standing
        self.isRequested = isRequested
        self.isAmbiguous = isAmbiguous
    }
}

/// What the ledger knows of a result that was sent before.
public struct KnownResult: Sendable, Equatable {
    /// The latest value that a published bundle carried; nil when nothing counts as sent.
    public var latest: ScoreValue?
    /// A read-back has shown the latest value.
    public var isConfirmed: Bool
    public var isFrozen: Bool
    /// The latest value was lost on the way: it goes out again.
    public var isDueAgain: Bool
    /// The last read-back could not tell what Campus has.
    public var isAmbiguous: Bool

    public init(
        latest: ScoreValue?, isConfirmed: Bool = false, isFrozen: Bool = false, isDueAgain: Bool = false,
        isAmbiguous: Bool = false
    ) {
        self.latest = latest
        self.isConfirmed = isConfirmed
        self.isFrozen = isFrozen
        self.isDueAgain = isDueAgain
        self.isAmbiguous = isAmbiguous
    }
}
