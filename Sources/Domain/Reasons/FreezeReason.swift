/// Why a result is frozen: never sent again until a person releases it. Stable codes (Spec/reason-codes.md).
public enum FreezeReason: String, Codable, Sendable, CaseIterable {
    /// Exempt, missing, cheated, dropped or incomplete was set in Campus.
    case flagged
    /// Campus shows a value that was never sent, or someone else changed the row.
    case changed
    /// Campus showed a value before and shows none now.
    case cleared
    /// The import refused the score, or somebody cleared it at once.
    case unaccepted
    /// Campus went back to a value that was sent earlier.
    case reverted
    /// A score or a flag for a student whom gradebridge never sent.
    case entered

    /// It was concluded from what Campus does not show, and no person is known to have typed anything. So it ends by
    /// itself when a later read-back shows our latest value.
    public var restsOnAbsence: Bool {
        switch self {
        case .unaccepted, .reverted: true
        case .flagged, .changed, .cleared, .entered: false
        }
    }
}

extension FreezeReason: Reason {
    public var entry: ReasonEntry {
        switch self {
        case .flagged:
            ReasonEntry(
                when: "exempt, missing, cheated, dropped or incomplete was set in Campus",
                meaning: "A mark was set in Campus", concerns: .teacher,
                advice: "Nothing, if the flag in Campus is meant; else remove it there and release the score."
            )
        case .changed:
            ReasonEntry(
                when: "Campus shows a value that was never sent, or another user changed the row",
                meaning: "Score was changed in Campus", concerns: .teacher,
                advice:
                    "Nothing, if Campus is right; to send itslearning's score again: gradebridge frozen release."
            )
        case .cleared:
            ReasonEntry(
                when: "Campus showed a value before and shows none now",
                meaning: "Score was cleared in Campus", concerns: .teacher,
                advice:
                    "Nothing, if the score is to stay empty; to send it again: gradebridge frozen release.")
        case .unaccepted:
            ReasonEntry(
                when: "delivered, and Campus never showed a value; or sent twice and refused twice",
                meaning: "Sent, never appeared in Campus", concerns: .campus,
                advice:
                    "See in Campus why the import refused it, or who cleared it; then gradebridge frozen release."
            )
        case .reverted:
            ReasonEntry(
                when: "Campus shows a value that a bundle carried earlier, though it has had a later one",
                meaning: "Campus shows an older score", concerns: .campus,
                advice:
                    "See whether somebody put the older value back or the import refused the newer; then release or leave it."
            )
        case .entered:
            ReasonEntry(
                when: "a score or flag under a line item of ours for a student whom we never sent",
                meaning: "Score was entered in Campus", concerns: .teacher,
                advice: "Nothing, if the score in Campus is meant; gradebridge leaves it alone for good.")
        }
    }
}
