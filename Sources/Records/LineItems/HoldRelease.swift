public import Domain

/// A hold of a line item that a person lifted: who and why are kept for good.
public struct HoldRelease: Sendable, Equatable {
    public var lineItem: Int64
    public var hold: HoldReason
    public var at: Instant
    public var by: String
    public var why: String
    /// The newest bundle then: that it arrived proves nothing about the line item any more.
    public var afterBundle: Int
    /// The points that Campus had then, where they were the reason.
    public var campusMaxPoints: Points?

    public init(
        lineItem: Int64, hold: HoldReason, at: Instant, by: String, why: String, afterBundle: Int,
        campusMaxPoints: Points? = nil
    ) {
        self.lineItem = lineItem
        self.hold = hold
        self.at = at
        self.by = by
        self.why = why
        self.afterBundle = afterBundle
        self.campusMaxPoints = campusMaxPoints
    }
}
