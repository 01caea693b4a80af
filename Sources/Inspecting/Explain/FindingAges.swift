package import Domain
package import Ledger
import Records

/// Since when the scores of one item have stood under a code, as the last export left it.
package struct FindingAges {
    private let times: [Int64: Instant]
    private var rows: [FindingKey: [UnresolvedRow]] = [:]

    package init(_ ledger: LedgerSession, ofItem item: String) throws {
        times = try ledger.runTimes()
        try ledger.forEachFinding(ofItem: item) { rows[$0] = $1 }
    }

    /// Nil where it is new in this export, or nothing stands against it.
    package func since(_ entry: ItemStory.Entry) -> Instant? {
        let (kind, code): (FindingKind, String)
        switch entry.disposition {
        case .held(let reason): (kind, code) = (.held, reason.rawValue)
        case .rejected(let reason): (kind, code) = (.rejected, reason.rawValue)
        case .sent, .unchanged, .inFlight, .frozen: return nil
        }
        let key = FindingKey(item: entry.item, section: entry.section ?? "", kind: kind, code: code)
        // Where the ledger keeps no ids, the code is about the whole line item.
        let row = rows[key]?.first { row in
            (row.students.isEmpty && row.persons.isEmpty) || row.students.contains(entry.student)
                || row.persons.contains(entry.student)
        }
        return row.flatMap { times[$0.since] }
    }
}
