package import Domain
package import Intake

/// Why a read-back is not applied; the ledger stays as it was.
package enum ReadbackRefusal: Error, Equatable {
    /// A later state of Campus was applied already.
    case olderThanLast(String, time: Instant, last: Instant)
    /// A bundle of ours, not an export of Campus.
    case ownBundle(String, sequence: Int)
    /// `--as-of` lies after the clock.
    case timeAhead(Instant, now: Instant)
    /// None of its students is one whom we sent.
    case personsUnknown(String, rows: Int, UnknownPersons.Cause)
    /// A student whom we sent stands in it under an id that was written in another way.
    case personsRewritten(String, theirs: String, ours: String)
    /// Nothing of ours is in it, though Campus is known to have these line items, and these scores should be there.
    /// - waiting: bundles that still lie in the outbox.
    case nothingOfOurs(String, lineItems: Int, scores: Int, ForeignLineItems, waiting: [Int])
    /// Line items of ours are in it, and none of these scores that should be there.
    /// - withoutLineItem: score rows under line items that the set does not name.
    case noScoresOfOurs(String, scores: Int, withoutLineItem: Int)
    /// Some line items of ours are in it under ids that were written in another way.
    case idsRewritten(String, ForeignLineItems)
    /// With what it would have done, by code, and where each of it stands.
    case guardStopped(ReadbackGuardFinding, codes: [String: Int], details: String)

    /// Whether it shows an earlier state than a full one that was applied.
    package var isOlder: Bool {
        if case .olderThanLast = self { true } else { false }
    }
}
