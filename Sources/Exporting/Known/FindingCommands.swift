public import Domain
import Ledger
package import Outcome
import Publishing
public import Records
public import Session

/// `findings list`, `findings known` and `findings unknown`.
public struct FindingCommands {
    /// Whether a person knows of a finding, or takes that back.
    public enum Verdict: Sendable {
        case known, unknown

        package var command: RunCommand {
            switch self {
            case .known: .findingsKnown
            case .unknown: .findingsUnknown
            }
        }

        /// What it can be said of.
        fileprivate var standing: FindingFilter.Standing? {
            switch self {
            case .known: nil
            case .unknown: .known
            }
        }
    }

    private let session: WorkspaceSession

    public init(_ session: WorkspaceSession) {
        self.session = session
    }

    public func list(_ filter: FindingFilter, limit: Int) throws -> FindingList {
        try session.ledger.read { try FindingList($0, filter, limit: limit) }
    }

    /// Says that a person knows of standing findings, until they change, or takes it back; on the record.
    public func mark(
        _ verdict: Verdict, _ filter: FindingFilter, by: String, why: String, now: Instant, isDryRun: Bool
    ) throws -> FindingMarkOutcome {
        if !isDryRun { try session.recover(now: now) }
        var filter = filter
        filter.standing = verdict.standing
        var outcome = FindingMarkOutcome(verdict, at: now, by: by, why: why, isDryRun: isDryRun)
        if isDryRun {
            _ = try session.ledger.read { try outcome.take(filter, $0) }
            return outcome
        }
        try session.ledger.write { try record(verdict, filter, &outcome, now, $0) }
        return outcome
    }

    /// One transaction: the marks, and a line of history that keeps who and why for good.
    private func record(
        _ verdict: Verdict, _ filter: FindingFilter, _ outcome: inout FindingMarkOutcome, _ now: Instant,
        _ ledger: LedgerSession
    ) throws {
        let keys = try outcome.take(filter, ledger)
        guard !keys.isEmpty else { throw NoSuchFinding(verdict: verdict) }
        for key in keys {
            switch verdict {
            case .unknown: try ledger.removeKnown(key)
            case .known:
                guard let content = FindingContent.text(try ledger.unresolved(key)) else { continue }
                try ledger.recordKnown(
                    KnownFinding(key: key, at: now, by: outcome.by, why: outcome.reason, content: content))
            }
        }
        try ledger.recordFinished(
            run: ledger.recordRun(
                command: outcome.command, at: now, summary: try JSONText.compact(outcome), inputs: []))
    }
}

/// The result of `findings known` and `findings unknown` (Spec/json.md).
public struct FindingMarkOutcome: Codable, Sendable, Equatable {
    public var version = 1
    public var command: RunCommand
    public var at: String
    public var by: String
    public var reason: String
    public var dryRun: Bool
    /// The findings that were meant, each as it was before.
    public var findings: [FindingList.Item] = []
    /// Always empty: what an interrupted run left staged is published by `export` and `nightly` alone.
    public var recovered: [Int] = []

    package init(
        _ verdict: FindingCommands.Verdict, at instant: Instant, by: String, why: String, isDryRun: Bool
    ) {
        command = verdict.command
        at = instant.description
        self.by = by
        reason = why
        dryRun = isDryRun
    }

    fileprivate mutating func take(_ filter: FindingFilter, _ ledger: LedgerSession) throws -> [FindingKey] {
        let marks = try ledger.knownFindings()
        let times = try ledger.runTimes()
        var keys: [FindingKey] = []
        try ledger.forEachFinding(ofItem: filter.item) { key, rows in
            guard filter.includes(key, rows, isKnown: marks[key] != nil) else { return }
            keys.append(key)
            findings.append(FindingList.Item(key, rows, times[rows.first?.since ?? 0], marks[key]))
        }
        return keys
    }
}

/// Nothing stands under what was named.
package struct NoSuchFinding: Error {
    package let verdict: FindingCommands.Verdict
}

extension NoSuchFinding: SaysFailure {
    package var failure: Failure {
        let what =
            switch verdict {
            case .known: "no finding of the last export fits what was named"
            case .unknown: "no known finding fits what was named"
            }
        return Failure(
            .failed, "no-such-finding", "\(what); nothing was marked",
            "`gradebridge findings list` shows what stands, under which item, section and code, and what is known."
        )
    }
}
