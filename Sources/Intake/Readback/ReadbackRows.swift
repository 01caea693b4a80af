public import CSVCore
public import Domain
import Inputs

/// The score rows of our line items, line item by line item.
public final class ReadbackRows {
    private let readback: Readback
    private let merged: MergedRecords<ReadbackRow>

    init(_ readback: Readback, _ merged: MergedRecords<ReadbackRow>) {
        self.readback = readback
        self.merged = merged
    }

    /// The rows of a line item, in the byte order of the students and then by line.
    ///
    /// Line items must be asked for in rising order; the rows of those that were passed over are dropped.
    public func read(_ index: Int, into rows: inout [ReadbackRow]) throws {
        rows.removeAll(keepingCapacity: true)
        try take(index, into: &rows)
        arrange(&rows)
    }

    /// Appends the rows of a line item as they come, to be arranged later.
    public func take(_ index: Int, into rows: inout [ReadbackRow]) throws {
        if let row = merged.peek, row.lineItemIndex < index {
            try merged.skip { $0.lineItemIndex < index }
        }
        try merged.take(into: &rows) { $0.lineItemIndex == index }
    }

    /// Brings the rows of one line item into the byte order of the students and then of lines.
    public func arrange(_ rows: inout [ReadbackRow]) {
        sort(&rows)
        dropDeleted(&rows)
    }

    /// The student's `sourcedId`, an extract's prefix included; valid while the read-back lives.
    public func student(_ row: ReadbackRow) -> FieldBytes { readback.student(row) }

    /// What stands in the score, also of a row that cannot be read otherwise.
    public func score(_ row: ReadbackRow) throws -> CampusScore { try readback.score(row) }

    /// What the row says; nil where it cannot be known, because a flag or a date cannot be read.
    public func result(_ row: ReadbackRow) throws -> CampusResult? { try readback.result(row) }

    private func sort(_ rows: inout [ReadbackRow]) {
        let rank = readback.studentRank
        func isInOrder(_ a: ReadbackRow, _ b: ReadbackRow) -> Bool {
            let (first, second) = (rank[a.studentIndex], rank[b.studentIndex])
            return first != second ? first < second : a.line < b.line
        }
        // Students mostly come in the order of their ids.
        if !zip(rows, rows.dropFirst()).allSatisfy(isInOrder) { rows.sort(by: isInOrder) }
    }

    /// A deleted result says that nothing is there; beside another row of its student it says nothing.
    private func dropDeleted(_ rows: inout [ReadbackRow]) {
        guard rows.contains(where: { $0.kind == .deleted }) else { return }
        var kept: [ReadbackRow] = []
        for row in rows {
            guard let last = kept.last, last.key == row.key else {
                kept.append(row)
                continue
            }
            if last.kind == .deleted {
                kept[kept.count - 1] = row
            } else if row.kind != .deleted {
                kept.append(row)
            }
        }
        rows = kept
    }
}
