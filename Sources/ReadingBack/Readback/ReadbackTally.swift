package import Domain
package import Outcome
package import Records

/// What a read-back did, counted; and the proof that every result was judged.
package struct ReadbackTally {
    /// Results that the ledger has, counted where they are read.
    package var results = 0

    package var confirmed = 0
    package var inFlight = 0
    package var lost = 0
    package var alreadyFrozen = 0
    package var ambiguous = 0
    /// Of those and of students who were never sent: not so before.
    package var newlyAmbiguous = 0
    /// Nothing new is said of them and nothing is awaited.
    package var notAwaited = 0
    /// Never seen, and their line item is not in Campus any more.
    package var underRemovedLineItems = 0
    /// Of results that were sent, and of students who never were.
    package var frozen: [FreezeReason: Int] = [:]

    /// Of those that are lost, by the bundle that carried their latest value.
    package var lostOf: [Int: Int] = [:]
    /// Of those that rest on an absence, by the bundle that carried their latest value.
    package var absent: [Int: Int] = [:]
    /// Freezes that rested on an absence and are over; those results are confirmed.
    package var lifted: [FreezeReason: Int] = [:]

    package var unsentFrozen = 0
    package var unsentAmbiguous = 0
    package var unsentAlreadyFrozen = 0
    /// Rows of students who were never sent, without a score or a flag.
    package var unsentBlank = 0

    package var heldLineItems: [HoldReason: Int] = [:]
    package var newlyHeldLineItems: [HoldReason: Int] = [:]
    package var editedLineItems = 0
    package var newlyEditedLineItems = 0
    package var lineItemsDueAgain = 0
    package var bundlesInFlight: Set<Int> = []
    package var bundlesLost: Set<Int> = []

    /// What is new, by code.
    package var newCodes: [String: Int] {
        var codes = Dictionary(uniqueKeysWithValues: frozen.map { ($0.key.rawValue, $0.value) })
        for (hold, count) in newlyHeldLineItems { codes[hold.rawValue, default: 0] += count }
        if newlyAmbiguous > 0 { codes[HoldReason.ambiguous.rawValue] = newlyAmbiguous }
        return codes
    }

    package var frozenTotal: Int { frozen.values.reduce(0, +) }

    /// Bundles of which so much is missing at once that their import seems to have been under way.
    package func importsUnderWay(_ bundles: [BundleRecord]) -> [Int] {
        bundles.filter { bundle in
            let count = absent[bundle.sequence] ?? 0
            return count >= Self.few && count * 10 >= bundle.results
        }.map(\.sequence)
    }

    /// Fewer than this prove nothing.
    private static let few = 10

    package func checkConservation() throws {
        let judged =
            confirmed + inFlight + lost + alreadyFrozen + ambiguous + notAwaited + underRemovedLineItems
            + frozenTotal - unsentFrozen
        guard judged == results else {
            throw ReadbackConservationError(results: results, judged: judged)
        }
    }
}

/// Results were read and not judged: a fault in gradebridge, and nothing may be applied.
package struct ReadbackConservationError: Error, Equatable {
    package let results: Int
    package let judged: Int
}

extension ReadbackConservationError: SaysFailure {
    package var failure: Failure {
        Failure(
            .failed, "conservation",
            "the outcomes do not add up: \(results) results, \(judged) judged",
            "This is a fault of gradebridge. Nothing was applied; report it with the numbers above.")
    }
}
