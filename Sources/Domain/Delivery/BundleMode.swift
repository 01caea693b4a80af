/// What a bundle holds (Spec/formats-out.md).
public enum BundleMode: String, Codable, Sendable, CaseIterable {
    /// What is new or changed.
    case delta
    /// The whole state: what is missing from it counts as deleted.
    case bulk
}
