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
    /// Results that were sent, never confirmed, and would freeze.
    public var frozenAtFirstSight = 0

    /// So few a person looks at; no need to stop.
    static let few = 20

    public init(changePercent: Int) {
        self.changePercent = changePercent
    }

    public var finding: ReadbackGuardFinding? {
        // Whole numbers: 20 of 100 is not more than 20 %.
        if lost * 100 > confirmedBefore * changePercent {
            return .tooManyFrozen(count: lost, of: confirmedBefore, percent: changePercent)
        }
        // On a first night nothing was confirmed before: a truncated export makes what was imported look
        // refused, and a wrong campus.importUser makes all of it look changed.
        let judged = confirmed + frozenAtFirstSight
        if frozenAtFirstSight >= Self.few, frozenAtFirstSight * 100 > judged * changePercent {
            return .tooManyAtFirstSight(count: frozenAtFirstSight, of: judged, percent: changePercent)
        }
        return nil
    }
}

public enum ReadbackGuardFinding: Sendable, Equatable {
    case tooManyFrozen(count: Int, of: Int, percent: Int)
    case tooManyAtFirstSight(count: Int, of: Int, percent: Int)
}
