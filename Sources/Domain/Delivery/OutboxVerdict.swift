/// What becomes of a published bundle that lies in the outbox, once Campus was read back (Spec/nightly.md,
/// "The outbox"): whatever stays there is safe to upload, at any time.
public enum OutboxVerdict: Sendable, Equatable {
    /// Something waits for it, and it overwrites nothing.
    case stays
    /// Campus has imported it.
    case arrived
    /// Nothing of it is waited for: later bundles took its place.
    case settled
    /// It would overwrite what Campus has: `changed` things that people changed there, `replaced` values of ours
    /// that a later bundle has brought there.
    case withdrawn(changed: Int, replaced: Int)

    /// - Parameters:
    ///   - hasArrived: a read-back or a person says so.
    ///   - changed: scores in it that are frozen or ambiguous, and line items in it that people edited or removed.
    ///   - replaced: values in it of which Campus has shown a later one of ours.
    ///   - awaited: results and line items that wait for this very bundle.
    public init(hasArrived: Bool, changed: Int, replaced: Int, awaited: Int) {
        if hasArrived {
            self = .arrived
        } else if changed > 0 || replaced > 0 {
            self = .withdrawn(changed: changed, replaced: replaced)
        } else {
            self = awaited == 0 ? .settled : .stays
        }
    }
}
