import Domain

/// A read-back of a small case: asks Domain exactly as Bridge's two passes do.
enum CaseReadback {
    /// First pass (`ArrivalPass`).
    static func arrivals(_ results: [CaseResult], _ says: [CampusObservation], _ facts: ReadbackFacts)
        -> [[Int]]
    {
        var count = ArrivalCount()
        let reconciler = Reconciler(facts)
        for (result, says) in zip(results, says) where result.freeze == nil && !result.sends.isEmpty {
            if result.sends.count == 1, let only = result.sends.first, case .row(let row) = says,
                reconciler.isPlainConfirmation(
                    latest: CaseResult.score(only.value), bundle: only.bundle, row)
            {
                count.countShown(onlyBundle: only.bundle)
            } else {
                count.count(result.history, says, in: facts)
            }
        }
        return count.arrived
    }

    /// Second pass (`JudgingPass.takeSent`, `takeUnsent`).
    static func judge(
        _ result: CaseResult, _ says: CampusObservation, lastFull: Instant?, _ facts: ReadbackFacts
    ) -> ResultOutcome? {
        let reconciler = Reconciler(facts)
        guard result.freeze == nil else { return nil }
        guard !result.sends.isEmpty else { return reconciler.judgeUnsent(says) }
        let sent = SentResult(
            history: result.history, seen: result.memory.seen, isConfirmed: result.isConfirmed,
            isDueAgain: result.memory.isDueAgain, lastSeen: result.memory.seen == nil ? nil : lastFull)
        return reconciler.judge(sent, says)
    }
}

extension CaseResult {
    /// What the second pass writes to the ledger (`JudgingPass.takeSent`).
    mutating func apply(_ outcome: ResultOutcome?, _ says: CampusObservation, in facts: ReadbackFacts) {
        guard let outcome else { return }
        if case .frozen(let reason) = outcome { freeze = reason }
        memory = memory.after(outcome, SentResult(history: history), says, in: facts)
    }
}
