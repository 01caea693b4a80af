public import Domain
import Ledger
package import Outcome
import Publishing
import Records
public import Session

/// `held list` and `held release`: line items for which nothing is sent because of what Campus shows of them.
public struct HoldCommands {
    private let session: WorkspaceSession

    public init(_ session: WorkspaceSession) {
        self.session = session
    }

    public func list(_ filter: HoldFilter = HoldFilter()) throws -> HeldList {
        HeldList(command: .list, held: try session.ledger.read { try items($0).filter(filter.fits) })
    }

    /// Lifts the holds of line items, on the record: a person says that Campus has them, or is to get them anew, or that
    /// their points are right. All that fits is lifted, or nothing.
    ///
    /// - Parameters:
    ///   - by: who decides, and `why`; both are kept.
    ///   - isDryRun: says what would be lifted, and changes nothing.
    public func release(
        _ filter: HoldFilter, by: String, why: String, now: Instant, isDryRun: Bool
    ) throws -> HeldList {
        if !isDryRun { try session.recover(now: now) }
        var list = HeldList(command: .release, held: [])
        list.by = by
        list.reason = why
        list.dryRun = isDryRun
        list.held =
            isDryRun
            ? try session.ledger.read { try items($0).filter(filter.fits) }
            : try session.ledger.write { try release(filter, list, at: now, $0) }
        guard !list.held.isEmpty else {
            throw NotHeld(lineItem: filter.lineItems.count == 1 ? filter.lineItems.first : nil)
        }
        list.recovered = []
        return list
    }

    /// - Parameter told: who and why.
    private func release(
        _ filter: HoldFilter, _ told: HeldList, at now: Instant, _ ledger: LedgerSession
    ) throws -> [HeldList.Item] {
        let newest = try ledger.bundles().last?.sequence ?? 0
        let marker = try ledger.lineItemMarker()
        var told = told
        for var line in try heldLines(ledger) {
            guard let hold = line.campusHold, case let item = HeldList.Item(line, hold), filter.fits(item)
            else {
                continue
            }
            try ledger.recordHoldRelease(
                HoldRelease(
                    lineItem: line.id, hold: hold, at: now, by: told.by ?? "", why: told.reason ?? "",
                    afterBundle: newest,
                    campusMaxPoints: hold == .pointsChanged ? line.campus?.maxPoints : nil))
            line.campusHold = nil
            if hold == .itemRemoved {
                // Its row goes out with its next scores, and only later bundles and read-backs tell of it.
                line.shown = .never
                line.lastThere = nil
            }
            try marker.setCampusState(of: line)
            told.held.append(item)
        }
        told.held.sort(by: Self.isInOrder)
        guard !told.held.isEmpty else { return [] }
        try ledger.recordFinished(
            run: ledger.recordRun(
                command: .heldRelease, at: now, summary: try JSONText.compact(told), inputs: []))
        return told.held
    }

    private func items(_ ledger: LedgerSession) throws -> [HeldList.Item] {
        try heldLines(ledger).compactMap { line in line.campusHold.map { HeldList.Item(line, $0) } }
            .sorted(by: Self.isInOrder)
    }

    private static func isInOrder(_ one: HeldList.Item, _ other: HeldList.Item) -> Bool {
        (one.school, one.section, one.item) < (other.school, other.section, other.item)
    }

    private func heldLines(_ ledger: LedgerSession) throws -> [StoredLineItem] {
        let scan = try ledger.scanLineItems()
        var held: [StoredLineItem] = []
        while let line = try scan.current {
            if line.campusHold != nil { held.append(line) }
            try scan.advance()
        }
        return held
    }
}

/// Nothing that is held fits what was named.
package struct NotHeld: Error, Equatable {
    /// Where one was named.
    package let lineItem: String?
}

extension NotHeld: SaysFailure {
    package var failure: Failure {
        Failure(
            .failed, "not-held",
            lineItem.map { "the line item \($0) is not held; nothing was changed" }
                ?? "no line item that is held fits what was named; nothing was changed",
            "`gradebridge held list` shows what is held, and under which ids.")
    }
}
