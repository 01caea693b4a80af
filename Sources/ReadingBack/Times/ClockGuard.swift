package import Domain
import Ledger
package import Records
package import Session

/// Whether the ledger holds times that lie ahead of the clock (Spec/nightly.md, "A clock that ran ahead").
///
/// After one night under a clock that ran a year ahead every later read-back would pass for an older one, and none of it
/// would be said. So nothing is read back or sent until a person has looked.
package struct ClockGuard {
    private let ledger: Ledger

    package init(_ session: WorkspaceSession) {
        ledger = session.ledger
    }

    /// Throws `ClockAhead` where it does.
    package func check(_ now: Instant) throws {
        let ahead = try ledger.read { try $0.timesAhead(of: now) }
        guard let latest = ahead.max(by: { $0.recorded < $1.recorded }) else { return }
        throw ClockAhead(count: ahead.count, latest: latest, now: now)
    }
}

/// The clock ran ahead when the ledger was written, or is behind now.
package struct ClockAhead: Error, Equatable {
    package let count: Int
    package let latest: TimeAhead
    package let now: Instant
}
