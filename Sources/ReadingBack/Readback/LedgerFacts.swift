package import Domain
package import Ledger
package import Records

/// What the ledger knows of single results beside what is packed with their line items, loaded once a run:
/// freezes, ambiguities, releases. People make them, so they are few.
package struct LedgerFacts: Sendable {
    package let freezes: [Int64: [String: Freeze]]
    package let ambiguities: [Int64: [String: CampusScore]]
    package let releases: [Int64: [String: [Release]]]
    /// What bulk bundles repeated of results that were frozen, where Campus showed something else later.
    package let repeats: [Int64: [String: [Int: CampusResult]]]
    /// Holds of line items that people lifted.
    package let holdReleases: [Int64: [HoldRelease]]
    package let bundles: [BundleRecord]
    package let bundleTimes: [Int: Instant]
    package let arrivals: Arrivals
    package let readbacks: [ReadbackRecord]
    /// What partial read-backs of a later time have told of.
    package let told: NewerTold
    package let full: FullReadbacks

    /// - Parameters:
    ///   - run: the run at work, whose own read-back is not one of the past.
    ///   - time: the moment whose state that one shows.
    package init(_ ledger: LedgerSession, before run: Int64, of time: Instant) throws {
        freezes = try ledger.freezes()
        ambiguities = try ledger.ambiguities()
        releases = try ledger.releases()
        repeats = try ledger.repeats()
        holdReleases = try ledger.holdReleases()
        bundles = try ledger.bundles()
        bundleTimes = Dictionary(uniqueKeysWithValues: bundles.map { ($0.sequence, $0.cameOut) })
        arrivals = try ledger.arrivals()
        readbacks = try ledger.readbacks().filter { $0.run != run }
        told = try ledger.told(after: time)
        full = FullReadbacks(
            readbacks, notShown: try ledger.schoolsNotShown(), firstBundle: try ledger.firstBundleTime())
    }

    /// The newest state of Campus that a look at this school has shown.
    package func lastFull(of school: String) -> Instant? { full.times(of: school).lastLook }

    package func release(lineItem: Int64, student: String) -> Release? {
        releases[lineItem]?[student]?.last
    }

    /// Nothing but packed results is known of the line item: the case of nearly all.
    package func isPlain(_ lineItem: Int64) -> Bool {
        freezes[lineItem] == nil && ambiguities[lineItem] == nil && releases[lineItem] == nil
            && holdReleases[lineItem] == nil && told.says(ofLineItem: lineItem) == .nothing
    }

    /// What the rules for line items ask for. What bundles before a person lifted a hold prove is not asked again.
    package func sent(_ line: StoredLineItem, earlier: [LineItemVersion]) -> SentLineItem {
        let after = holdReleases[line.id]?.last?.afterBundle
        return SentLineItem(
            latest: line.version, earlier: earlier,
            bundles: after.map { after in line.bundles.filter { $0 > after } } ?? line.bundles,
            latestCarriers: line.latestCarriers, shown: line.shown, hold: line.campusHold,
            isEdited: line.isEditedInCampus, isDueAgain: line.isDueAgain)
    }

    /// What Campus says of a line item, but for points that a person has accepted.
    package func judged(_ campus: CampusLineItem?, of line: Int64) -> CampusLineItem? {
        guard var campus, let points = campus.maxPoints,
            holdReleases[line]?.contains(where: { $0.campusMaxPoints == points }) ?? false
        else { return campus }
        campus.maxPoints = nil
        return campus
    }

    /// What the reconciler asks for of a result that was sent.
    ///
    /// - Parameter line: as it was before this read-back.
    package func sent(_ packed: PackedResult, _ student: String, of line: StoredLineItem) throws -> SentResult
    {
        let release = self.release(lineItem: line.id, student: student)
        var lastSeen = line.lastThere ?? lastFull(of: line.school)
        if packed.seen == nil {
            lastSeen = release.map { release in
                // What was changed after the last look, before the release, nobody has judged.
                let after = release.afterReadback ?? 0
                return readbacks.filter { $0.run <= after }.map(\.time).max() ?? release.at
            }
        }
        var sent = SentResult(
            history: try packed.history, seen: packed.seen, isConfirmed: packed.isConfirmed,
            isDueAgain: packed.isDueAgain, release: release?.freeze.campusResult,
            repeats: release.map(repeatsOnTheirWay) ?? [],
            repeatedEver: try repeatedEver(student, packed.history, of: line), lastSeen: lastSeen)
        sent.wasRefused = release?.freeze.reason == .unaccepted
        return sent
    }

    /// Values of Campus's own that bulk bundles repeated: while the result was frozen, and after its release until it
    /// was sent.
    private func repeatedEver(
        _ student: String, _ history: SendHistory, of line: StoredLineItem
    ) -> [CampusScore] {
        if releases[line.id] == nil && repeats[line.id] == nil { return [] }
        let releases = releases[line.id]?[student] ?? []
        let atReleases = releases.indices.filter { index in
            let release = releases[index]
            // A later freeze repeats what Campus had by then.
            let end = index + 1 < releases.count ? releases[index + 1].freeze.since : nil
            let sent = firstSend(history, after: release.at)
            return repeating(release.freeze, of: line).contains { bundle in
                bundle.at <= release.at
                    || (sent.map { bundle.sequence < $0 } ?? true && end.map { bundle.at < $0 } ?? true)
            }
        }
        let earlier = repeats[line.id]?[student] ?? [:]
        return atReleases.map { releases[$0].freeze.campusNow }.filter { !$0.isBlank }
            + earlier.values.map(\.score).filter { !$0.isBlank }
    }

    private func firstSend(_ history: SendHistory, after time: Instant) -> Int? {
        history.entries.compactMap { entry in
            guard case .sent(let bundle, _) = entry, bundleTimes[bundle].map({ $0 > time }) ?? false else {
                return nil
            }
            return bundle
        }.min()
    }

    /// The bulk bundles that repeated what Campus had of a frozen result: those of its district or school that
    /// were made since it was frozen.
    package func repeating(_ freeze: Freeze, of line: StoredLineItem) -> [BundleRecord] {
        bundles.filter {
            $0.mode == .bulk && $0.at >= freeze.since
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
