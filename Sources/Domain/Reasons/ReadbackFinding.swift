/// What a read-back finds beside freezes. Stable codes (Spec/reason-codes.md).
public enum ReadbackFinding: String, Sendable, CaseIterable {
    case lost
    case editedInCampus = "edited-in-campus"
    /// A freeze that rested on what Campus did not show, and is over.
    case lifted
}

extension ReadbackFinding: Reason {
    public var entry: ReasonEntry {
        switch self {
        case .lost:
            ReasonEntry(
                when:
                    "two full read-backs that showed something of ours after it was sent do not show the value",
                meaning: "Campus does not show the score", concerns: .nobody,
                advice:
                    "Nothing: it goes out again with the next export. If whole bundles get lost, look at Campus's import."
            )
        case .editedInCampus:
            ReasonEntry(
                when: "title, due date or category of a line item was edited in Campus",
                meaning: "Line item was edited in Campus", concerns: .teacher,
                advice:
                    "Nothing: the edit in Campus stands and the line item is not sent again; its scores go on."
            )
        case .lifted:
            ReasonEntry(
                when: "a later read-back shows our score where a freeze was `reverted` or `unaccepted`",
                meaning: "Campus shows our score after all", concerns: .nobody,
                advice: "Nothing: Campus shows our score after all, so it is not frozen any more.")
        }
    }
}
