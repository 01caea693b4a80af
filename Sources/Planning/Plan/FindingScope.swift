package import Domain
package import Outcome

/// What the ledger keeps of a code between two exports, so that it can say since when: Spec/reason-codes.md,
/// "Kept".
package enum FindingScope {
    /// It is about single students: their ids are kept, and each has an age of its own.
    case student
    /// It is about the line item as a whole: the number of its scores is kept, and they have one age.
    case lineItem
}

extension HoldReason {
    package var scope: FindingScope {
        switch self {
        case .noSection, .studentNotInCampus, .notEnrolled, .exempt, .ambiguous: .student
        case .courseNotFromCampus, .passbackOff, .courseInactive, .itemType, .itemInactive, .itemHidden,
            .noTerm, .scaleNotScore, .noMaxPoints, .notRequested, .sectionNotInCampus, .termNotInCampus,
            .dueOutsidePeriod, .noScore, .pointsChanged, .itemRemoved:
            .lineItem
        }
    }
}

extension RejectReason {
    package var scope: FindingScope {
        switch self {
        case .badScore, .badDate, .badFlag, .duplicate: .student
        case .unknownItem, .badItem: .lineItem
        }
    }
}

extension PlanNotice {
    /// nil: news of one export, of which nothing is kept.
    package var scope: FindingScope? {
        switch self {
        case .scoreVanished, .becameExempt: .student
        case .leftSection, .itemMissing: .lineItem
        case .aboveMaxPoints, .titleCut, .titleNumbered: nil
        }
    }

    /// A line item that is missing is one finding, of no score.
    package var countsScores: Bool {
        switch self {
        case .scoreVanished, .becameExempt, .leftSection, .aboveMaxPoints: true
        case .itemMissing, .titleCut, .titleNumbered: false
        }
    }
}
