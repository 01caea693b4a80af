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
    /// Line items that this read-back is the first to show, and those that it should have been, as their bundle has arrived.
    public var lineItemsFirstShown = 0
    public var lineItemsNeverThere = 0
    /// Something of ours is in this read-back: a line item, or a row under one.
    public var seesOurs = true
    /// A score row of ours is in this read-back.
    public var seesOurScores = true
    /// A line item of ours is in it under an id in another case or with another prefix, so that nobody sees it.
    public var idsAreRewritten = false
    /// Nothing of ours is in it, and it would make up for one that was never read.
    public var wouldMakeUp = false
    /// Counted where no score row of ours is in it: results that Campus is known to have, and those that should have been
    /// there long ago.
    public var scoresKnown = 0
    public var scoresMissed = 0
    /// Of a bundle of which a part is shown: results that would count as lost, and those that are shown.
    private var partly: PartlyLost?

    private struct PartlyLost: Sendable, Equatable {
        let bundle, lost, shown: Int
    }

    /// So few a person looks at; no need to stop.
    static let few = 20
    static let fewLineItems = 10
    /// Lost scores go out again without a person: so many fewer may be.
    static let fewLost = 10

    public init(changePercent: Int) {
        self.changePercent = changePercent
    }

    /// A bundle of which results would count as lost. One of which nothing is shown was never imported; of one that is shown
    /// in part the rest was refused, or is in Campus and was cut from the read-back.
    public mutating func takePartly(_ bundle: Int, lost: Int, shown: Int) {
        guard shown > 0, lost >= Self.fewLost, isMore(lost, of: lost + shown) else { return }
        if let partly, (partly.lost, bundle) > (lost, partly.bundle) { return }
        partly = PartlyLost(bundle: bundle, lost: lost, shown: shown)
    }

    /// More than the share that may change. Whole numbers: 20 of 100 is not more than 20 %.
    private func isMore(_ count: Int, of total: Int) -> Bool { count * 100 > total * changePercent }

    public var finding: ReadbackGuardFinding? {
        if idsAreRewritten, seesOurs { return .idsRewritten }
        if !seesOurs, idsAreRewritten || wouldMakeUp || lineItemsKnown + scoresKnown + scoresMissed > 0 {
            return .nothingOfOurs(lineItems: lineItemsKnown, scores: scoresKnown + scoresMissed)
        }
        if !seesOurScores, scoresMissed > 0 { return .noScoresOfOurs(scores: scoresMissed) }
        if isMore(lost, of: confirmedBefore) {
            return .tooManyFrozen(count: lost, of: confirmedBefore, percent: changePercent)
        }
        // On a first night nothing was confirmed before: a truncated export makes what was imported look
        // refused, and a wrong campus.importUser makes all of it look changed.
        let judged = confirmed + frozenAtFirstSight
        if frozenAtFirstSight >= Self.few, isMore(frozenAtFirstSight, of: judged) {
            return .tooManyAtFirstSight(count: frozenAtFirstSight, of: judged, percent: changePercent)
        }
        if lineItemsMissing >= Self.fewLineItems, isMore(lineItemsMissing, of: lineItemsKnown) {
            return .tooManyLineItemsMissing(
                count: lineItemsMissing, of: lineItemsKnown, percent: changePercent)
        }
        let expected = lineItemsFirstShown + lineItemsNeverThere
        if lineItemsNeverThere >= Self.fewLineItems, isMore(lineItemsNeverThere, of: expected) {
            return .tooManyLineItemsNeverThere(
                count: lineItemsNeverThere, of: expected, percent: changePercent)
        }
        if let partly {
            return .tooManyLost(
                bundle: partly.bundle, count: partly.lost, of: partly.lost + partly.shown,
                percent: changePercent)
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
    /// Line items of ours are in it, and none of the scores of ours that should be there by now.
    case noScoresOfOurs(scores: Int)
    /// Of what a bundle brought only a part is in it: the rest would count as lost, and go out again.
    case tooManyLost(bundle: Int, count: Int, of: Int, percent: Int)
    /// Some line items of ours are in it under ids that were written in another way.
    case idsRewritten
    case tooManyLineItemsMissing(count: Int, of: Int, percent: Int)
    /// The same of line items that none has shown so far, of bundles that have arrived.
    case tooManyLineItemsNeverThere(count: Int, of: Int, percent: Int)
}
