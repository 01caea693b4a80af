/// What a person says became of a bundle (`bundles mark`).
public enum BundleMarkState: String, Codable, Sendable, CaseIterable {
    /// It counts as arrived.
    case imported
    /// What it carried and Campus has not shown goes out again.
    case lost
}
