/// What a bundle holds (contract §3).
public enum BundleMode: String, Sendable {
    /// What is new or changed.
    case delta
    /// The whole state: what is missing from it counts as deleted.
    case bulk
}
