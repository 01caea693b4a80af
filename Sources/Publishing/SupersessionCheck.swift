import CSVCore
import Domain
package import Ledger
package import Records

/// Whether putting a bundle out again would take Campus back: to older scores, versions or deletions.
package struct SupersessionCheck {
    /// Scores and line items that a later bundle carries anew, or for a bulk bundle the later bundles.
    private(set) var newer = 0
    /// Scores that Campus changed or of which it is not clear what Campus has, and line items that somebody
    /// edited or removed there.
    private(set) var frozen = 0

    package var isClear: Bool { newer == 0 && frozen == 0 }

    package init(_ bundle: BundleRecord, _ ledger: LedgerSession) throws {
        if bundle.mode == .bulk {
            // What is missing from a bulk bundle counts as deleted: all that came later would go.
            newer = try ledger.bundles().filter { later in
                later.sequence > bundle.sequence
                    && (bundle.school == nil || later.school == nil || later.school == bundle.school)
            }.count
            // A bulk bundle carries what Campus had then, whether sent by us or not. Which came first the runs tell, under
            // whatever clock.
            let export = try ledger.runs(of: [bundle])[bundle.sequence] ?? 0
            frozen = try ledger.freezes().values.joined().filter { freeze in
                freeze.value.readback.map { $0 > export } ?? (freeze.value.since >= bundle.at)
            }.count
        }
        let rewritten = try ledger.lineItems(replacedAfter: bundle.sequence)
        let freezes = try ledger.freezes()
        let ambiguities = try ledger.ambiguities()
        let scan = try ledger.scanLineItems()
        while let line = try scan.current {
            if line.bundles.contains(bundle.sequence) {
                if rewritten.contains(line.id) { newer += 1 }
                if line.isEditedInCampus || line.campusHold != nil { frozen += 1 }
            }
            let marked = Set((freezes[line.id] ?? [:]).keys).union((ambiguities[line.id] ?? [:]).keys)
            try scan.withResults { packed in
                var reader = PackedResultsReader(packed)
                while let result = try reader.next() {
                    guard try result.wasSent(in: bundle.sequence) else { continue }
                    // Released and not sent since: the old value is not what is to be sent.
                    if result.latestBundle > bundle.sequence || result.latest == nil { newer += 1 }
                    if marked.contains(String(decoding: result.student, as: UTF8.self)) { frozen += 1 }
                }
            }
            try scan.advance()
        }
    }
}
