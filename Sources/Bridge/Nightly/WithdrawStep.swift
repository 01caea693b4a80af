import Domain
import DurableFiles
import Ledger
import Workspace

/// Takes back bundles that wait for their delivery and hold something that Campus changed since: they would
/// overwrite it. What else they carry goes out with the next export.
struct WithdrawStep {
    let session: WorkspaceSession
    let now: Instant

    func run() throws -> [Int] {
        let withdrawn = try session.ledger.write { ledger in
            var withdrawn: [Int] = []
            let arrivals = try ledger.arrivals()
            for delivery in try ledger.deliveries() where delivery.state.isUnseen {
                guard let bundle = try ledger.bundle(sequence: delivery.bundle) else { continue }
                // Delivered before this ledger came back from a backup.
                if arrivals.sets[[bundle.sequence]] != nil {
                    try close(delivery, as: .delivered, ledger)
                    continue
                }
                let check = try SupersessionCheck(bundle, ledger)
                guard check.frozen > 0 else { continue }
                try withdraw(bundle, delivery, check.frozen, ledger)
                withdrawn.append(bundle.sequence)
            }
            return withdrawn
        }
        // After the ledger, and again where a run died between the two.
        try Outbox(session.layout).clear(session.ledger) { $0 == .withdrawn }
        return withdrawn
    }

    private func withdraw(
        _ bundle: BundleRecord, _ delivery: DeliveryRecord, _ frozen: Int, _ ledger: LedgerSession
    ) throws {
        try ledger.recordMark(
            BundleMark(
                bundle: bundle.sequence, state: .lost, at: now, by: nil,
                why:
                    "withdrawn before its delivery: \(PlanText.count(frozen, "thing")) in it changed in Campus"
            ))
        try ledger.recordLost(bundle: bundle.sequence, at: now)
        _ = try WaitingResults(of: bundle.sequence).set(dueAgain: true, ledger)
        try close(delivery, as: .withdrawn, ledger)
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
