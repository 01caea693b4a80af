import CSVCore
import Domain
package import Ledger
import Records

/// Whatever waits for one very bundle: results that it carried last and Campus has not shown, and the versions
/// of line items.
package struct WaitingResults {
    private let sequence: Int

    package init(of sequence: Int) {
        self.sequence = sequence
    }

    /// Has them sent again with the next export, or not.
    ///
    /// - Returns: how many results.
    package func set(dueAgain: Bool, _ ledger: LedgerSession) throws -> Int {
        let freezes = try ledger.freezes()
        let marker = try ledger.lineItemMarker()
        let scan = try ledger.scanLineItems()
        var total = 0
        while var line = try scan.current {
            let frozen = Set((freezes[line.id] ?? [:]).keys)
            total += try scan.withResults {
                try set(dueAgain, in: $0, except: frozen, lineItem: line.id, marker)
            }
            let waits = line.shown == .earlierVersion && line.latestCarriers.last == sequence
            if waits, line.isDueAgain != dueAgain {
                line.isDueAgain = dueAgain
                try marker.setCampusState(of: line)
            }
            try scan.advance()
        }
        return total
    }

    private func set(
        _ dueAgain: Bool, in packed: FieldBytes, except frozen: Set<String>, lineItem: Int64,
        _ marker: LineItemMarker
    ) throws -> Int {
        var packer = PackedResultsWriter()
        var reader = PackedResultsReader(packed)
        var count = 0
        while let result = try reader.next() {
            let waits =
                result.latestBundle == sequence && !result.isConfirmed && result.isDueAgain != dueAgain
                && !frozen.contains(String(decoding: result.student, as: UTF8.self))
            var kept = result
            if waits {
                count += 1
                kept.memory = result.memory.afterMarking(dueAgain: dueAgain, latest: result.latest)
            }
            try packer.keep(kept)
        }
        if count > 0 { try packer.withText { try marker.setResults($0, lineItem: lineItem) } }
        return count
    }
}
