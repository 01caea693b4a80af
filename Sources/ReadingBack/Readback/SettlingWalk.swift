import Domain
import Intake
package import Ledger
import Records
import Workers

/// The first walk: writes what is settled, and gives everything else, in the ledger's order, to whoever counts arrivals.
package final class SettlingWalk {
    private let settler: LineItemSettler
    private let batches: LineItemBatches
    private let marker: LineItemMarker
    /// Line items that are left for the second walk, in the ledger's order.
    private(set) var open: [OpenLineItem] = []
    /// Of which schools of ours it shows anything.
    private(set) var schools = SchoolsShown()
    /// Of an extract: of which sections.
    private(set) var sections: Set<String> = []
    private var walked = 0
    /// Settled line items that a read-back had shown before.
    private(set) var knownBefore = 0
    /// Those that none had shown.
    private(set) var firstShown = 0
    /// The results under all settled line items.
    private(set) var count = SettledResults()

    package init(_ settler: LineItemSettler, _ ledger: LedgerSession) throws {
        self.settler = settler
        batches = LineItemBatches(try ledger.scanLineItems(), try settler.readback.rows())
        marker = try ledger.lineItemMarker()
    }

    /// - Parameters:
    ///   - progress: gets how many line items were walked through.
    ///   - arrival: counts what is not settled, and learns how many rows of settled ones are known.
    package func run(_ scope: ReadbackScope, arrival: inout ArrivalPass, progress: (Int) -> Void) throws {
        let settler = settler
        try OrderedWork<SettledBatch>(ahead: 6).run {
            guard let batch = try batches.next() else { return nil }
            return { try settler.settle(batch) }
        } _: {
            try take($0, scope, &arrival)
            progress(walked)
        }
    }

    private func take(_ settled: SettledBatch, _ scope: ReadbackScope, _ arrival: inout ArrivalPass) throws {
        let batch = settled.batch
        for (index, line) in settled.lines.enumerated() {
            walked += 1
            if let line {
                arrival.take(settled: line)
                schools.add(line.school, isShown: true)
                if scope.coversUnlisted { sections.insert(line.section) }
                if line.wasKnown { knownBefore += 1 } else { firstShown += 1 }
                try write(line, settled)
            } else {
                open.append(OpenLineItem(index: batch.first + index, id: batch.known.id(index)))
                let readback = settler.readback
                let rows = batch.rows(index, arrangedBy: readback)
                let campus = readback.lineItem(batch.first + index)
                let line = try batch.known.line(index)
                let isShown = campus != nil || !rows.isEmpty
                schools.add(line.school, isShown: isShown)
                if scope.coversUnlisted, isShown { sections.insert(line.section) }
                try batch.known.withResults(index) { packed in
                    try arrival.take(
                        ReadbackWalk.Stop(
                            line: line, campus: campus, rows: rows,
                            readback: readback, scope: scope, packed: packed))
                }
            }
        }
        count.add(settled.count)
    }

    private func write(_ line: SettledLineItem, _ settled: SettledBatch) throws {
        switch (line.changed, line.results) {
        case (let changed?, let results?):
            try settled.withResults(results) { try marker.set($0, andCampusStateOf: changed) }
        case (let changed?, nil): try marker.setCampusState(of: changed)
        case (nil, let results?):
            try settled.withResults(results) { try marker.setResults($0, lineItem: line.id) }
        case (nil, nil): break
        }
    }
}
