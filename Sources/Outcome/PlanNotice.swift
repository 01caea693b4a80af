/// Things worth knowing about what was sent, or was sent before. Stable codes (Spec/reason-codes.md).
package enum PlanNotice: String, CaseIterable {
    case aboveMaxPoints = "above-max-points"
    case titleCut = "title-cut"
    case titleNumbered = "title-numbered"
    /// Sent before, and the score or the whole row is gone from itslearning: left alone in Campus.
    case scoreVanished = "score-vanished"
    /// Sent before, and the student is no longer enrolled in the section: the score stays with it.
    case leftSection = "left-section"
    /// Sent before, and exempt now: left alone in Campus.
    case becameExempt = "became-exempt"
    /// A line item that was sent is not in this export: not a deletion.
    case itemMissing = "item-missing"
}
