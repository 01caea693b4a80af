package import Domain
import DurableFiles
package import Ledger
package import Records
package import Session
import Workspace

/// Takes bundles out of the outbox that must not be uploaded any more, or need not (Spec/nightly.md, "The outbox"). One
/// that an interrupted run left staged is decided about as if it lay there: it never comes out then.
///
/// Those that `nightly` is to bring to another host are withdrawn here as well, as long as nobody can have seen them;
/// `WithdrawStep` asks once more before anything is delivered.
package struct OutboxTidy {
    private let layout: WorkspaceLayout
    private let publisher: Publisher
    private let hasHost: Bool

    package init(_ session: WorkspaceSession) {
        layout = session.layout
        publisher = Publisher(session)
        hasHost = session.configuration.nightly.deliver.host != nil
    }

    package struct Change: Equatable {
        /// They would overwrite what Campus has; what is still wanted of them goes out again.
        package var withdrawn: [Int] = []
        /// They have arrived, or nothing of them is waited for.
        package var over: [Int] = []

        package init(withdrawn: [Int] = [], over: [Int] = []) {
            self.withdrawn = withdrawn
            self.over = over
        }
    }

    /// Decides about every bundle that lies in the outbox or is to come there, and hides what must leave it.
    ///
    /// The last thing of a transaction: nobody finds the bundle any more before it is durable that something in it is
    /// frozen. A run that dies in between leaves it hidden, and the next one decides again. After the commit `finish`
    /// removes it.
    ///
    /// - Parameter lost: a bundle that a person just called lost. What it carried goes out in others, so it leaves, whatever
    ///   waits for it.
    package func run(_ ledger: LedgerSession, at now: Instant, lost: Int? = nil) throws -> Change {
        try decide(
            bundlesInOutbox(ledger) + ledger.bundlesAwaitingPublishing(), ledger, at: now, lost: lost)
    }

    /// The same of what is to come there alone.
    package func runBeforePublishing(_ ledger: LedgerSession, at now: Instant) throws -> Change {
        try decide(ledger.bundlesAwaitingPublishing(), ledger, at: now)
    }

    private func decide(
        _ lying: [BundleRecord], _ ledger: LedgerSession, at now: Instant, lost: Int? = nil
    ) throws -> Change {
        let arrivals = try ledger.arrivals()
        let deliveries = try pendingDeliveries(ledger)
        func hasArrived(_ bundle: BundleRecord) -> Bool { arrivals.hasArrived(bundle.sequence) }
        let counts = try OutboxCounts(lying.filter { !hasArrived($0) }, ledger)
        var change = Change()
        for bundle in lying {
            var verdict = counts.verdict(on: bundle, hasArrived: hasArrived(bundle))
            if verdict == .stays, bundle.sequence == lost { verdict = .settled }
            // One that is on its way to another host is brought there in its order, though nothing waits for it.
            if verdict == .stays || (verdict == .settled && isOnItsWay(bundle, deliveries)) {
                try show(bundle)
                continue
            }
            if case .withdrawn(let changed, let replaced) = verdict {
                try Withdrawal(bundle, changed: changed, replaced: replaced).record(ledger, at: now)
                change.withdrawn.append(bundle.sequence)
            } else {
                change.over.append(bundle.sequence)
            }
            if var delivery = deliveries[bundle.sequence] {
                delivery.state = verdict == .arrived ? .delivered : .withdrawn
                delivery.at = now
                try ledger.recordDelivery(delivery)
            }
            try ledger.recordLeftOutbox(sequence: bundle.sequence, at: now)
            try hide(bundle)
        }
        return change
    }

    /// A bulk bundle holds all that the ones before it hold, and imported after it they would delete what it added. They
    /// leave the outbox once it is there: `heal` takes them away.
    package func replaceWhole(by staged: [BundleRecord], _ ledger: LedgerSession, at now: Instant) throws {
        let bulk = staged.filter { $0.mode == .bulk }
        guard !bulk.isEmpty else { return }
        for bundle in try bundlesInOutbox(ledger) where bundle.mode == .bulk {
            let isReplaced = bulk.contains { later in
                later.sequence > bundle.sequence && (later.school == nil || later.school == bundle.school)
            }
            if isReplaced { try ledger.recordLeftOutbox(sequence: bundle.sequence, at: now) }
        }
    }

    /// The bundles that lie there for people.
    package func waiting(_ ledger: LedgerSession) throws -> [Int] {
        try bundlesInOutbox(ledger).map(\.sequence)
    }

    /// Removes what was hidden, once the ledger knows why.
    package func finish(_ change: Change, _ ledger: Ledger) throws {
        for sequence in change.withdrawn + change.over {
            if let bundle = try ledger.read({ try $0.bundle(sequence: sequence) }) { try remove(bundle) }
        }
    }

    /// Takes away what a run left that died between the ledger and the disk. Where the last read-back was applied by a
    /// program that did not look into the outbox, it is looked into now.
    package func heal(_ ledger: Ledger, at now: Instant) throws {
        let isDue = try ledger.read { try $0.lastReadback().map { $0.timeFrom == nil } ?? false }
        if isDue { try finish(try ledger.write { try run($0, at: now) }, ledger) }
        try heal(ledger)
    }

    /// The same where the outbox was looked into.
    package func heal(_ ledger: Ledger) throws {
        let over = try ledger.read { session in
            let arrivals = try session.arrivals()
            return try bundlesInOutbox(session).filter {
                $0.leftOutbox != nil || arrivals.hasArrived($0.sequence)
            }
        }
        for bundle in over {
            try hide(bundle)
            try remove(bundle)
        }
    }

    /// Those whose bytes are there, hidden or not, and of which nothing can have been seen on another host.
    private func bundlesInOutbox(_ ledger: LedgerSession) throws -> [BundleRecord] {
        let names = Set(try Files.list(layout.outbox).map { Self.shown($0.name) })
        guard !names.isEmpty else { return [] }
        let deliveries = try pendingDeliveries(ledger)
        return try ledger.bundles(named: names).filter { bundle in
            // Without a host people carry whatever lies there, however far its delivery had come.
            let isUnseen = deliveries[bundle.sequence].map { !hasHost || $0.state.isUnseen } ?? true
            return isUnseen && !bundle.awaitsPublishing
        }
    }

    private func pendingDeliveries(_ ledger: LedgerSession) throws -> [Int: DeliveryRecord] {
        Dictionary(
            uniqueKeysWithValues: try ledger.deliveries().filter(\.state.isPending).map { ($0.bundle, $0) })
    }

    private func isOnItsWay(_ bundle: BundleRecord, _ deliveries: [Int: DeliveryRecord]) -> Bool {
        hasHost && deliveries[bundle.sequence] != nil
    }

    /// A name that nobody takes for a bundle.
    private static func hidden(_ file: String) -> String { ".\(file).leaving" }

    /// The bundle's own name, of one that is hidden.
    private static func shown(_ name: String) -> String {
        name.hasPrefix(".") && name.hasSuffix(".leaving") ? String(name.dropFirst().dropLast(8)) : name
    }

    /// The signs first, then the name; the archive has its bytes before.
    private func hide(_ bundle: BundleRecord) throws {
        let source = layout.outbox.appending(bundle.file)
        guard try Files.exists(source) else {
            // Nobody sees what is still staged; it is removed once the ledger knows why.
            return bundle.state == .staged ? try keep(layout.staging.appending(bundle.file), of: bundle) : ()
        }
        try keep(source, of: bundle)
        for ending in DropName.markEndings { try Files.removeIfPresent(source.beside(ending)) }
        try Files.rename(source, to: layout.outbox.appending(Self.hidden(bundle.file)))
        try Files.syncFolder(layout.outbox)
    }

    /// In the archive, where it is not there yet.
    private func keep(_ source: FilePath, of bundle: BundleRecord) throws {
        let archived = publisher.archivePath(bundle)
        guard try Files.exists(source), try !Files.exists(archived) else { return }
        try Files.createPrivateFolder(archived.folder)
        try publisher.linkOrCopy(source, to: archived)
        try Files.syncFolder(archived.folder)
    }

    /// What an interrupted run hid, or left without its signs, and is safe to upload after all.
    private func show(_ bundle: BundleRecord) throws {
        let target = layout.outbox.appending(bundle.file)
        let hidden = layout.outbox.appending(Self.hidden(bundle.file))
        if try Files.exists(hidden) { try Files.rename(hidden, to: target) }
        // Its signs come when it is published.
        if bundle.awaitsPublishing { return }
        let isWhole = try DropName.markEndings.allSatisfy { try Files.exists(target.beside($0)) }
        if !isWhole { try publisher.writeCompanions(of: bundle) }
    }

    private func remove(_ bundle: BundleRecord) throws {
        if bundle.state == .staged {
            _ = try Files.removeIfPresent(layout.staging.appending(bundle.file))
        }
        if try Files.removeIfPresent(layout.outbox.appending(Self.hidden(bundle.file))) {
            try Files.syncFolder(layout.outbox)
        }
    }
}
