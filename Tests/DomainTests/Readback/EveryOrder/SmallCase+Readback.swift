import Domain

extension SmallCase {
    private func says(_ result: CaseResult, _ isHeld: Bool) -> CampusObservation {
        guard isLineItemThere, isHeld else { return .notCovered }
        var row = CampusResult(score: .blank)
        switch result.cell {
        case .none: return .nothing
        case .blank: break
        case .value(let value): row.score = .value(CaseResult.score(value))
        }
        if family.tellsWho {
            row.changedBy = result.isPersons ? "teacher" : "import"
            row.changedAt = night(result.isOld ? 800 : 950)
        }
        return .row(row)
    }

    /// The read-back is of night 1000, the last full one was of night 900, bundle n is of night 10 n.
    private func facts(isFull: Bool) -> ReadbackFacts {
        var facts = ReadbackFacts(
            time: night(1000), isFull: isFull, importUser: family.tellsWho ? "import" : nil,
            fullReadbacks: isFull ? [night(1000)] : [])
        for (place, bundle) in bundles.enumerated() {
            facts.bundleTimes[place + 1] = night(10 * place)
            let later = place + 1 < bundles.count ? bundles[place + 1].fullReadbacks : 0
            for number in 0..<(bundle.fullReadbacks - later) {
                facts.fullReadbacks.append(night(10 * place + 1 + number))
            }
        }
        for set in arrived { facts.arrivals.add(set, at: night(0)) }
        return facts
    }

    /// - Returns: what is wrong, if anything.
    mutating func readBack(_ event: CaseEvent) -> String? {
        let isFull = event == .fullReadback
        let says = (
            touched: says(touched, isFull || event == .partialReadback(ofTouched: true)),
            untouched: says(untouched, isFull || event == .partialReadback(ofTouched: false))
        )
        let promises = CasePromises(tellsWho: family.tellsWho)
        var wrong: String?
        var facts = facts(isFull: isFull)
        for set in CaseReadback.arrivals([touched, untouched], [says.touched, says.untouched], facts) {
            arrived.insert(set)
            facts.arrivals.add(set, at: facts.time)
            wrong = wrong ?? promises.complaint(aboutArrivalOf: set, in: self)
        }
        let (before, lastFull) = (self, hadFullReadback ? night(900) : nil)
        wrong = wrong ?? touched.take(says.touched, lastFull: lastFull, facts, promises, in: before)
        wrong = wrong ?? untouched.take(says.untouched, lastFull: lastFull, facts, promises, in: before)
        if isFull { noteFullReadback() }
        return wrong
    }

    private mutating func noteFullReadback() {
        hadFullReadback = true
        touched.isOld = family.tellsWho && touched.isPersons
        for place in bundles.indices {
            bundles[place].fullReadbacks = min(2, bundles[place].fullReadbacks + 1)
        }
    }
}

extension CaseResult {
    /// Judges the result, holds the outcome to the promises, and keeps what the ledger would.
    fileprivate mutating func take(
        _ says: CampusObservation, lastFull: Instant?, _ facts: ReadbackFacts, _ promises: CasePromises,
        in small: SmallCase
    ) -> String? {
        guard freeze == nil else { return nil }
        let outcome = CaseReadback.judge(self, says, lastFull: lastFull, facts)
        let wrong = promises.complaint(about: outcome, self, says, in: small)
        if promises.mustFreeze(self, says) { isShownChange = true }
        if case .row = says, case .value(let value) = cell, wasSent(value) {
            shown = value
            isLatestShown = value == latest
        }
        apply(outcome, says, in: facts)
        return wrong
    }
}
