public import Domain
import Ledger
package import Outcome
import Publishing
import Records
public import Session

/// `times list` and `times correct`: times in the ledger that lie ahead of the clock.
public struct TimeCommands {
    private let session: WorkspaceSession

    public init(_ session: WorkspaceSession) {
        self.session = session
    }

    public func list(now: Instant) throws -> TimeList {
        try session.ledger.read { try list(.list, now, $0) }
    }

    /// Puts them right, on the record: a person says that the clock is right now.
    ///
    /// - Parameters:
    ///   - by: who decides, and `why`; both are kept.
    ///   - isDryRun: says what would be changed, and changes nothing.
    public func correct(by: String, why: String, now: Instant, isDryRun: Bool) throws -> TimeList {
        func signed(_ ledger: LedgerSession) throws -> TimeList {
            var list = try list(.correct, now, ledger)
            list.by = by
            list.reason = why
            list.dryRun = isDryRun
            guard !list.ahead.isEmpty else { throw NothingAhead(now: now) }
            return list
        }
        if isDryRun { return try session.ledger.read { try signed($0) } }
        try session.recover(now: now)
        return try session.ledger.write { ledger in
            let list = try signed(ledger)
            try ledger.correctTimes(aheadOf: now, ledger.timeCorrection(aheadOf: now))
            try ledger.recordFinished(
                run: ledger.recordRun(
                    command: .timesCorrect, at: now, summary: try JSONText.compact(list), inputs: []))
            return list
        }
    }

    private func list(_ command: TimeList.Command, _ now: Instant, _ ledger: LedgerSession) throws -> TimeList
    {
        TimeList(
            command: command, at: now, try ledger.timesAhead(of: now),
            try ledger.timeCorrection(aheadOf: now))
    }
}

/// No time lies ahead of the clock.
package struct NothingAhead: Error, Equatable {
    package let now: Instant
}

extension NothingAhead: SaysFailure {
    package var failure: Failure {
        Failure(
            .failed, "nothing-ahead",
            "no time in the ledger lies ahead of the clock, \(now); nothing was changed",
            "Check this computer's clock, or the time given with --now.")
    }
}
