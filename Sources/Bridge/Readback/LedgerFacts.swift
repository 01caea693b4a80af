import Bundle
import Domain
import Ledger

/// What the ledger knows of single results beside what is packed with their line items, loaded once a run:
/// freezes, ambiguities, releases. People make them, so they are few.
struct LedgerFacts {
    let freezes: [Int64: [String: Freeze]]
    let ambiguities: [Int64: [String: CampusScore]]
    let releases: [Int64: [String: [Release]]]
    /// What bulk bundles repeated of results that were frozen, where Campus showed something else later.
    let repeats: [Int64: [String: [Int: CampusResult]]]
    /// Holds of line items that people lifted.
    let holdReleases: [Int64: [HoldRelease]]
    let bundles: [BundleRecord]
    let bundleTimes: [Int: Instant]
    let arrivals: Arrivals
    let readbacks: [ReadbackRecord]
    /// The newest state of Campus that a look has shown.
    let lastFull: Instant?

    /// - Parameter run: the run at work, whose own read-back is not one of the past.
    init(_ ledger: LedgerSession, before run: Int64) throws {
        freezes = try ledger.freezes()
        ambiguities = try ledger.ambiguities()
        releases = try ledger.releases()
        repeats = try ledger.repeats()
        holdReleases = try ledger.holdReleases()
        bundles = try ledger.bundles()
        bundleTimes = Dictionary(uniqueKeysWithValues: bundles.map { ($0.sequence, $0.cameOut) })
        arrivals = try ledger.arrivals()
        readbacks = try ledger.readbacks().filter { $0.run != run }
        lastFull = Self.looks(readbacks).max()
    }

    /// The full read-backs that showed something of ours, and whose time was not cut to the clock.
    var looks: [Instant] { Self.looks(readbacks) }

    private static func looks(_ readbacks: [ReadbackRecord]) -> [Instant] {
        readbacks.filter { $0.isFull && $0.isLook && $0.seesOurs }.map(\.time)
    }

    func release(lineItem: Int64, student: String) -> Release? {
        releases[lineItem]?[student]?.last
    }

    /// Nothing but packed results is known of the line item: the case of nearly all.
    func isPlain(_ lineItem: Int64) -> Bool {
        freezes[lineItem] == nil && ambiguities[lineItem] == nil && releases[lineItem] == nil
            && holdReleases[lineItem] == nil
    }

    /// What the rules for line items ask for. What bundles before a person lifted a hold prove is not asked again.
    func sent(_ line: StoredLineItem, earlier: [LineItemVersion]) -> SentLineItem {
        let after = holdReleases[line.id]?.last?.afterBundle
        return SentLineItem(
            latest: line.version, earlier: earlier,
            bundles: after.map { after in line.bundles.filter { $0 > after } } ?? line.bundles,
            latestCarriers: line.latestCarriers, shown: line.shown, hold: line.campusHold,
            isEdited: line.isEditedInCampus, isDueAgain: line.isDueAgain)
    }

    /// What Campus says of a line item, but for points that a person has accepted.
    func judged(_ campus: CampusLineItem?, of line: Int64) -> CampusLineItem? {
        guard var campus, let points = campus.maxPoints,
            holdReleases[line]?.contains(where: { $0.campusMaxPoints == points }) ?? false
        else { return campus }
        campus.maxPoints = nil
        return campus
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
            isDueAgain: packed.isDueAgain, release: release?.freeze.campusResult,
            repeats: release.map(repeatsOnTheirWay) ?? [],
            repeatedEver: repeatedEver(student, of: line), lastSeen: lastSeen)
    }

    /// Values of Campus's own that bulk bundles repeated while the result was frozen.
    private func repeatedEver(_ student: String, of line: StoredLineItem) -> [CampusScore] {
        if releases[line.id] == nil && repeats[line.id] == nil { return [] }
        let atReleases = (releases[line.id]?[student] ?? []).filter { release in
            repeating(release.freeze, of: line).contains { $0.at <= release.at }
        }
        let earlier = repeats[line.id]?[student] ?? [:]
        return atReleases.map(\.freeze.campusNow).filter { !$0.isBlank }
            + earlier.values.map(\.score).filter { !$0.isBlank }
    }

    /// The bulk bundles that repeated what Campus had of a frozen result: those of its district or school that
    /// were made since it was frozen.
    func repeating(_ freeze: Freeze, of line: StoredLineItem) -> [BundleRecord] {
        bundles.filter {
            $0.mode == BundleMode.bulk.rawValue && $0.at >= freeze.since
                && ($0.school == nil || $0.school == line.school)
        }
    }

    /// What a result that was released may still be given by bundles made before, as far as they are not known
    /// to have arrived by then.
    private func repeatsOnTheirWay(_ release: Release) -> [CampusResult] {
        let known = repeats[release.freeze.lineItem]?[release.freeze.student] ?? [:]
        return known.filter { !arrivals.isDelivered([$0.key], by: release.at) }.map(\.value)
    }
}

extension BundleRecord {
    /// The moment from which Campus can have it. One that waits in staging is later than every read-back.
    fileprivate var cameOut: Instant {
        switch state {
        case .staged: withdrawn ?? leftOutbox ?? .distantFuture
        case .intent, .published: published ?? at
        }
    }
}
