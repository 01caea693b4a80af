import CSVCore
package import Domain
import Intake
package import Ledger
import Outcome
package import Records

/// Judges every line item that is not settled and every result under it, and writes what is new.
package final class JudgingPass {
    package let facts: LedgerFacts
    private(set) var schools: SchoolRules
    package let ledger: LedgerSession
    package let marker: LineItemMarker
    package let details: ReadbackDetails
    package let run: Int64
    package let now: Instant
    package var tally = ReadbackTally()
    package var readbackGuard: ReadbackGuard
    /// It shows something of ours, or a person says that nothing is there. Else it proves nothing by what it lacks, neither of
    /// line items nor of scores, frozen ones included; only the guard asks whether that can be.
    package var isTelling = true
    private var packer = PackedResultsWriter()

    package init(
        _ ledger: LedgerSession, _ facts: LedgerFacts, _ schools: SchoolRules, changePercent: Int,
        run: Int64, now: Instant, details: ReadbackDetails
    ) throws {
        self.ledger = ledger
        self.facts = facts
        self.run = run
        self.now = now
        self.details = details
        self.schools = schools
        marker = try ledger.lineItemMarker()
        readbackGuard = ReadbackGuard(changePercent: changePercent)
    }

    package var readback: ReadbackFacts { schools.readback }

    package func rules(of school: String) -> SchoolRules.Rules { schools.rules(of: school) }

    /// The rules for one result, by whether a read-back of a later time has told of it.
    package func reconciler(_ student: String, _ line: StoredLineItem) -> Reconciler {
        let isTold = facts.told.isTold(student, lineItem: line.id, isGone: line.campusHold == .itemRemoved)
        return isTold ? rules(of: line.school).older : rules(of: line.school).plain
    }

    /// A read-back of a later time has told of the result.
    package func isOlder(_ student: String, _ line: StoredLineItem) -> Bool {
        reconciler(student, line).readback.isOlder
    }

    /// Counts what the first walk has settled.
    package func take(_ settled: SettledResults, lineItemsKnown: Int, firstShown: Int) {
        readbackGuard.lineItemsKnown += lineItemsKnown
        readbackGuard.lineItemsFirstShown += firstShown
        tally.results += settled.confirmed
        tally.confirmed += settled.confirmed
        readbackGuard.confirmed += settled.confirmed
        readbackGuard.confirmedBefore += settled.confirmedBefore
    }

    package func take(_ stop: ReadbackWalk.Stop) throws {
        let line = try isTelling ? judgeLineItem(stop) : passOver(stop)
        let isNewlyRemoved = line.campusHold == .itemRemoved && stop.line.campusHold != .itemRemoved
        let isPlain = facts.isPlain(line.id)
        var isChanged = false
        packer.removeAll()
        var pairing = try stop.pairing()
        while var pair = try pairing.pair() {
            if !isTelling { pair.says = .notCovered }
            guard let before = pair.before else {
                try takeUnsent(pair, line, stop)
                continue
            }
            tally.results += 1
            let mended = try takeSent(
                pair, before, line, was: stop.line, isPlain: isPlain, isNewlyRemoved: isNewlyRemoved,
                stop)
            if let mended {
                isChanged = true
                try packer.keep(mended)
            } else {
                try packer.keep(before)
            }
        }
        try write(line, was: stop.line, resultsChanged: isChanged)
        if stop.hasNobodysRow, isTelling, !readback.isOlder {
            // Of a student whom we never sent, perhaps: none of those gets a first score there (D208).
            try ledger.recordAmbiguous(lineItem: line.id, student: "", campus: .blank, readback: run)
        }
        if !readback.isFull, !readback.isOlder { try keepTold(stop) }
        if !isPlain, stop.isCovered, isTelling { try takeUnmentioned(line, stop) }
    }

    private func write(_ line: StoredLineItem, was before: StoredLineItem, resultsChanged: Bool) throws {
        switch (line != before, resultsChanged) {
        case (true, true): try packer.withText { try marker.set($0, andCampusStateOf: line) }
        case (true, false): try marker.setCampusState(of: line)
        case (false, true): try packer.withText { try marker.setResults($0, lineItem: line.id) }
        case (false, false): break
        }
    }

    // MARK: Results that were sent

    /// - Returns: the result as it is to be kept, where something of it changed.
    @_lifetime(copy before)
    private func takeSent(
        _ pair: PairedResult, _ before: PackedResult, _ line: StoredLineItem, was: StoredLineItem,
        isPlain: Bool, isNewlyRemoved: Bool, _ stop: ReadbackWalk.Stop
    ) throws -> PackedResult? {
        if !readbackGuard.seesOurScores { countUnseen(before, isFrozen: isFrozen(pair, line), of: was) }
        if isPlain, let latest = pair.plainlyConfirmed(by: rules(of: line.school).plain) {
            countConfirmed()
            if before.isConfirmed { readbackGuard.confirmedBefore += 1 }
            return before.isConfirmed ? nil : before.seen(latest)
        }
        let student = String(decoding: pair.student, as: UTF8.self)
        if let freeze = facts.freezes[line.id]?[student] {
            return try takeFrozen(freeze, pair, before, line, was: was)
        }
        var sent = try facts.sent(before, student, of: was)
        sent.isUnlisted = stop.isUnlisted
        sent.isSectionMissing = stop.isSectionMissing
        let says = try sinceRelease(pair.says, line, student)
        let rules = reconciler(student, line)
        let outcome = rules.judge(sent, says)
        if before.isConfirmed {
            readbackGuard.confirmedBefore += 1
            if outcome.isFreeze || isNewlyRemoved { readbackGuard.lost += 1 }
        }
        try mark(outcome, pair, student, line)
        let saysNothing = pair.says == .notCovered && outcome == .frozen(.unaccepted)
        if outcome.isAwaited || saysNothing, line.campusHold == .itemRemoved {
            // While the line item is gone nothing is awaited and nothing is sent for it.
            tally.underRemovedLineItems += 1
            return nil
        }
        try take(outcome, pair, before, student, line)
        let memory = before.memory.after(outcome, sent, says, in: rules.readback)
        return memory == before.memory ? nil : before.keeping(memory)
    }

    private func take(
        _ outcome: ResultOutcome, _ pair: PairedResult, _ before: PackedResult, _ student: String,
        _ line: StoredLineItem
    ) throws {
        switch outcome {
        case .confirmed: countConfirmed()
        case .notAwaited: tally.notAwaited += 1
        case .ambiguous:
            tally.ambiguous += 1
            if facts.ambiguities[line.id]?[student] == nil { readbackGuard.frozenAtFirstSight += 1 }
        case .inFlight:
            tally.inFlight += 1
            if !before.isDueAgain { tally.bundlesInFlight.insert(before.latestBundle) }
        case .lost:
            tally.lost += 1
            tally.lostOf[before.latestBundle, default: 0] += 1
            tally.bundlesLost.insert(before.latestBundle)
            try details.result(
                "lost", ReadbackFinding.lost.rawValue, line, pair, bundle: before.latestBundle,
                ReadbackFinding.lost.entry.advice)
        case .frozen(let reason):
            tally.frozen[reason, default: 0] += 1
            if !before.isConfirmed { readbackGuard.frozenAtFirstSight += 1 }
            if reason.restsOnAbsence { tally.absent[before.latestBundle, default: 0] += 1 }
            try freeze(reason, pair, student, line)
        }
    }

    /// - Returns: the result as it is to be kept, where its freeze is over.
    @_lifetime(copy before)
    private func takeFrozen(
        _ freeze: Freeze, _ pair: PairedResult, _ before: PackedResult, _ line: StoredLineItem,
        was: StoredLineItem
    ) throws -> PackedResult? {
        let rules = reconciler(freeze.student, line)
        let sent = try facts.sent(before, freeze.student, of: was)
        try followDoubt(rules.judge(sent, pair.says), pair, freeze.student, line)
        guard let latest = before.latest, rules.isOver(freeze.reason, sent, pair.says)
        else {
            tally.alreadyFrozen += 1
            try follow(freeze, pair.says, line)
            return nil
        }
        try lift(freeze, pair, line)
        countConfirmed()
        return before.seen(latest)
    }

    private func isFrozen(_ pair: PairedResult, _ line: StoredLineItem) -> Bool {
        guard let frozen = facts.freezes[line.id] else { return false }
        return frozen[String(decoding: pair.student, as: UTF8.self)] != nil
    }

    private func countConfirmed() {
        tally.confirmed += 1
        readbackGuard.confirmed += 1
    }
}

extension ResultOutcome {
    fileprivate var isFreeze: Bool {
        if case .frozen = self { return true }
        return false
    }

    fileprivate var isAwaited: Bool { self == .inFlight || self == .lost }
}
