/// Why a result is frozen: never sent again until a person releases it. Stable codes (Spec/reason-codes.md).
public enum FreezeReason: String, Sendable, CaseIterable {
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
