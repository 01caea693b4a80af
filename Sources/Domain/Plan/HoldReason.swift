/// Why a candidate is not sent although nothing is wrong with its row. Stable codes (Spec/reason-codes.md).
///
/// The order of the cases is the order of judgement: a candidate carries the first reason that fits.
public enum HoldReason: String, Sendable, CaseIterable {
    case noSection = "no-section"
    case courseNotFromCampus = "course-not-from-campus"
    case passbackOff = "passback-off"
    case courseInactive = "course-inactive"
    case itemType = "item-type"
    case itemInactive = "item-inactive"
    case itemHidden = "item-hidden"
    case noTerm = "no-term"
    case scaleNotScore = "scale-not-score"
    case noMaxPoints = "no-max-points"
    case notRequested = "not-requested"
    case sectionNotInCampus = "section-not-in-campus"
    case termNotInCampus = "term-not-in-campus"
    case dueOutsidePeriod = "due-outside-period"
    case studentNotInCampus = "student-not-in-campus"
    case notEnrolled = "not-enrolled"
    case exempt
    case noScore = "no-score"
    case ambiguous
    case pointsChanged = "points-changed"
    case itemRemoved = "item-removed"
}

extension HoldReason {
    /// Nothing has to be mended: somebody chose it so, or students come and go. Scores may come to such a reason any
    /// night, so one more of them is no news (Spec/reason-codes.md, "What needs a person").
    public var isRoutine: Bool {
        switch self {
        case .noSection, .courseNotFromCampus, .passbackOff, .courseInactive, .itemType, .itemInactive,
            .itemHidden, .scaleNotScore, .notRequested, .notEnrolled, .exempt, .noScore:
            true
        case .noTerm, .noMaxPoints, .sectionNotInCampus, .termNotInCampus, .dueOutsidePeriod,
            .studentNotInCampus, .ambiguous, .pointsChanged, .itemRemoved:
            false
        }
    }
}
