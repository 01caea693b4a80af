package import Domain
import Ledger
import Records
package import Session

/// Brings out what an interrupted run had left staged, once it is known what Campus has by now.
///
/// It was right when it was made. A read-back that came since may have shown that somebody changed something in it, so
/// it is compared with the ledger first, by the rule of the outbox (Spec/nightly.md): what would overwrite Campus is
/// taken back, the rest is published.
package struct LateBundles {
    package let session: WorkspaceSession
    package let now: Instant

    package init(session: WorkspaceSession, now: Instant) {
        self.session = session
        self.now = now
    }

    package struct Result: Equatable {
        /// The numbers of those that were published now.
        package var published: [Int] = []
        /// Those that would overwrite what Campus has.
        package var withdrawn: [Int] = []
    }

    /// The numbers of those that wait.
    package func waiting() throws -> [Int] { try late().map(\.sequence) }

    package func publish() throws -> Result {
        guard try !late().isEmpty else { return Result() }
        let tidy = OutboxTidy(session)
        let change = try session.ledger.write { try tidy.runBeforePublishing($0, at: now) }
        try tidy.finish(change, session.ledger)
        var result = Result(withdrawn: change.withdrawn)
        let publisher = Publisher(session)
        for bundle in try late() {
            try publisher.publish(bundle, at: now)
            result.published.append(bundle.sequence)
        }
        return result
    }

    private func late() throws -> [BundleRecord] {
        try session.ledger.read { try $0.bundlesAwaitingPublishing() }
    }
}
