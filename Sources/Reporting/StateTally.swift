import CSVCore
import Domain
package import Ledger
package import Records
package import Report

/// Every result of the ledger, counted by section and by what Campus is known to have of it: one walk.
package struct StateTally {
    package struct Key: Hashable {
        package var school: String
        package var section: String
    }

    package struct Tally {
        package var results = Reconciliation.ResultCounts()
        /// Of students whom we never sent, too.
        package var frozen = 0
    }

    package private(set) var sections: [Key: Tally] = [:]
    /// Results that wait for each bundle to be seen in Campus.
    package private(set) var awaited: [Int: Int] = [:]

    package init(
        _ ledger: LedgerSession, _ facts: ReportFacts, freezes: [Int64: [String: Freeze]],
        progress: (Int) -> Void = { _ in }
    ) throws {
        let scan = try ledger.scanLineItems()
        var lines = 0
        while let line = try scan.current {
            let frozen = freezes[line.id] ?? [:]
            var tally = Tally(frozen: frozen.count)
            try scan.withResults { packed in
                var reader = PackedResultsReader(packed)
                while let result = try reader.next() { count(result, frozen, &tally) }
            }
            let key = Key(school: facts.school(of: line), section: line.section)
            sections[key, default: Tally()].results += tally.results
            sections[key, default: Tally()].frozen += tally.frozen
            lines += 1
            if lines & 0xfff == 0 { progress(lines) }
            try scan.advance()
        }
    }

    private mutating func count(_ result: PackedResult, _ frozen: [String: Freeze], _ tally: inout Tally) {
        tally.results.sent += 1
        if !frozen.isEmpty, frozen[String(decoding: result.student, as: UTF8.self)] != nil {
            tally.results.frozen += 1
        } else if result.latest == nil {
            tally.results.released += 1
        } else if result.isConfirmed {
            tally.results.confirmed += 1
        } else if result.isDueAgain {
            tally.results.lost += 1
        } else {
            tally.results.inFlight += 1
            awaited[result.latestBundle, default: 0] += 1
        }
    }
}
