public import Domain

/// A freeze that a later read-back lifted: kept for good, with all that was known of it.
public struct Lift: Sendable, Equatable {
    /// As it was.
    public var freeze: Freeze
    public var at: Instant
    /// The run whose read-back showed our latest value.
    public var liftedBy: Int64

    public init(freeze: Freeze, at: Instant, liftedBy: Int64) {
        self.freeze = freeze
        self.at = at
        self.liftedBy = liftedBy
    }
}
