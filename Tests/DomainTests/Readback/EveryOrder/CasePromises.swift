import Domain

/// What must hold of every outcome, whatever the order of events: said of what happened in Campus, not of how the rules
/// come to know it. What follows from what a read-back could tell is nights_judge.py's to say, and nobody's beside it.
///
/// Two things come about by chance, and then Campus shows the same whether a bundle or a person was at work: a person types
/// a value that bundles carry, or itslearning goes back to a value that it had before. From then on the second promise is
/// silent for the case.
struct CasePromises {
    /// Read-backs say who changed a row and when, so that a person's value is known whatever it is.
    let tellsWho: Bool

    /// - Parameter result: as it was before the read-back.
    /// - Returns: the promise that is broken, if any is.
    func complaint(
        about outcome: ResultOutcome?, _ result: CaseResult, _ says: CampusObservation, in small: SmallCase
    )
        -> String?
    {
        let isLatestThere = result.latest.map { result.cell == .value($0) } ?? false
        switch outcome {
        case .frozen(let reason):
            return mayFreeze(reason, result, small) ? nil : "frozen as \(reason), though nobody touched it"
        case _ where mustFreeze(result, says): return "a person's change is not frozen"
        case .confirmed: return isLatestThere ? nil : "confirmed, though Campus has something else"
        case .lost: return isLatestThere ? "lost, though Campus has it" : nil
        default: return nil
        }
    }

    /// Of a set of bundles that seems to have arrived one was imported at least.
    func complaint(aboutArrivalOf set: [Int], in small: SmallCase) -> String? {
        small.isOneImported(set) || (small.hasTypedOurs && !tellsWho)
            ? nil : "\(set) has arrived, though none was imported"
    }

    /// The first promise. A person changed it, and the read-back shows that: a value that we never sent; an older one
    /// of ours, though Campus had shown a newer one; a blank where a score was shown; anything new that is told of.
    func mustFreeze(_ result: CaseResult, _ says: CampusObservation) -> Bool {
        guard says != .notCovered, result.isPersons else { return false }
        switch result.cell {
        case .none: return false
        case .blank: return result.shown != nil || (tellsWho && !result.sends.isEmpty)
        case .value(let value):
            let isTold = tellsWho && !(result.shown != nil && result.isOld)
            return !result.wasSent(value) || isTold || result.isNewerShown(than: value)
        }
    }

    /// The second promise. Nobody's score is frozen, but where Campus did not do with its bundles what they said:
    /// it refused the row, or took them out of order.
    private func mayFreeze(_ reason: FreezeReason, _ result: CaseResult, _ small: SmallCase) -> Bool {
        if result.isPersons || small.isAmbiguousByChance { return true }
        return (reason == .reverted || reason == .unaccepted) && (result.wasRefused || result.wasLate)
    }
}
