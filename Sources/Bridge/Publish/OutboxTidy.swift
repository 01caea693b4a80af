import Domain
import DurableFiles
import Ledger
import Workspace

/// Takes bundles out of the outbox that must not be uploaded any more, or need not (Spec/nightly.md, "The outbox").
///
/// It is about bundles that people carry: those that `nightly` brings to another host are `WithdrawStep`'s.
struct OutboxTidy {
    private let layout: WorkspaceLayout
    private let publisher: Publisher
    private let hasHost: Bool

    init(_ session: WorkspaceSession) {
        layout = session.layout
        publisher = Publisher(session)
        hasHost = session.configuration.nightly.deliver.host != nil
    }

    struct Change: Equatable {
        /// They would overwrite what Campus has; what is still wanted of them goes out again.
        var withdrawn: [Int] = []
        /// They have arrived, or nothing of them is waited for.
        var over: [Int] = []
    }

    /// Decides about every bundle that lies in the outbox, and takes it out, in the ledger and on the disk.
    ///
    /// The last thing of a transaction: the files go before it is durable that something in them is frozen. A run
    /// that dies in between leaves less in the outbox than may be there, never more; it decides again when it is
    /// run again.
    func run(_ ledger: LedgerSession, at now: Instant) throws -> Change {
        let lying = try bundlesInOutbox(ledger)
        let arrivals = try ledger.arrivals()
        func hasArrived(_ bundle: BundleRecord) -> Bool { arrivals.sets[[bundle.sequence]] != nil }
        let counts = try OutboxCounts(lying.filter { !hasArrived($0) }, ledger)
        var change = Change()
        for bundle in lying {
            switch counts.verdict(on: bundle, hasArrived: hasArrived(bundle)) {
            case .stays: continue
            case .arrived, .settled: change.over.append(bundle.sequence)
            case .withdrawn(let changed, let replaced):
                try Withdrawal(bundle, changed: changed, replaced: replaced).record(ledger, at: now)
                try closeDelivery(of: bundle, ledger, at: now)
                change.withdrawn.append(bundle.sequence)
            }
            try putAway(bundle)
        }
        return change
    }

    /// Takes away what a run left that died between the ledger and the disk.
    func heal(_ ledger: Ledger) throws {
        let over = try ledger.read { session in
            let arrivals = try session.arrivals()
            return try bundlesInOutbox(session).filter {
                $0.withdrawn != nil || arrivals.sets[[$0.sequence]] != nil
            }
        }
        for bundle in over { try putAway(bundle) }
    }

    /// A bundle that is on its way to another host is not for people, as long as there is such a host.
    private func bundlesInOutbox(_ ledger: LedgerSession) throws -> [BundleRecord] {
        let names = Set(try Files.list(layout.outbox).map(\.name))
        guard !names.isEmpty else { return [] }
        let deliveries = Dictionary(
            uniqueKeysWithValues: try ledger.deliveries().map { ($0.bundle, $0.state) })
        return try ledger.bundles().filter { bundle in
            let isForPeople = deliveries[bundle.sequence].map { !hasHost && $0.isUnseen } ?? true
            return isForPeople && bundle.state == .published
                && Outbox.names(of: bundle.file).contains(where: names.contains)
        }
    }

    private func closeDelivery(of bundle: BundleRecord, _ ledger: LedgerSession, at now: Instant) throws {
        guard var delivery = try ledger.deliveries().first(where: { $0.bundle == bundle.sequence }) else {
            return
        }
        delivery.state = .withdrawn
        delivery.at = now
        try ledger.recordDelivery(delivery)
    }

    /// The archive keeps it, byte for byte.
    private func putAway(_ bundle: BundleRecord) throws {
        let source = layout.outbox.appending(bundle.file)
        let archived = publisher.archivePath(bundle)
        if try Files.exists(source) && !Files.exists(archived) {
            try Files.createPrivateFolder(archived.removingLastComponent())
            try publisher.linkOrCopy(source, to: archived)
            try Files.syncFolder(archived.removingLastComponent())
        }
        try Outbox(layout).remove(bundle.file)
    }
}
