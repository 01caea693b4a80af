import CSVCore
import Domain
import Intake
import Ledger

extension JudgingPass {
    func judgeLineItem(_ stop: ReadbackWalk.Stop) throws -> StoredLineItem {
        let before = stop.line
        let campus = stop.campusLineItem
        let agrees = campus.map { lineItems.agrees($0, with: before.version) } ?? true
        let earlier = agrees ? [] : try ledger.replacedVersions(of: before.id).map(\.version)
        let outcome = lineItems.judge(before.sent(earlier: earlier), campus)
        let line = before.judged(outcome, campus, in: readback, lastFull: facts.lastFull)
        try count(line, before)
        return line
    }

    func count(_ line: StoredLineItem, _ before: StoredLineItem) throws {
        if let hold = line.campusHold {
            tally.heldLineItems[hold, default: 0] += 1
            if before.campusHold != hold {
                tally.newlyHeldLineItems[hold, default: 0] += 1
                try details.lineItem(hold.rawValue, line, ReasonAdvice.text(hold))
            }
        }
        if line.isEditedInCampus {
            tally.editedLineItems += 1
            if !before.isEditedInCampus {
                tally.newlyEditedLineItems += 1
                try details.lineItem("edited-in-campus", line, ReasonAdvice.editedInCampus)
            }
        }
        if line.isDueAgain { tally.lineItemsDueAgain += 1 }
    }
}

extension StoredLineItem {
    /// What the rules for line items ask for.
    func sent(earlier: [LineItemVersion]) -> SentLineItem {
        SentLineItem(
            latest: version, earlier: earlier, bundles: bundles, latestCarriers: latestCarriers, shown: shown,
            hold: campusHold, isEdited: isEditedInCampus, isDueAgain: isDueAgain)
    }

    /// As it is to be kept after a read-back.
    ///
    /// - Parameter lastFull: the newest state of Campus that a full read-back before this one has shown.
    func judged(
        _ outcome: LineItemOutcome, _ campus: CampusLineItem?, in readback: ReadbackFacts, lastFull: Instant?
    ) -> StoredLineItem {
        var line = self
        line.shown = outcome.shown
        line.campusHold = outcome.hold
        line.isEditedInCampus = outcome.isEdited
        line.isDueAgain = outcome.isDueAgain
        if let campus, !campus.isDeleted, campus != CampusLineItem(), !readback.isOlderThanLast {
            let isOwn = outcome.isEdited || outcome.hold == .pointsChanged
            line.campus = isOwn ? campus : nil
        }
        if readback.provesAbsence {
            let isThere = campus.map { !$0.isDeleted } ?? false
            line.lastThere = isThere || shown == .never ? nil : lastThere ?? lastFull
        }
        return line
    }
}
