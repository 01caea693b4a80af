import Domain

/// Knows who touched a result and which bundles were imported, and says whether an outcome is right.
///
/// What it lets pass although a person changed something, or nobody did, because Campus shows the same either
/// way and the table says so:
/// 1. A person typed a value that was sent once, and nobody says who did (no import user). The latest one is
///    confirmed; an earlier one is taken for a bundle's work, unless Campus had shown a later one before.
/// 2. A person cleared a score before any read-back had shown one: that is a score which never came.
/// 3. A person typed by chance what only bundles carry that were not imported. Here, where a bundle has two
///    rows, that is half of it, and the bundle seems to have arrived. Its rows may freeze as `reverted` or
///    `unaccepted` until it does.
/// 4. The same value was the latest before (A, B, A), or a person typed it: Campus shows it, it is confirmed,
///    and the bundle that carried it last was not imported. Another value of ours that comes later still, from
///    a late bundle, then looks put back: `reverted`.
/// 5. A bundle was imported after a newer one whose value Campus had shown, or after a person had typed that value:
///    the older value looks put back: `reverted`.
struct CaseOracle {
    /// Read-backs say who changed a row and when, so that a person's value is known whatever it is.
    let tellsWho: Bool

    /// - Parameter result: as it was before the read-back.
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

    /// A set of bundles seems to have arrived.
    func complaint(aboutArrivalOf set: [Int], touchedIsShown: Bool, in small: SmallCase) -> String? {
        let isTypedByChance: Bool =
            if !tellsWho, touchedIsShown, small.touched.isPersons, case .value(let value) = small.touched.cell
            {
                small.touched.wasSent(value)
            } else {
                false
            }
        return small.isOneImported(set) || isTypedByChance
            ? nil : "\(set) has arrived, though none was imported"
    }

    /// A person changed it, and the read-back shows that.
    func mustFreeze(_ result: CaseResult, _ says: CampusObservation) -> Bool {
        guard says != .notCovered, result.isPersons else { return false }
        switch result.cell {
        case .none: return false
        // Exception 2.
        case .blank: return result.memory.seen != nil || (tellsWho && !result.sends.isEmpty)
        case .value(let value):
            if !result.wasSent(value) { return true }
            // Exception 1. Where it is told who, a change counts until a full read-back has shown it.
            let isTold = tellsWho && !(result.memory.seen != nil && result.isOld)
            return isTold || (result.isConfirmed && result.latest != value) || result.isBefore(value)
        }
    }

    /// Campus has what a person put there; or the latest value was imported and is not there, because the
    /// import refused the row or took bundles out of order.
    private func mayFreeze(_ reason: FreezeReason, _ result: CaseResult, _ small: SmallCase) -> Bool {
        if result.isPersons { return true }
        let carriers = Set(result.latestCarriers)
        let isImported = small.isOneImported(carriers)
        // Exception 3.
        let seemsArrived = small.arrived.contains { carriers.isSuperset(of: $0) && !small.isOneImported($0) }
        switch reason {
        // Exceptions 4 and 5.
        case .reverted:
            return isImported || seemsArrived || result.isConfirmedByChance || result.isLate
                || result.isSeenByChance
        case .unaccepted: return isImported || seemsArrived
        default: return false
        }
    }
}
