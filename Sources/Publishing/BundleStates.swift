import CSVCore
package import Domain
package import Ledger
package import Records

/// What became of each bundle on its way into Campus, as far as read-backs and people tell.
package struct BundleStates {
    /// Results that wait for each bundle.
    package let awaited: [Int: Int]
    package let marks: [Int: [BundleMark]]
    /// On the way to another host, as `nightly` brings them.
    package let handovers: [Int: DeliveryRecord]
    private let arrivals: Arrivals

    package init(_ ledger: LedgerSession) throws {
        try self.init(ledger, awaited: try Self.awaited(ledger))
    }

    /// - Parameter awaited: results that wait for each bundle, for whoever has counted them already.
    package init(_ ledger: LedgerSession, awaited: [Int: Int]) throws {
        marks = try ledger.marks()
        handovers = Dictionary(uniqueKeysWithValues: try ledger.deliveries().map { ($0.bundle, $0) })
        arrivals = try ledger.arrivals()
        self.awaited = awaited
    }

    package func state(of bundle: BundleRecord) -> ArrivalState {
        if arrivals.hasArrived(bundle.sequence) { return .arrived }
        if bundle.lost != nil { return .lost }
        return awaited[bundle.sequence] == nil ? .settled : .inFlight
    }

    private static func awaited(_ ledger: LedgerSession) throws -> [Int: Int] {
        let freezes = try ledger.freezes()
        let scan = try ledger.scanLineItems()
        var awaited: [Int: Int] = [:]
        while let line = try scan.current {
            let frozen = freezes[line.id] ?? [:]
            try scan.withResults { packed in
                var reader = PackedResultsReader(packed)
                while let result = try reader.next() {
                    guard !result.isConfirmed, result.latestBundle > 0, !result.isDueAgain,
                        frozen[String(decoding: result.student, as: UTF8.self)] == nil
                    else { continue }
                    awaited[result.latestBundle, default: 0] += 1
                }
            }
            try scan.advance()
        }
        return awaited
    }
}
