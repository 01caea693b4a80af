import Bundle
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

    /// Decides about every bundle that lies in the outbox, and hides what must leave it.
    ///
    /// The last thing of a transaction: nobody finds the bundle any more before it is durable that something in it is
    /// frozen. A run that dies in between leaves it hidden, and the next one decides again. After the commit `finish`
    /// removes it.
    func run(_ ledger: LedgerSession, at now: Instant) throws -> Change {
        let lying = try bundlesInOutbox(ledger)
        let arrivals = try ledger.arrivals()
        func hasArrived(_ bundle: BundleRecord) -> Bool { arrivals.sets[[bundle.sequence]] != nil }
        let counts = try OutboxCounts(lying.filter { !hasArrived($0) }, ledger)
        var change = Change()
        for bundle in lying {
            switch counts.verdict(on: bundle, hasArrived: hasArrived(bundle)) {
            case .stays:
                try show(bundle)
                continue
            case .arrived, .settled: change.over.append(bundle.sequence)
            case .withdrawn(let changed, let replaced):
                try Withdrawal(bundle, changed: changed, replaced: replaced).record(ledger, at: now)
                try closeDelivery(of: bundle, ledger, at: now)
                change.withdrawn.append(bundle.sequence)
            }
            try ledger.recordLeftOutbox(sequence: bundle.sequence, at: now)
            try hide(bundle)
        }
        return change
    }

    /// A bulk bundle holds all that the ones before it hold, and imported after it they would delete what it added. They
    /// leave the outbox once it is there: `heal` takes them away.
    func replaceWhole(by staged: [BundleRecord], _ ledger: LedgerSession, at now: Instant) throws {
        let bulk = staged.filter { $0.mode == BundleMode.bulk.rawValue }
        guard !bulk.isEmpty else { return }
        for bundle in try bundlesInOutbox(ledger) where bundle.mode == BundleMode.bulk.rawValue {
            let isReplaced = bulk.contains { later in
                later.sequence > bundle.sequence && (later.school == nil || later.school == bundle.school)
            }
            if isReplaced { try ledger.recordLeftOutbox(sequence: bundle.sequence, at: now) }
        }
    }

    /// Removes what was hidden, once the ledger knows why.
    func finish(_ change: Change, _ ledger: Ledger) throws {
        let gone = Set(change.withdrawn + change.over)
        for bundle in try ledger.read({ try $0.bundles() }) where gone.contains(bundle.sequence) {
            try remove(bundle)
        }
    }

    /// Takes away what a run left that died between the ledger and the disk.
    func heal(_ ledger: Ledger) throws {
        let over = try ledger.read { session in
            let arrivals = try session.arrivals()
            return try bundlesInOutbox(session).filter {
                $0.leftOutbox != nil || arrivals.sets[[$0.sequence]] != nil
            }
        }
        for bundle in over {
            try hide(bundle)
            try remove(bundle)
        }
    }

    /// Those whose bytes are there, hidden or not. A bundle that is on its way to another host is not for people, as
    /// long as there is such a host.
    private func bundlesInOutbox(_ ledger: LedgerSession) throws -> [BundleRecord] {
        let names = Set(try Files.list(layout.outbox).map(\.name))
        guard !names.isEmpty else { return [] }
        let deliveries = Dictionary(
            uniqueKeysWithValues: try ledger.deliveries().map { ($0.bundle, $0.state) })
        return try ledger.bundles().filter { bundle in
            let isForPeople = deliveries[bundle.sequence].map { !hasHost && $0.isUnseen } ?? true
            return isForPeople && bundle.state == .published
                && (names.contains(bundle.file) || names.contains(Self.hidden(bundle.file)))
        }
    }

    /// A name that nobody takes for a bundle.
    private static func hidden(_ file: String) -> String { ".\(file).leaving" }

    private func closeDelivery(of bundle: BundleRecord, _ ledger: LedgerSession, at now: Instant) throws {
        guard var delivery = try ledger.deliveries().first(where: { $0.bundle == bundle.sequence }) else {
            return
        }
        delivery.state = .withdrawn
        delivery.at = now
        try ledger.recordDelivery(delivery)
    }

    /// The signs first, then the name; the archive has its bytes before.
    private func hide(_ bundle: BundleRecord) throws {
        let source = layout.outbox.appending(bundle.file)
        guard try Files.exists(source) else { return }
        let archived = publisher.archivePath(bundle)
        if try !Files.exists(archived) {
            try Files.createPrivateFolder(archived.removingLastComponent())
            try publisher.linkOrCopy(source, to: archived)
            try Files.syncFolder(archived.removingLastComponent())
        }
        for ending in [".done", ".sha256"] { _ = try Files.removeIfPresent(FilePath("\(source)\(ending)")) }
        try Files.rename(source, to: layout.outbox.appending(Self.hidden(bundle.file)))
        try Files.syncFolder(layout.outbox)
    }

    /// What an interrupted run hid, and is safe to upload after all.
    private func show(_ bundle: BundleRecord) throws {
        let hidden = layout.outbox.appending(Self.hidden(bundle.file))
        guard try Files.exists(hidden) else { return }
        try Files.rename(hidden, to: layout.outbox.appending(bundle.file))
        try publisher.writeCompanions(of: bundle)
    }

    private func remove(_ bundle: BundleRecord) throws {
        if try Files.removeIfPresent(layout.outbox.appending(Self.hidden(bundle.file))) {
            try Files.syncFolder(layout.outbox)
        }
    }
}
