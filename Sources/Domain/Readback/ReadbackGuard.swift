/// Stops a read-back that would freeze too much at once (Spec/readback.md, "Guard"): most likely a
/// truncated export.
public struct ReadbackGuard: Sendable, Equatable {
    /// The highest share in percent (`guard.changePercent`).
    public var changePercent: Int
    /// Results that Campus had shown with our latest value before this read-back.
    public var confirmedBefore = 0
    /// Of those: they would freeze, or their line item is gone.
    public var lost = 0
    /// Results that show our latest value now.
    public var confirmed = 0
    /// Results that would freeze as `unaccepted`.
    public var unaccepted = 0

    /// So few refused scores are looked at by a person, not stopped.
    static let fewUnaccepted = 20

    public init(changePercent: Int) {
        self.changePercent = changePercent
    }

    public var finding: ReadbackGuardFinding? {
        // Whole numbers: 20 of 100 is not more than 20 %.
        if lost * 100 > confirmedBefore * changePercent {
            return .tooManyFrozen(count: lost, of: confirmedBefore, percent: changePercent)
        }
        // A truncated export on the first night: nothing was confirmed before, and rows that were
        // imported look refused.
        let delivered = confirmed + unaccepted
        if unaccepted >= Self.fewUnaccepted, unaccepted * 100 > delivered * changePercent {
            return .tooManyUnaccepted(count: unaccepted, of: delivered, percent: changePercent)
        }
        return nil
    }
}

public enum ReadbackGuardFinding: Sendable, Equatable {
    case tooManyFrozen(count: Int, of: Int, percent: Int)
    case tooManyUnaccepted(count: Int, of: Int, percent: Int)
}
