/// Stops a run that would change too much at once (Spec/rules.md, "Guards"): most likely a broken export.
public struct ChangeGuard: Sendable, Equatable {
    /// The highest share of the confirmed results, in percent, that may change or vanish in one run.
    public var changePercent: Int
    /// Results that Campus has shown with our latest value.
    public var confirmed = 0
    /// Of those: a new value would be sent, or the row or its score is gone from itslearning.
    public var changed = 0
    public var vanished = 0
    /// Sections that had students in the last run and have none now.
    public var emptiedSections: [String] = []

    public init(changePercent: Int) {
        self.changePercent = changePercent
    }

    /// Counts what others have seen; sections are asked of once, at the end.
    public mutating func add(_ other: ChangeGuard) {
        confirmed += other.confirmed
        changed += other.changed
        vanished += other.vanished
    }

    public var finding: GuardFinding? {
        if !emptiedSections.isEmpty { return .sectionsEmptied(emptiedSections) }
        // Whole numbers: 20 of 100 is not more than 20 %.
        guard (changed + vanished) * 100 > confirmed * changePercent else { return nil }
        return .tooManyChanges(
            changed: changed, vanished: vanished, confirmed: confirmed, percent: changePercent)
    }
}

public enum GuardFinding: Sendable, Equatable {
    case tooManyChanges(changed: Int, vanished: Int, confirmed: Int, percent: Int)
    case sectionsEmptied([String])
}
