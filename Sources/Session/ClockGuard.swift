package import Domain
import DurableFiles
import Ledger
package import Outcome
package import Records

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

extension ClockAhead: SaysFailure {
    package var failure: Failure {
        let what =
            switch latest.kind {
            case .readback: "of the read-back \(FilePath(latest.name).lastComponent?.string ?? "")"
            case .bundle: "at which bundle \(latest.name) came out"
            case .arrival, .unread, .freeze, .release: "of a \(latest.kind.rawValue)"
            }
        return Failure(
            .guardStopped, "guard-clock",
            "\(PlanText.count(count, "time")) in the ledger \(count == 1 ? "lies" : "lie") ahead of the clock, "
                + "the latest the one \(what), \(latest.recorded), and now it is \(now): "
                + "what Campus shows now would pass for an earlier state",
            "Check this computer's clock. If it is right now, it ran ahead when they were written: "
                + "`gradebridge times list` shows them, `gradebridge times correct` puts them right.")
    }
}
