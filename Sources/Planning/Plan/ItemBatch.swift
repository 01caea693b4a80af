import Domain
import Inputs
package import Intake
package import Ledger
package import Records

/// Some items that come one after the other, with all that the plan asks of them: what one thread plans at a time.
package struct ItemBatch: Sendable {
    /// Ranks of the items.
    package var items: Range<Int>
    /// The rows of these items, in the order of items, persons and lines.
    package var rows: [AssessmentRecord] = []
    package var comments = RowComments()
    /// The ledger's line items of these items, and of items around them that the export does not have.
    package var known: LineItemRows
    /// Rows of items that the export does not have, up to the batch's last item.
    package var unknownItems: ArraySlice<UnknownItem> = []
}

/// Cuts an export and the ledger into batches: three sorted sequences, the items by id, their rows by item and
/// person, and the ledger's line items by item and section. Where it cuts depends on nothing else.
package final class ItemBatches {
    private static let (mostRows, mostLineItems, mostItems) = (4_096, 512, 1_024)

    private let gradebook: Gradebook
    private let stream: AssessmentStream
    private let scan: LineItemScan
    private var unknownItems: ArraySlice<UnknownItem>
    private var rank = 0
    private var isFirst = true

    package init(
        _ gradebook: Gradebook, _ stream: AssessmentStream, _ scan: LineItemScan, unknownItems: [UnknownItem]
    ) {
        self.gradebook = gradebook
        self.stream = stream
        self.scan = scan
        self.unknownItems = unknownItems[...]
    }

    /// How far it has come, 0 to 1.
    package var progress: Double { Double(rank) / Double(max(gradebook.itemCount, 1)) }

    /// The next batch; nil at the end. There is one at least.
    package func next() throws -> ItemBatch? {
        guard isFirst || rank < gradebook.itemCount || !scan.isAtEnd else { return nil }
        isFirst = false
        var batch = ItemBatch(items: rank..<rank, known: scan.noRows)
        let gradebook = gradebook
        while rank < gradebook.itemCount, hasRoom(batch) {
            let id = gradebook.itemID(atRank: rank)
            while !scan.isAtEnd, scan.compareItem(to: id) <= 0 { try scan.move(to: &batch.known) }
            if stream.nextItemRank == rank {
                try stream.takeItem(into: &batch.rows, comments: &batch.comments)
            }
            rank += 1
            batch.items = batch.items.lowerBound..<rank
        }
        if rank == gradebook.itemCount {
            while !scan.isAtEnd, hasRoom(batch) { try scan.move(to: &batch.known) }
            if scan.isAtEnd { batch.unknownItems = takeUnknownItems { _ in true } }
        } else {
            let last = gradebook.itemID(atRank: rank - 1)
            batch.unknownItems = takeUnknownItems { unknown in
                ByteOrder.compare(unknown.item.utf8.span, last) <= 0
            }
        }
        return batch
    }

    private func hasRoom(_ batch: ItemBatch) -> Bool {
        batch.rows.count < Self.mostRows && batch.known.count < Self.mostLineItems
            && batch.items.count < Self.mostItems
    }

    private func takeUnknownItems(_ belongs: (UnknownItem) -> Bool) -> ArraySlice<UnknownItem> {
        let taken = unknownItems.prefix(while: belongs)
        unknownItems = unknownItems[taken.endIndex...]
        return taken
    }
}
