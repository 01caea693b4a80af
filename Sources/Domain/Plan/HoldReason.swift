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
