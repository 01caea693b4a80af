package import Ledger
package import Outcome
import Records

/// What becomes of known findings at an export, once the ledger has what the export found.
package struct KnownFindings {
    private let ledger: LedgerSession

    package init(_ ledger: LedgerSession) {
        self.ledger = ledger
    }

    /// A finding that is otherwise now, or gone, is not known any more; who knew of it, and why, stays in the history.
    ///
    /// - Returns: nil where nothing was known.
    package func end() throws -> PlanOutcome.Known? {
        let known = try ledger.knownFindings()
        guard !known.isEmpty else { return nil }
        var ended = PlanOutcome.Known()
        for (key, finding) in known {
            let now = FindingContent.text(try ledger.unresolved(key))
            if now == finding.content {
                ended.standing += 1
                continue
            }
            try ledger.removeKnown(key)
            if now == nil {
                ended.resolved[key.code, default: 0] += 1
            } else {
                ended.changed[key.code, default: 0] += 1
            }
        }
        return ended
    }
}
