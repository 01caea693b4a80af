public import Domain
import Ledger

/// `held list` and `held release`: line items for which nothing is sent because of what Campus shows of them.
public struct HoldCommands {
    private let session: WorkspaceSession

    public init(_ session: WorkspaceSession) {
        self.session = session
    }

    public func list() throws -> HeldList {
        HeldList(command: "held list", held: try session.ledger.read { try items($0) })
    }

    /// Lifts the hold of a line item, on the record: a person says that Campus has it, or that its points are right.
    ///
    /// - Parameters:
    ///   - lineItem: its `sourcedId`.
    ///   - by: who decides, and `why`; both are kept.
    ///   - isDryRun: says what would be lifted, and changes nothing.
    public func release(
        lineItem: String, by: String, why: String, now: Instant, isDryRun: Bool
    ) throws -> HeldList {
        if !isDryRun { try session.recover(now: now) }
        let released =
            isDryRun
            ? try session.ledger.read { try items($0).filter { $0.lineItem == lineItem } }
            : try session.ledger.write { ledger in
                try release(lineItem, HoldSignature(by: by, why: why, at: now), ledger)
            }
        guard !released.isEmpty else { throw NotHeld(lineItem: lineItem) }
        var list = HeldList(command: "held release", held: released)
        list.by = by
        list.reason = why
        list.dryRun = isDryRun
        list.recovered = []
        return list
    }

    private struct HoldSignature {
        let by: String
        let why: String
        let at: Instant
    }

    private func release(
        _ lineItem: String, _ signature: HoldSignature, _ ledger: LedgerSession
    ) throws -> [HeldList.Item] {
        let newest = try ledger.bundles().last?.sequence ?? 0
        let marker = try ledger.lineItemMarker()
        guard var line = try heldLines(ledger).first(where: { $0.sourcedID == lineItem }),
            let hold = line.campusHold
        else { return [] }
        let item = HeldList.Item(line, hold)
        try ledger.recordHoldRelease(
            HoldRelease(
                lineItem: line.id, hold: hold, at: signature.at, by: signature.by, why: signature.why,
                afterBundle: newest,
                campusMaxPoints: hold == .pointsChanged ? line.campus?.maxPoints : nil))
        line.campusHold = nil
        if hold == .itemRemoved {
            // Its row goes out with its next scores, and only later bundles and read-backs tell of it.
            line.shown = .never
            line.lastThere = nil
        }
        try marker.setCampusState(of: line)
        var told = HeldList(command: "held release", held: [item])
        told.by = signature.by
        told.reason = signature.why
        try ledger.recordFinished(
            run: ledger.recordRun(
                command: "held release", at: signature.at, summary: try JSONText.compact(told), inputs: []))
        return [item]
    }

    private func items(_ ledger: LedgerSession) throws -> [HeldList.Item] {
        try heldLines(ledger).compactMap { line in line.campusHold.map { HeldList.Item(line, $0) } }
            .sorted { ($0.school, $0.section, $0.item) < ($1.school, $1.section, $1.item) }
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

/// No line item of that id is held.
struct NotHeld: Error, Equatable {
    let lineItem: String
}
