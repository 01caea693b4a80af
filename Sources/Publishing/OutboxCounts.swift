import CSVCore
package import Domain
package import Ledger
package import Records

/// What is known of the content of bundles that are not known to have arrived, counted in one walk through the ledger.
package struct OutboxCounts {
    package struct Count {
        package var changed = 0
        package var replaced = 0
        package var awaited = 0
        /// Line items that Campus holds or edited, wherever they stand.
        fileprivate var ownVersions = 0
    }

    private var counts: [Int: Count] = [:]
    /// A version that so many bulk bundles have carried is waited for no more: an extract shows none whose scores are all
    /// blank, and bundles would be taken back and made anew for it every night (D183).
    private static let tries = 3

    /// - Parameter bundles: published ones.
    package init(_ bundles: [BundleRecord], _ ledger: LedgerSession) throws {
        guard !bundles.isEmpty else { return }
        let freezes = try ledger.freezes()
        let ambiguities = try ledger.ambiguities()
        let scan = try ledger.scanLineItems()
        for bundle in bundles { counts[bundle.sequence] = Count() }
        let exports = try ledger.runs(of: bundles)
        let repeats = try ledger.repeats()
        let bulk = bundles.filter { $0.mode == .bulk }
        while let line = try scan.current {
            for bundle in bulk where bundle.school == nil || bundle.school == line.school {
                // A bulk bundle carries what Campus had then, sent by us or not: what froze since is not in it, and of
                // what was frozen before it repeats what Campus had then, and has shown something else since.
                let export = exports[bundle.sequence] ?? 0
                counts[bundle.sequence]?.changed +=
                    (freezes[line.id] ?? [:]).values.count { ($0.readback ?? .max) > export }
                    + (repeats[line.id] ?? [:]).values.count { $0[bundle.sequence] != nil }
            }
            count(line, bulk)
            let frozen = Set((freezes[line.id] ?? [:]).keys)
            let doubtful = Set((ambiguities[line.id] ?? [:]).keys)
            try scan.withResults { packed in
                var reader = PackedResultsReader(packed)
                while let result = try reader.next() {
                    try count(result, frozen: frozen, doubtful: doubtful, isHeld: line.campusHold != nil)
                }
            }
            try scan.advance()
        }
        for bundle in bulk { try countWhole(bundle, ledger) }
    }

    package func verdict(on bundle: BundleRecord, hasArrived: Bool) -> OutboxVerdict {
        let count = counts[bundle.sequence] ?? Count()
        return OutboxVerdict(
            hasArrived: hasArrived, changed: count.changed, replaced: count.replaced, awaited: count.awaited)
    }

    private mutating func count(_ line: StoredLineItem, _ bulk: [BundleRecord]) {
        let isCampusOwn = line.isEditedInCampus || line.campusHold != nil
        if isCampusOwn {
            for bundle in bulk where bundle.school == nil || bundle.school == line.school {
                counts[bundle.sequence]?.ownVersions += 1
            }
        }
        for sequence in line.bundles where counts[sequence] != nil {
            if isCampusOwn {
                counts[sequence]?.changed += 1
            } else if line.shown == .latestVersion {
                // The version of a bundle before would come back.
                if line.versionBundle > sequence { counts[sequence]?.replaced += 1 }
            } else if line.latestCarriers.last == sequence, !line.isDueAgain,
                !(bulk.contains { $0.sequence == sequence } && line.latestCarriers.count > Self.tries)
            {
                counts[sequence]?.awaited += 1
            }
        }
    }

    /// - Parameter isHeld: its line item is gone from Campus, or has other points there: nothing is sent under it.
    private mutating func count(
        _ result: PackedResult, frozen: Set<String>, doubtful: Set<String>, isHeld: Bool
    ) throws {
        for sequence in try result.carriers where counts[sequence] != nil {
            let student = String(decoding: result.student, as: UTF8.self)
            if isHeld || frozen.contains(student) || doubtful.contains(student) {
                counts[sequence]?.changed += 1
            } else if result.latest == nil || (result.latestBundle > sequence && result.isConfirmed) {
                // Released since, or a later value of ours is in Campus: this one would come back over it.
                counts[sequence]?.replaced += 1
            } else if result.latestBundle == sequence, !result.isConfirmed, !result.isDueAgain {
                counts[sequence]?.awaited += 1
            }
        }
    }

    /// What is missing from a bulk bundle goes, so that a later one that has arrived would be undone.
    private mutating func countWhole(_ bundle: BundleRecord, _ ledger: LedgerSession) throws {
        let arrivals = try ledger.arrivals()
        let sequence = bundle.sequence
        counts[sequence]?.replaced += try ledger.bundles().filter { later in
            later.sequence > sequence && arrivals.hasArrived(later.sequence)
                && (bundle.school == nil || later.school == nil || later.school == bundle.school)
        }.count
        // It repeats Campus's own versions as they were then; whether they are so still is not known.
        if let count = counts[sequence], count.awaited > 0 {
            counts[sequence]?.changed += count.ownVersions
        }
    }
}
