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

    /// Line items that Campus is known to have, and those of them that are not in this read-back.
    public var lineItemsKnown = 0
    public var lineItemsMissing = 0
    /// Something of ours is in this read-back: a line item, or a row under one.
    public var seesOurs = true
    /// A line item of ours is in it under an id in another case or with another prefix, so that nobody sees it.
    public var idsAreRewritten = false
    /// Nothing of ours is in it, and it would make up for one that was never read.
    public var wouldMakeUp = false
    /// Counted where nothing of ours is in it: results that Campus is known to have, and those that should have been
    /// there long ago.
    public var scoresKnown = 0
    public var scoresMissed = 0

    /// So few a person looks at; no need to stop.
    static let few = 20
    static let fewLineItems = 10

    public init(changePercent: Int) {
        self.changePercent = changePercent
    }

    public var finding: ReadbackGuardFinding? {
        if idsAreRewritten, seesOurs { return .idsRewritten }
        if !seesOurs, idsAreRewritten || wouldMakeUp || lineItemsKnown + scoresKnown + scoresMissed > 0 {
            return .nothingOfOurs(lineItems: lineItemsKnown, scores: scoresKnown + scoresMissed)
        }
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
        if lineItemsMissing >= Self.fewLineItems, lineItemsMissing * 100 > lineItemsKnown * changePercent {
            return .tooManyLineItemsMissing(
                count: lineItemsMissing, of: lineItemsKnown, percent: changePercent)
        }
        return nil
    }
}

public enum ReadbackGuardFinding: Sendable, Equatable {
    case tooManyFrozen(count: Int, of: Int, percent: Int)
    case tooManyAtFirstSight(count: Int, of: Int, percent: Int)
    /// Nothing of ours is in it, though Campus is known to have so many of our line items and so many scores that it
    /// has, or should have by now.
    case nothingOfOurs(lineItems: Int, scores: Int)
    /// Some line items of ours are in it under ids that were written in another way.
    case idsRewritten
    case tooManyLineItemsMissing(count: Int, of: Int, percent: Int)
}
