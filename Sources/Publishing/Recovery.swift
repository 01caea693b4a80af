package import Domain
import DurableFiles
import Ledger
import Records
package import Session
import Workspace

/// Tidies up what an interrupted run left, before anything new is done.
///
/// An intent never became a bundle: it is dropped, and its number is free again because nobody ever saw
/// it. A staged bundle is whole and the ledger counts on it: it stays where it is, until what Campus has by now is
/// known (`LateBundles`). What else lies in staging belongs to no bundle and is removed; only what `nightly` has
/// claimed out of the inbox stays. What has arrived or was withdrawn leaves the outbox.
package struct Recovery {
    private let layout: WorkspaceLayout
    private let ledger: Ledger
    private let tidy: OutboxTidy

    package init(_ session: WorkspaceSession) {
        layout = session.layout
        ledger = session.ledger
        tidy = OutboxTidy(session)
    }

    package func run(now: Instant) throws {
        try tidy.heal(ledger, at: now)
        let (late, hasIntent) = try ledger.read { session in
            (try session.bundlesAwaitingPublishing(), try session.hasIntent)
        }
        let kept = Set(late.map { layout.staging.appending($0.file) } + [layout.claimed])
        for entry in try Files.list(layout.staging) where !kept.contains(entry.path) {
            try Files.removeTree(entry.path)
        }
        if hasIntent { try ledger.write { try $0.dropIntents() } }
    }
}

extension WorkspaceSession {
    /// Tidies up what an interrupted run left. Needs the lock.
    package func recover(now: Instant) throws {
        try adoptDistrict()
        try Recovery(self).run(now: now)
    }
}
