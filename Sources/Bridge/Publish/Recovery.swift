import Domain
import DurableFiles
import Ledger
import Workspace

/// Finishes or rolls back what an interrupted run left, before anything new is done.
///
/// An intent never became a bundle: it is dropped, and its number is free again because nobody ever saw
/// it. A staged bundle is whole and the ledger counts on it: it is published. What else lies in staging
/// belongs to no bundle and is removed; only what `nightly` has claimed out of the inbox stays. What has arrived or
/// was withdrawn leaves the outbox.
struct Recovery {
    private let layout: WorkspaceLayout
    private let ledger: Ledger
    private let publisher: Publisher
    private let tidy: OutboxTidy

    init(_ session: WorkspaceSession) {
        layout = session.layout
        ledger = session.ledger
        publisher = Publisher(session)
        tidy = OutboxTidy(session)
    }

    /// - Returns: the numbers of the bundles that were published now.
    func run(now: Instant) throws -> [Int] {
        let (staged, hasIntent) = try ledger.read { session in
            (try session.bundles().filter { $0.state == .staged }, try session.hasIntent)
        }
        for bundle in staged { try publisher.publish(bundle, at: now) }
        try tidy.heal(ledger, at: now)
        for entry in try Files.list(layout.staging) where entry.path != layout.claimed {
            try Files.removeTree(entry.path)
        }
        if hasIntent { try ledger.write { try $0.dropIntents() } }
        return staged.map(\.sequence)
    }
}
