import CSVCore
package import Domain
import Intake
import Ledger
import Outcome
package import Records

extension JudgingPass {
    package func judgeLineItem(_ stop: ReadbackWalk.Stop) throws -> StoredLineItem {
        let before = stop.line
        let shown = stop.campusLineItem?.filled(from: before.campus)
        let campus = facts.judged(shown, of: before.id)
        let rules = lineItemRules(stop)
        let agrees = campus.map { rules.agrees($0, with: before.version) } ?? true
        let earlier = agrees ? [] : try ledger.replacedVersions(of: before.id).map(\.version)
        let outcome = rules.judge(facts.sent(before, earlier: earlier), campus)
        let arePointsAccepted = campus?.maxPoints != shown?.maxPoints
        let line = before.judged(
            outcome, shown, in: rules.readback, lastFull: facts.lastFull(of: before.school),
            arePointsAccepted: arePointsAccepted)
        countForGuard(stop, rules.readback)
        countFirstShown(stop, line)
        countFrozenUnseen(before)
        try count(line, before)
        return line
    }

    /// Of a read-back that proves nothing: the line item stays as it is.
    package func passOver(_ stop: ReadbackWalk.Stop) throws -> StoredLineItem {
        countForGuard(stop, rules(of: stop.line.school).plain.readback)
        countFrozenUnseen(stop.line)
        try count(stop.line, stop.line)
        return stop.line
    }

    /// The rules, by what a read-back of a later time has told of the line item: one that it showed a result of was there.
    private func lineItemRules(_ stop: ReadbackWalk.Stop) -> LineItemReconciler {
        let rules = rules(of: stop.line.school)
        return switch facts.told.says(ofLineItem: stop.line.id) {
        case .fields: LineItemReconciler(rules.older.readback)
        case .isThere where stop.campusLineItem == nil: LineItemReconciler(rules.older.readback)
        case .isThere, .nothing: LineItemReconciler(rules.plain.readback)
        }
    }

    /// Whether a line item that Campus is known to have is in the read-back.
    private func countForGuard(_ stop: ReadbackWalk.Stop, _ readback: ReadbackFacts) {
        guard readback.provesAbsence, readback.listsLineItems, stop.line.isKnownInCampus else { return }
        readbackGuard.lineItemsKnown += 1
        if stop.campusLineItem == nil { readbackGuard.lineItemsMissing += 1 }
    }

    /// One that was never shown, whose bundle has arrived, should be there as well.
    private func countFirstShown(_ stop: ReadbackWalk.Stop, _ line: StoredLineItem) {
        guard stop.line.shown == .never, stop.line.campusHold == nil else { return }
        if line.campusHold == .itemRemoved, stop.campusLineItem == nil {
            readbackGuard.lineItemsNeverThere += 1
        } else if stop.campusLineItem != nil {
            readbackGuard.lineItemsFirstShown += 1
        }
    }

    /// Of what is frozen it is known that Campus has a score, too.
    private func countFrozenUnseen(_ line: StoredLineItem) {
        guard readback.provesAbsence, !readbackGuard.seesOurs, line.isKnownInCampus else { return }
        readbackGuard.scoresKnown += (facts.freezes[line.id] ?? [:]).values.count { !$0.campusNow.isBlank }
    }

    /// A read-back in which nothing of ours is: whether that can be. Of an extract only scores tell.
    package func countUnseen(_ before: PackedResult, isFrozen: Bool, of line: StoredLineItem) {
        guard readback.provesAbsence else { return }
        if before.seen != nil, !isFrozen, line.isKnownInCampus {
            readbackGuard.scoresKnown += 1
        } else if before.latestBundle > 0, !before.isConfirmed, !before.isDueAgain,
            line.campusHold == nil, readback.isMissed(before.latestBundle)
        {
            readbackGuard.scoresMissed += 1
        }
    }

    package func count(_ line: StoredLineItem, _ before: StoredLineItem) throws {
        if let hold = line.campusHold {
            tally.heldLineItems[hold, default: 0] += 1
            if before.campusHold != hold {
                tally.newlyHeldLineItems[hold, default: 0] += 1
                try details.lineItem(hold.rawValue, line, hold.entry.advice)
            }
        }
        if line.isEditedInCampus {
            tally.editedLineItems += 1
            if !before.isEditedInCampus {
                tally.newlyEditedLineItems += 1
                let edited = ReadbackFinding.editedInCampus
                try details.lineItem(edited.rawValue, line, edited.entry.advice)
            }
        }
        if line.isDueAgain { tally.lineItemsDueAgain += 1 }
    }
}

extension StoredLineItem {
    /// A read-back has shown it, and none since that it is gone.
    package var isKnownInCampus: Bool { shown != .never && campusHold != .itemRemoved }

    /// As it is to be kept after a read-back.
    ///
    /// - Parameter lastFull: the newest state of Campus that a full read-back before this one has shown.
    package func judged(
        _ outcome: LineItemOutcome, _ campus: CampusLineItem?, in readback: ReadbackFacts, lastFull: Instant?,
        arePointsAccepted: Bool = false
    ) -> StoredLineItem {
        var line = self
        line.shown = outcome.shown
        line.campusHold = outcome.hold
        line.isEditedInCampus = outcome.isEdited
        line.isDueAgain = outcome.isDueAgain
        if let campus, !campus.isDeleted, campus != CampusLineItem(), !readback.isOlder {
            // Points that a person accepted are Campus's own as well, and stay so.
            let isOwn = outcome.isEdited || outcome.hold == .pointsChanged || arePointsAccepted
            line.campus = isOwn ? campus : nil
        }
        if readback.provesAbsence, readback.listsLineItems || campus != nil {
            let isThere = campus.map { !$0.isDeleted } ?? false
            line.lastThere = isThere || shown == .never ? nil : lastThere ?? lastFull
        }
        return line
    }
}
