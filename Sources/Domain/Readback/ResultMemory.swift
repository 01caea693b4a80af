/// What the ledger keeps of a result beside its sends: the value that Campus showed last, and what of it still
/// holds.
public struct ResultMemory: Sendable, Hashable {
    /// Why the seen value confirms nothing.
    public enum UnconfirmedReason: UInt8, Sendable {
        /// The seen value equals the latest one, but is from before the latest was sent.
        case seenBefore = 0
        /// To be sent again with the next export: it was lost.
        case dueAgain = 1
    }

    /// nil: no read-back has shown a value yet, or none since a release.
    public var seen: ScoreValue?
    public var mark: UnconfirmedReason?

    public init(seen: ScoreValue? = nil, mark: UnconfirmedReason? = nil) {
        self.seen = seen
        self.mark = mark
    }

    public var isDueAgain: Bool { mark == .dueAgain }

    /// A read-back has shown the latest value since it was sent.
    public func isConfirmed(_ latest: ScoreValue?) -> Bool {
        mark == nil && latest != nil && seen == latest
    }

    /// After a bundle carried the result once more.
    public func afterSending(_ value: ScoreValue) -> ResultMemory {
        ResultMemory(seen: seen, mark: seen == value ? .seenBefore : nil)
    }

    /// After a person said that the bundle that carried it last was lost, or was not.
    public func afterMarking(dueAgain: Bool, latest: ScoreValue?) -> ResultMemory {
        let isSeenBefore = seen != nil && seen == latest
        return ResultMemory(seen: seen, mark: dueAgain ? .dueAgain : isSeenBefore ? .seenBefore : nil)
    }

    /// After a read-back: a confirmation keeps our own value, not Campus's rounded one; while the latest is
    /// awaited, the earlier value of ours that Campus shows.
    public func after(
        _ outcome: ResultOutcome, _ sent: SentResult, _ says: CampusObservation, in readback: ReadbackFacts
    ) -> ResultMemory {
        let history = sent.history
        switch outcome {
        case .confirmed: return ResultMemory(seen: history.latest)
        case .frozen, .ambiguous: return self
        case .notAwaited where history.latest != nil: return self
        case .notAwaited, .inFlight, .lost:
            var memory = self
            // What an older one shows of ours has been in Campus (D169); what newer ones showed of ours stands.
            if !readback.isOlder || memory.seen == nil, case .row(let row) = says,
                let shown = readback.valueShown(row, sent)
            {
                memory.seen = shown
            }
            return memory.afterMarking(dueAgain: outcome == .lost || isDueAgain, latest: history.latest)
        }
    }
}

extension ReadbackFacts {
    /// The value of ours that a row shows: the newest one that was sent by then.
    fileprivate func valueShown(_ row: CampusResult, _ sent: SentResult) -> ScoreValue? {
        let score = score(of: row, sent.history, release: sent.release)
        for entry in sent.history.entries.reversed() {
            if case .sent(let bundle, let value) = entry, canShow(bundle), shows(score, value) {
                return value
            }
        }
        return nil
    }
}
