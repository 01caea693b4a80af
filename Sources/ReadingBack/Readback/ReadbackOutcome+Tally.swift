package import Domain
package import Outcome

extension ReadbackOutcome {
    package mutating func take(_ words: ReadbackMomentWords) {
        input.timeFrom = words.moment.source
        input.timeWords = words.origin
        input.timeWasAhead = words.moment.cut != nil
        input.timeNote = words.note
    }

    /// - Parameter arrivals: a bundle that has arrived is not in flight, whatever of it was not seen yet.
    package mutating func take(_ tally: ReadbackTally, _ arrivals: Arrivals) {
        func codes<Code: RawRepresentable<String>>(_ counts: [Code: Int]) -> [String: Int] {
            Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
        }
        confirmed = tally.confirmed
        inFlight = tally.inFlight
        lost = tally.lost
        untold = tally.notAwaited
        underRemovedLineItems = tally.underRemovedLineItems
        ambiguous = tally.ambiguous + tally.unsentAmbiguous
        alreadyFrozen = tally.alreadyFrozen + tally.unsentAlreadyFrozen
        newlyFrozen = codes(tally.frozen)
        lifted = tally.lifted.isEmpty ? nil : codes(tally.lifted)
        heldLineItems = codes(tally.heldLineItems)
        newlyHeldLineItems = codes(tally.newlyHeldLineItems)
        editedLineItems = tally.editedLineItems
        bundlesInFlight = tally.bundlesInFlight.filter { !arrivals.hasArrived($0) }.sorted()
        bundlesLost = tally.bundlesLost.sorted()
        var codes = Array(newlyFrozen.keys) + Array(newlyHeldLineItems.keys)
        if lost > 0 { codes.append(ReadbackFinding.lost.rawValue) }
        if tally.newlyAmbiguous > 0 { codes.append(HoldReason.ambiguous.rawValue) }
        attention = Set(codes).sorted()
    }
}
