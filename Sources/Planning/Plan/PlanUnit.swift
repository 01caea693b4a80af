import Domain
package import Intake
package import Ledger

/// Some items that come one after the other, with all that the plan asks of them: what one thread plans at a time.
package struct PlanUnit: Sendable {
    /// Ranks of the items.
    package var items: Range<Int>
    /// The rows of these items, in the order of items, persons and lines.
    package var rows: [AssessmentRecord] = []
    package var comments = RowComments()
    /// The ledger's line items of these items, and of items around them that the export does not have.
    package var known: LineItemRows
    /// Rows of items that the export does not have, up to the unit's last item.
    package var strays: ArraySlice<StrayItem> = []
}

/// Cuts an export and the ledger into units: three sorted sequences, the items by id, their rows by item and
/// person, and the ledger's line items by item and section. Where it cuts depends on nothing else.
package final class PlanUnits {
    private static let (mostRows, mostLineItems, mostItems) = (4_096, 512, 1_024)

    private let gradebook: Gradebook
    private let stream: AssessmentStream
    private let scan: LineItemScan
    private var strays: ArraySlice<StrayItem>
    private var rank = 0
    private var isFirst = true

    package init(
        _ gradebook: Gradebook, _ stream: AssessmentStream, _ scan: LineItemScan, strays: [StrayItem]
    ) {
        self.gradebook = gradebook
        self.stream = stream
        self.scan = scan
        self.strays = strays[...]
    }

    /// How far it has come, 0 to 1.
    package var progress: Double { Double(rank) / Double(max(gradebook.itemCount, 1)) }

    /// The next unit; nil at the end. There is one at least.
    package func next() throws -> PlanUnit? {
        guard isFirst || rank < gradebook.itemCount || !scan.isAtEnd else { return nil }
        isFirst = false
        var unit = PlanUnit(items: rank..<rank, known: scan.noRows)
        while rank < gradebook.itemCount, hasRoom(unit) {
            let id = gradebook.itemID(atRank: rank)
            while !scan.isAtEnd, scan.compareItem(to: id) <= 0 { try scan.move(to: &unit.known) }
            if stream.nextItemRank == rank { try stream.takeItem(into: &unit.rows, comments: &unit.comments) }
            rank += 1
            unit.items = unit.items.lowerBound..<rank
        }
        if rank == gradebook.itemCount {
            while !scan.isAtEnd, hasRoom(unit) { try scan.move(to: &unit.known) }
            if scan.isAtEnd { unit.strays = takeStrays { _ in true } }
        } else {
            let last = gradebook.itemID(atRank: rank - 1)
            unit.strays = takeStrays { stray in
                var id = stray.item
                return id.withUTF8 { ByteOrder.compare($0, last) <= 0 }
            }
        }
        return unit
    }

    private func hasRoom(_ unit: PlanUnit) -> Bool {
        unit.rows.count < Self.mostRows && unit.known.count < Self.mostLineItems
            && unit.items.count < Self.mostItems
    }

    private func takeStrays(_ belongs: (StrayItem) -> Bool) -> ArraySlice<StrayItem> {
        let taken = strays.prefix(while: belongs)
        strays = strays[taken.endIndex...]
        return taken
    }
}
