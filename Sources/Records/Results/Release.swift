public import Domain

/// A freeze that a person lifted: kept for good, with all that was known of it.
public struct Release: Sendable, Equatable {
    /// As it was. Of the flags that Campus showed last, those stay accepted that have stood there ever since.
    public var freeze: Freeze
    public var at: Instant
    /// Who, and why, as they said it.
    public var by: String
    public var why: String
    /// The last read-back before it.
    public var afterReadback: Int64?

    public init(freeze: Freeze, at: Instant, by: String, why: String, afterReadback: Int64?) {
        self.freeze = freeze
        self.at = at
        self.by = by
        self.why = why
        self.afterReadback = afterReadback
    }
}
