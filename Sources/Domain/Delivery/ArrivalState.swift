/// How far a bundle is on its way into Campus, as far as read-backs and people tell.
public enum ArrivalState: String, Codable, Sendable {
    /// Campus has not shown all that was last sent with it, and nobody knows more.
    case inFlight = "in flight"
    /// A read-back proves it, or a person says so.
    case arrived
    /// Values of it were found lost, or a person says so; they go or went out again.
    case lost
    /// Nothing of it is waited for any more: later bundles or freezes took its place.
    case settled
}
