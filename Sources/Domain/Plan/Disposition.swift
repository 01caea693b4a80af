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
}
