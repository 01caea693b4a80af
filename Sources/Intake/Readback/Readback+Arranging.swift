extension Readback {
    /// Brings the rows of one line item into the byte order of the students and then of lines.
    public func arrange(_ rows: inout [ReadbackRow]) {
        sort(&rows)
        dropDeleted(&rows)
    }

    private func sort(_ rows: inout [ReadbackRow]) {
        let rank = studentRank
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
