package import Domain
package import Ledger
import Outcome
package import Records

/// A bundle is taken back before anybody imports it: it would overwrite what Campus has.
package struct Withdrawal {
    private let bundle: BundleRecord
    private let why: String

    package init(_ bundle: BundleRecord, changed: Int, replaced: Int) {
        self.bundle = bundle
        var reasons: [String] = []
        if changed > 0 { reasons.append("\(PlanText.count(changed, "thing")) in it changed in Campus") }
        if replaced > 0 {
            reasons.append(
                "Campus has something newer of ours for \(PlanText.count(replaced, "thing")) in it")
        }
        why = "withdrawn before it was imported: \(reasons.joined(separator: "; "))"
    }

    /// What it carried last, and Campus has not shown, goes out with the next export.
    package func record(_ ledger: LedgerSession, at now: Instant) throws {
        try ledger.recordMark(
            BundleMark(bundle: bundle.sequence, state: .lost, at: now, by: nil, why: why))
        try ledger.recordLost(bundle: bundle.sequence, at: now)
        try ledger.recordWithdrawn(sequence: bundle.sequence, at: now)
        _ = try WaitingResults(of: bundle.sequence).set(dueAgain: true, ledger)
    }
}
