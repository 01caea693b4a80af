import Domain
package import DurableFiles
package import Ledger
import Outcome
import Publishing
import Records
package import Report

/// The bundles of a report: all in `bundles.csv`, those that matter and the newest on the page.
package struct ReportBundles {
    private static let header =
        "sequence,file,at,school,line_items,results,state,awaited,handover,nights"
    private let bundles: [Reconciliation.Bundle]

    package init(_ ledger: LedgerSession, awaited: [Int: Int], facts: ReportFacts) throws {
        let deliveries = try BundleStates(ledger, awaited: awaited)
        bundles = try ledger.bundles().filter { $0.state != .intent }.reversed().map { bundle in
            let state = deliveries.state(of: bundle)
            let isOpen = state == .inFlight || state == .lost
            return Reconciliation.Bundle(
                sequence: bundle.sequence, file: bundle.file, at: bundle.at.description,
                school: bundle.school, lineItems: bundle.lineItems, results: bundle.results,
                state: state, awaited: awaited[bundle.sequence] ?? 0,
                handover: deliveries.handovers[bundle.sequence]?.state
                    ?? (bundle.withdrawn == nil ? nil : .withdrawn),
                nights: isOpen ? facts.nights(since: bundle.at) : 0)
        }
    }

    package func write(into report: inout Reconciliation, school: String?, csv: FilePath) throws {
        let own = bundles.filter { school == nil || $0.school == school }
        var kept = Kept<Reconciliation.Bundle>(limit: PageLimits.bundles) { $0.isOpen && !$1.isOpen }
        let table = try SpreadsheetFile(csv.appending("bundles.csv"), header: Self.header)
        for bundle in own {
            kept.take(bundle)
            table.cell(bundle.sequence)
            table.cell(bundle.file)
            table.cell(bundle.at)
            table.cell(bundle.school)
            table.cell(bundle.lineItems)
            table.cell(bundle.results)
            table.cell(bundle.state.rawValue)
            table.cell(bundle.awaited)
            table.cell(bundle.handover?.rawValue)
            table.cell(bundle.nights)
            try table.endRow()
        }
        try table.close()
        report.files.append(try ReportFile.described(csv.appending("bundles.csv"), rows: table.rowCount))
        report.bundles = kept.inOrder
        if report.bundles.count < own.count {
            report.leftOut.append(
                .init(
                    what: "bundles", shown: report.bundles.count, total: own.count, file: "csv/bundles.csv"))
        }
    }
}
