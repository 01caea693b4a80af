package import Domain
import DurableFiles
import Ledger
import Publishing
import Records
package import Session
import Workspace

/// Takes back bundles that wait for their delivery and hold something that Campus changed since: they would
/// overwrite it. What else they carry goes out with the next export.
package struct WithdrawStep {
    package let session: WorkspaceSession
    package let now: Instant

    package func run() throws -> [Int] {
        let withdrawn = try session.ledger.write { ledger in
            var withdrawn: [Int] = []
            let arrivals = try ledger.arrivals()
            let deliveries = try ledger.deliveries().filter(\.state.isUnseen)
            let bundles = try deliveries.compactMap { try ledger.bundle(sequence: $0.bundle) }
            func hasArrived(_ bundle: BundleRecord) -> Bool { arrivals.hasArrived(bundle.sequence) }
            let counts = try OutboxCounts(bundles.filter { !hasArrived($0) }, ledger)
            for (delivery, bundle) in zip(deliveries, bundles) {
                switch counts.verdict(on: bundle, hasArrived: hasArrived(bundle)) {
                // Delivered before this ledger came back from a backup.
                case .arrived: try close(delivery, as: .delivered, ledger)
                // In its order it takes nothing back.
                case .stays, .settled: continue
                case .withdrawn(let changed, let replaced):
                    try Withdrawal(bundle, changed: changed, replaced: replaced).record(ledger, at: now)
                    try close(delivery, as: .withdrawn, ledger)
                    withdrawn.append(bundle.sequence)
                }
            }
            return withdrawn
        }
        // After the ledger, and again where a run died between the two.
        try Outbox(session.layout).clear(session.ledger) { $0 == .withdrawn }
        return withdrawn
    }

    private func close(
        _ delivery: DeliveryRecord, as state: DeliveryState, _ ledger: LedgerSession
    ) throws {
        var record = delivery
        record.state = state
        record.at = now
        try ledger.recordDelivery(record)
    }
}
