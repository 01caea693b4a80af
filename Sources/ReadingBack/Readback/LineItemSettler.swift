import CSVCore
package import Domain
package import Intake
import Records

/// Finds the line items that are **settled**: Campus says of them, and of every result under them, what we sent last.
///
/// They are nearly all, night after night. What is to be kept of a settled one follows from it alone, whatever has
/// arrived (Spec/readback.md, "Two walks"); so several threads look through batches at the same time, and it is written
/// at once. Of anything else this says nothing: `ArrivalPass` and `JudgingPass` take it.
package struct LineItemSettler: Sendable {
    package let facts: LedgerFacts
    /// The rules, as of before this read-back's arrivals.
    package let reconciler: Reconciler
    package let lineItems: LineItemReconciler
    package let readback: Readback

    package func settle(_ batch: LineItemBatch) throws -> SettledBatch {
        let settled = SettledBatch(batch)
        var packer = PackedResultsWriter()
        for index in 0..<batch.known.count {
            settled.lines.append(try settle(index, of: batch, &packer, into: settled))
        }
        return settled
    }

    private func settle(
        _ index: Int, of batch: LineItemBatch, _ packer: inout PackedResultsWriter,
        into settled: SettledBatch
    ) throws -> SettledLineItem? {
        let known = batch.known
        // What a partial one tells of is kept, row by row: the second walk does that.
        guard reconciler.readback.isFull, facts.isPlain(known.id(index)),
            let campus = readback.lineItem(batch.first + index),
            let line = judged(try known.line(index), campus)
        else { return nil }
        let rows = batch.rows(index, arrangedBy: readback)
        if let first = rows.first, readback.student(first).isEmpty { return nil }
        var results = SettledResults()
        let isSettled = try known.withResults(index) { packed in
            try settle(
                ResultPairing(packed: packed, rows: rows, from: readback, absence: .notCovered), &packer,
                &results
            )
        }
        guard isSettled else { return nil }
        settled.count.add(results)
        return SettledLineItem(
            id: known.id(index), changed: line.isNews ? line.item : nil,
            results: results.isChanged ? settled.keep(&packer) : nil,
            school: line.item.school, section: line.item.section, shown: results.confirmed,
            wasKnown: line.wasKnown)
    }

    /// A full read-back of a later time has told of its school.
    private func isOlder(_ line: StoredLineItem) -> Bool {
        let about = lineItems.readback
        return about.isOlder || facts.full.times(of: line.school).newest.map { about.time < $0 } ?? false
    }

    /// The line item as it is to be kept, and whether that is news; nil where it is not settled.
    private func judged(_ before: StoredLineItem, _ campus: CampusLineItem) -> (
        item: StoredLineItem, isNews: Bool, wasKnown: Bool
    )? {
        guard !isOlder(before), !campus.isDeleted,
            campus.filled(from: before.campus) == campus,
            lineItems.agrees(campus, with: before.version)
        else { return nil }
        let outcome = lineItems.judge(facts.sent(before, earlier: []), campus)
        guard outcome.hold == nil, !outcome.isEdited, !outcome.isDueAgain else { return nil }
        let line = before.judged(
            outcome, campus, in: lineItems.readback, lastFull: facts.lastFull(of: before.school))
        return (line, line != before, before.isKnownInCampus)
    }

    /// - Returns: whether Campus shows our latest value of each result, and nothing else.
    private func settle(
        _ pairing: ResultPairing, _ packer: inout PackedResultsWriter, _ results: inout SettledResults
    ) throws -> Bool {
        var pairing = pairing
        packer.removeAll()
        while let pair = try pairing.pair() {
            guard let before = pair.before, let latest = pair.plainlyConfirmed(by: reconciler) else {
                return false
            }
            results.confirmed += 1
            try results.arrival.countShown(before, pair, in: reconciler.readback)
            if before.isConfirmed {
                results.confirmedBefore += 1
                try packer.keep(before)
            } else {
                results.isChanged = true
                try packer.keep(before.seen(latest))
            }
        }
        return true
    }
}
