import Domain
import Intake
package import Ledger
import Workers

/// The first walk: writes what is settled, and gives everything else, in the ledger's order, to whoever counts arrivals.
package final class SettlingWalk {
    private let settler: LineItemSettler
    private let units: ReadbackUnits
    private let marker: LineItemMarker
    /// Line items that are left for the second walk, in the ledger's order.
    private(set) var open: [OpenLineItem] = []
    /// Of which schools of ours it shows anything.
    private(set) var schools = SchoolsShown()
    private var walked = 0
    /// Settled line items that a read-back had shown before.
    private(set) var knownBefore = 0
    /// The results under all settled line items.
    private(set) var count = SettledResults()

    package init(_ settler: LineItemSettler, _ ledger: LedgerSession) throws {
        self.settler = settler
        units = ReadbackUnits(try ledger.scanLineItems(), settler.source)
        marker = try ledger.lineItemMarker()
    }

    /// - Parameters:
    ///   - progress: gets how many line items were walked through.
    ///   - arrival: counts what is not settled, and learns how many rows of settled ones are known.
    package func run(_ scope: ReadbackScope, arrival: inout ArrivalPass, progress: (Int) -> Void) throws {
        let settler = settler
        try OrderedWork<SettledUnit>(ahead: 6).run {
            try units.next().map { unit in { try settler.settle(unit) } }
        } _: {
            try take($0, scope, &arrival)
            progress(walked)
        }
    }

    private func take(_ settled: SettledUnit, _ scope: ReadbackScope, _ arrival: inout ArrivalPass) throws {
        let unit = settled.unit
        for (index, line) in settled.lines.enumerated() {
            walked += 1
            if let line {
                arrival.take(settled: line)
                schools.add(line.school, isShown: true)
                if line.wasKnown { knownBefore += 1 }
                try write(line, settled)
            } else {
                open.append(OpenLineItem(index: unit.first + index, id: unit.known.id(index)))
                let rows = unit.rows(index, arrangedBy: settler.source)
                let campus = settler.readback.lineItem(unit.first + index)
                let line = try unit.known.line(index)
                schools.add(line.school, isShown: campus != nil || !rows.isEmpty)
                try unit.known.withResults(index) { packed in
                    try arrival.take(
                        ReadbackWalk.Stop(
                            line: line, campus: campus, rows: rows,
                            source: settler.source, scope: scope, packed: packed))
                }
            }
        }
        count.add(settled.count)
    }

    private func write(_ line: SettledLineItem, _ settled: SettledUnit) throws {
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
