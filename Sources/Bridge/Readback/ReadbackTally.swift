import Domain
import Ledger
import Outcome

/// What a read-back did, counted; and the proof that every result was judged.
struct ReadbackTally {
    /// Results that the ledger has, counted where they are read.
    var results = 0

    var confirmed = 0
    var inFlight = 0
    var lost = 0
    var alreadyFrozen = 0
    var ambiguous = 0
    /// Of those and of students who were never sent: not so before.
    var newlyAmbiguous = 0
    /// Nothing new is said of them and nothing is awaited.
    var untold = 0
    /// Never seen, and their line item is not in Campus any more.
    var underRemovedLineItems = 0
    /// Of results that were sent, and of students who never were.
    var frozen: [FreezeReason: Int] = [:]

    /// Of those that rest on an absence, by the bundle that carried their latest value.
    var absent: [Int: Int] = [:]
    /// Freezes that rested on an absence and are over; those results are confirmed.
    var lifted: [FreezeReason: Int] = [:]

    var unsentFrozen = 0
    var unsentAmbiguous = 0
    var unsentAlreadyFrozen = 0
    /// Rows of students who were never sent, without a score or a flag.
    var unsentBlank = 0

    var heldLineItems: [HoldReason: Int] = [:]
    var newlyHeldLineItems: [HoldReason: Int] = [:]
    var editedLineItems = 0
    var newlyEditedLineItems = 0
    var lineItemsDueAgain = 0
    var bundlesInFlight: Set<Int> = []
    var bundlesLost: Set<Int> = []

    /// What is new, by code.
    var newCodes: [String: Int] {
        var codes = Dictionary(uniqueKeysWithValues: frozen.map { ($0.key.rawValue, $0.value) })
        for (hold, count) in newlyHeldLineItems { codes[hold.rawValue, default: 0] += count }
        if newlyAmbiguous > 0 { codes[HoldReason.ambiguous.rawValue] = newlyAmbiguous }
        return codes
    }

    var frozenTotal: Int { frozen.values.reduce(0, +) }

    /// Bundles of which so much is missing at once that their import seems to have been under way.
    func importsUnderWay(_ bundles: [BundleRecord]) -> [Int] {
        bundles.filter { bundle in
            let count = absent[bundle.sequence] ?? 0
            return count >= Self.few && count * 10 >= bundle.results
        }.map(\.sequence)
    }

    /// So few may be anything.
    private static let few = 10

    func checkConservation() throws {
        let judged =
            confirmed + inFlight + lost + alreadyFrozen + ambiguous + untold + underRemovedLineItems
            + frozenTotal - unsentFrozen
        guard judged == results else {
            throw ReadbackConservationError(results: results, judged: judged)
        }
    }
}

/// Results were read and not judged: a fault in gradebridge, and nothing may be applied.
struct ReadbackConservationError: Error, Equatable {
    let results: Int
    let judged: Int
}

extension ReadbackConservationError: SaysFailure {
    var failure: Failure {
        Failure(
            .failed, "conservation",
            "the outcomes do not add up: \(results) results, \(judged) judged",
            "This is a fault of gradebridge. Nothing was applied; report it with the numbers above.")
    }
}
