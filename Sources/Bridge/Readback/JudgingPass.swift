import CSVCore
import Domain
import Intake
import Ledger

/// The second walk through a read-back: judges every line item and every result, and writes what is new.
final class JudgingPass {
    let facts: LedgerFacts
    let reconciler: Reconciler
    let lineItems: LineItemReconciler
    let ledger: LedgerSession
    let marker: LineItemMarker
    let details: ReadbackDetails
    let run: Int64
    let now: Instant
    var tally = ReadbackTally()
    var readbackGuard: ReadbackGuard
    private var packer = PackedResultsWriter()

    init(
        _ ledger: LedgerSession, _ facts: LedgerFacts, _ readback: ReadbackFacts, changePercent: Int,
        run: Int64, now: Instant, details: ReadbackDetails
    ) throws {
        self.ledger = ledger
        self.facts = facts
        self.run = run
        self.now = now
        self.details = details
        reconciler = Reconciler(readback)
        lineItems = LineItemReconciler(readback)
        marker = try ledger.lineItemMarker()
        readbackGuard = ReadbackGuard(changePercent: changePercent)
    }

    var readback: ReadbackFacts { reconciler.readback }

    func take(_ stop: ReadbackWalk.Stop) throws {
        let line = try judgeLineItem(stop)
        let isNewlyRemoved = line.campusHold == .itemRemoved && stop.line.campusHold != .itemRemoved
        let isPlain = facts.isPlain(line.id)
        var isChanged = false
        packer.removeAll()
        var pairing = try stop.pairing()
        while let pair = try pairing.pair() {
            guard let before = pair.before else {
                try takeUnsent(pair, line)
                continue
            }
            tally.results += 1
            let mended = try takeSent(
                pair, before, line, isPlain: isPlain, isNewlyRemoved: isNewlyRemoved)
            isChanged = isChanged || mended != nil
            try packer.keep(mended ?? before)
        }
        if isChanged { try packer.withText { try marker.setResults($0, lineItem: line.id) } }
        if !isPlain, stop.isCovered { try takeUnmentioned(line, stop) }
    }

    // MARK: Results that were sent

    /// - Returns: the result as it is to be kept, where something of it changed.
    private func takeSent(
        _ pair: PairedResult, _ before: PackedResult, _ line: StoredLineItem, isPlain: Bool,
        isNewlyRemoved: Bool
    ) throws -> PackedResult? {
        if isPlain, let latest = before.latest, case .row(let row) = pair.says,
            reconciler.isPlainConfirmation(latest: latest, bundle: before.latestBundle, row)
        {
            if before.isConfirmed { readbackGuard.confirmedBefore += 1 }
            return confirm(before, latest)
        }
        let student = String(decoding: pair.student, as: UTF8.self)
        if let freeze = facts.freezes[line.id]?[student] {
            tally.alreadyFrozen += 1
            try follow(freeze, pair.says)
            return nil
        }
        let sent = facts.sent(before, student, of: line)
        let outcome = reconciler.judge(sent, pair.says)
        if before.isConfirmed {
            readbackGuard.confirmedBefore += 1
            if outcome.isFreeze || isNewlyRemoved { readbackGuard.lost += 1 }
        }
        try mark(outcome, pair, student, line)
        return try apply(outcome, sent, pair, before, student, line)
    }

    private func apply(
        _ outcome: ResultOutcome, _ sent: SentResult, _ pair: PairedResult, _ before: PackedResult,
        _ student: String, _ line: StoredLineItem
    ) throws -> PackedResult? {
        switch outcome {
        case .confirmed:
            guard let latest = before.latest else { return nil }
            return confirm(before, latest)
        case .inFlight where line.campusHold == .itemRemoved, .lost where line.campusHold == .itemRemoved:
            // While the line item is gone nothing is awaited and nothing is sent for it.
            tally.underRemovedLineItems += 1
            return nil
        case .untold:
            tally.untold += 1
            return nil
        case .ambiguous:
            tally.ambiguous += 1
            return nil
        case .inFlight:
            tally.inFlight += 1
            if before.latestBundle > 0, !before.isDueAgain {
                tally.bundlesInFlight.insert(before.latestBundle)
            }
            return awaited(before, sent, pair.says, isLost: false)
        case .lost:
            tally.lost += 1
            tally.bundlesLost.insert(before.latestBundle)
            try details.result(
                "lost", "lost", line, pair, bundle: before.latestBundle, ReasonAdvice.lost)
            return awaited(before, sent, pair.says, isLost: true)
        case .frozen(let reason):
            tally.frozen[reason, default: 0] += 1
            if !before.isConfirmed { readbackGuard.frozenAtFirstSight += 1 }
            try freeze(reason, pair, student, line)
            return nil
        }
    }

    private func confirm(_ before: PackedResult, _ latest: ScoreValue) -> PackedResult? {
        tally.confirmed += 1
        readbackGuard.confirmed += 1
        guard !before.isConfirmed else { return nil }
        var changed = before
        changed.seen = latest
        changed.mark = nil
        return changed
    }

    /// Keeps the earlier value of ours that Campus shows, and whether the latest is to go out again.
    private func awaited(
        _ before: PackedResult, _ sent: SentResult, _ says: CampusSays, isLost: Bool
    ) -> PackedResult? {
        var changed = before
        if case .row(let row) = says, let shown = readback.valueShown(row, sent.history) {
            changed.seen = shown
        }
        if isLost || before.isDueAgain {
            changed.mark = .dueAgain
        } else {
            changed.mark = changed.seen != nil && changed.seen == before.latest ? .seenBefore : nil
        }
        return changed.seen == before.seen && changed.mark == before.mark ? nil : changed
    }
}

extension ResultOutcome {
    fileprivate var isFreeze: Bool {
        if case .frozen = self { return true }
        return false
    }
}

extension ReadbackFacts {
    /// The value of ours that a row shows: the newest one that was sent by then.
    fileprivate func valueShown(_ row: CampusResult, _ history: SendHistory) -> ScoreValue? {
        let score = score(of: row, history)
        for entry in history.entries.reversed() {
            if case .sent(let bundle, let value) = entry, canShow(bundle), shows(score, value) {
                return value
            }
        }
        return nil
    }
}
