import CSVCore
import Domain
import Intake
import Ledger

extension JudgingPass {
    func judgeLineItem(_ stop: ReadbackWalk.Stop) throws -> StoredLineItem {
        let before = stop.line
        let campus = stop.campusLineItem
        let agrees = campus.map { lineItems.agrees($0, with: before.version) } ?? true
        let outcome = lineItems.judge(
            SentLineItem(
                latest: before.version,
                earlier: agrees ? [] : try ledger.replacedVersions(of: before.id).map(\.version),
                bundles: before.bundles, latestCarriers: before.latestCarriers, shown: before.shown,
                hold: before.campusHold, isEdited: before.isEditedInCampus, isDueAgain: before.isDueAgain),
            campus)
        var line = before
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
            line.lastThere = isThere || before.shown == .never ? nil : before.lastThere ?? facts.lastFull
        }
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
