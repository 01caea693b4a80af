import Domain

/// Everything that decides one candidate. As made, nothing stands in its way.
struct Situation {
    var facts = ItemFacts()
    var dueDate: CalendarDay?
    var period: GradingPeriod?
    var sectionInCampus = true
    var campusHold: HoldReason?
    var candidate = Candidate(verdict: .score(Points(whole: 8)), standing: .enrolled)
    var known: KnownResult?
    var sendsExemptions = false

    init() throws {
        facts.maxPoints = Points(whole: 10)
        period = try autumn()
        dueDate = try day("2026-10-01")
    }

    var disposition: Disposition {
        let holds = LineItemHolds(
            item: LineItemRules.hold(facts),
            section: LineItemRules.hold(
                dueDate: dueDate, period: period, sectionInCampus: sectionInCampus),
            campus: campusHold)
        return Classifier(sendsExemptions: sendsExemptions).classify(
            candidate, holds: holds, known: known)
    }
}

extension Situation {
    /// A candidate in whose way all of these stand.
    ///
    /// Reasons are applied from the last to the first, so that of two which cannot stand together the one
    /// that is judged earlier remains.
    init(heldBy reasons: Set<HoldReason>) throws {
        try self.init()
        for reason in HoldReason.allCases.reversed() where reasons.contains(reason) {
            try hinder(reason)
        }
    }

    // No default: a new reason must be thought of here.
    private mutating func hinder(_ reason: HoldReason) throws {
        switch reason {
        case .noSection: break
        case .courseNotFromCampus: facts.courseFromCampus = false
        case .passbackOff: facts.passbackOn = false
        case .courseInactive: facts.courseActive = false
        case .itemType: facts.isTransferredType = false
        case .itemInactive: facts.isActive = false
        case .itemHidden: facts.isVisible = false
        case .noTerm: facts.hasTerm = false
        case .scaleNotScore: facts.isOnScoreScale = false
        case .noMaxPoints: facts.maxPoints = nil
        case .notRequested: candidate.isRequested = false
        case .sectionNotInCampus: sectionInCampus = false
        case .termNotInCampus: period = nil
        case .dueOutsidePeriod: dueDate = try day("2026-12-19")
        case .studentNotInCampus: candidate.standing = .notInCampus
        case .notEnrolled: candidate.standing = .notEnrolled
        case .exempt: candidate.verdict = .exempt
        case .noScore: candidate.verdict = .noScore
        case .ambiguous: candidate.isAmbiguous = true
        case .pointsChanged, .itemRemoved: campusHold = reason
        }
    }
}

extension HoldReason {
    /// The reasons that a candidate can have; a row without a section is no candidate.
    static let ofCandidates = allCases.filter { $0 != .noSection }
}
