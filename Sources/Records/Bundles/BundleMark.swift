public import Domain

/// What a person said of a bundle (`bundles mark`).
public struct BundleMark: Sendable, Equatable {
    public var bundle: Int
    public var state: BundleMarkState
    public var at: Instant
    public var by: String?
    public var why: String?

    public init(bundle: Int, state: BundleMarkState, at: Instant, by: String?, why: String?) {
        self.bundle = bundle
        self.state = state
        self.at = at
        self.by = by
        self.why = why
    }
}
