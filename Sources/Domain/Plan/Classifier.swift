/// Why things are held before any single student is looked at.
public struct LineItemHolds: Sendable, Equatable {
    /// Rules 1 to 3 and what an assignment needs: the same for every section (`LineItemRules`).
    public var item: HoldReason?
    /// What Campus must have for the item to stand in this section (`LineItemRules`).
    public var section: HoldReason?
    /// What a read-back found of the line item: `points-changed` or `item-removed`.
    public var campus: HoldReason?

    public init(item: HoldReason? = nil, section: HoldReason? = nil, campus: HoldReason? = nil) {
        self.item = item
        self.section = section
        self.campus = campus
    }

    public var isHeld: Bool { item != nil || section != nil || campus != nil }
}

/// The rule of what is sent: one candidate in, one class out (Spec/rules.md, "Classes").
///
/// A pure function over values. The order of judgement is: a broken row, a freeze, what holds the
/// line item, what holds this student, what holds this score, and last whether it is new.
public struct Classifier: Sendable {
    /// OneRoster 1.2 can carry an exemption; 1.1 cannot, and there it is held.
    public var sendsExemptions: Bool

    public init(sendsExemptions: Bool = false) {
        self.sendsExemptions = sendsExemptions
    }

    public func classify(
        _ candidate: Candidate, holds: LineItemHolds, known: KnownResult?
    ) -> Disposition {
        if case .rejected(let reason) = candidate.verdict { return .rejected(reason) }
        if let known, known.isFrozen { return .frozen }
        if let reason = reasonToHold(candidate, holds, known) { return .held(reason) }
        guard let known, let latest = known.latest, latest == value(of: candidate.verdict),
            !known.isDueAgain
        else { return .sent }
        return known.isConfirmed ? .unchanged : .inFlight
    }

    /// The first reason that fits, in the order of `HoldReason`.
    private func reasonToHold(
        _ candidate: Candidate, _ holds: LineItemHolds, _ known: KnownResult?
    ) -> HoldReason? {
        if let reason = holds.item { return reason }
        if !candidate.isRequested { return .notRequested }
        if let reason = holds.section { return reason }
        switch candidate.standing {
        case .notInCampus: return .studentNotInCampus
        case .notEnrolled: return .notEnrolled
        case .enrolled: break
        }
        if candidate.verdict == .exempt, !sendsExemptions { return .exempt }
        if candidate.verdict == .noScore { return .noScore }
        if candidate.isAmbiguous || known?.isAmbiguous ?? false { return .ambiguous }
        return holds.campus
    }

    /// The value that would be sent, for a verdict that has one.
    public func value(of verdict: RowVerdict) -> ScoreValue? {
        switch verdict {
        case .score(let points): .points(points)
        case .exempt: sendsExemptions ? .exempt : nil
        case .noScore, .rejected: nil
        }
    }
}
