import Domain
import Ledger

/// What the ledger knows of single results beside what is packed with their line items, loaded once a run:
/// freezes, ambiguities, releases. People make them, so they are few.
struct LedgerFacts {
    let freezes: [Int64: [String: Freeze]]
    let ambiguities: [Int64: [String: CampusScore]]
    let releases: [Int64: [String: [Release]]]
    let bundleTimes: [Int: Instant]
    let arrivals: Arrivals
    let readbacks: [ReadbackRecord]

    /// - Parameter run: the run at work, whose own read-back is not one of the past.
    init(_ ledger: LedgerSession, before run: Int64) throws {
        freezes = try ledger.freezes()
        ambiguities = try ledger.ambiguities()
        releases = try ledger.releases()
        bundleTimes = Dictionary(
            uniqueKeysWithValues: try ledger.bundles().map { ($0.sequence, $0.published ?? $0.at) })
        arrivals = try ledger.arrivals()
        readbacks = try ledger.readbacks().filter { $0.run != run }
    }

    /// The newest state of Campus that a full read-back has shown.
    var lastFull: Instant? { readbacks.filter(\.isFull).map(\.time).max() }

    func release(lineItem: Int64, student: String) -> Release? {
        releases[lineItem]?[student]?.last
    }

    /// Nothing but packed results is known of the line item: the case of nearly all.
    func isPlain(_ lineItem: Int64) -> Bool {
        freezes[lineItem] == nil && ambiguities[lineItem] == nil && releases[lineItem] == nil
    }

    /// What the reconciler asks for of a result that was sent.
    ///
    /// - Parameter line: as it was before this read-back.
    func sent(_ packed: PackedResult, _ student: String, of line: StoredLineItem) -> SentResult {
        let release = self.release(lineItem: line.id, student: student)
        var lastSeen = line.lastThere ?? lastFull
        if packed.seen == nil {
            lastSeen = release.map { release in
                // What was changed after the last look, before the release, nobody has judged.
                let after = release.afterReadback ?? 0
                return readbacks.filter { $0.run <= after }.map(\.time).max() ?? release.at
            }
        }
        return SentResult(
            history: packed.history, seen: packed.seen, isConfirmed: packed.isConfirmed,
            isDueAgain: packed.isDueAgain, release: release?.freeze.campusResult, lastSeen: lastSeen)
    }
}
