/// The one class that a candidate ends in (Spec/rules.md, "Classes").
public enum Disposition: Sendable, Equatable {
    case sent
    /// Campus has shown this very value.
    case unchanged
    /// Sent before, and not yet seen in Campus.
    case inFlight
    case frozen
    case held(HoldReason)
    case rejected(RejectReason)

    /// What the row says is what was sent, now or before.
    public var rowStands: Bool {
        switch self {
        case .sent, .unchanged, .inFlight: true
        case .frozen, .held, .rejected: false
        }
    }
}
