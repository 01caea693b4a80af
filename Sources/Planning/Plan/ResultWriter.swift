import Bundle
import CSVCore
import Domain
import Intake
import Records

/// Writes the results of a line item for its bundle and for the ledger, or counts what it would write.
package final class ResultWriter {
    private let settings: PlanSettings
    private let stream: AssessmentStream
    private let writing: ResultWriting?
    private let batch: PlannedBatch
    private var packer = PackedResultsWriter()
    /// Where the rows of the line item at hand begin, once a part of its results was written.
    private var begun: Int?
    /// The number of the bundle that carries it, once that was asked.
    private var sequence: Int?

    package init(_ context: PlanContext, _ batch: PlannedBatch) {
        settings = context.settings
        stream = context.stream
        writing = context.writing
        self.batch = batch
    }

    /// Writes some results of a line item, of which more follow: so many that they are not all held.
    ///
    /// Whether the line item goes out is not known yet. Where it does not, `abandon` leaves what was written unused.
    package func writePart(
        _ results: [PlannedResult], of planned: inout PlannedLineItem, _ bytes: ResultBytes
    ) throws {
        guard let writing else { return count(results, of: &planned, bytes.states) }
        if begun == nil {
            begun = batch.rowEnd
            packer.removeAll()
            planned.makeIdentity()
        }
        for result in results { try take(result, of: &planned, bytes, writing) }
        try batch.spill()
    }

    package func abandon() { (begun, sequence) = (nil, nil) }

    /// - Parameter results: those that were not written as a part.
    package func write(
        _ results: [PlannedResult], of planned: inout PlannedLineItem, _ bytes: ResultBytes
    ) throws {
        guard let writing else { return count(results, of: &planned, bytes.states) }
        let (rowStart, packedStart) = (begun ?? batch.rowEnd, batch.packed.count)
        // Asked for whatever is written, so that schools are numbered in the order of their line items.
        sequence = try writing.sequence(planned.school)
        if planned.sentCount > 0 || settings.isBulk {
            try writePart(results, of: &planned, bytes)
            packer.withText { batch.packed.append($0) }
        } else {
            batch.packed.append(bytes.packed)
        }
        (begun, sequence) = (nil, nil)
        planned.rows = rowStart..<batch.rowEnd
        planned.packed = packedStart..<batch.packed.count
        try batch.spill()
    }

    private func count(
        _ results: [PlannedResult], of planned: inout PlannedLineItem, _ states: [CampusStates.State]
    ) {
        guard settings.isBulk else {
            planned.resultCount = planned.sentCount
            return
        }
        let line = planned
        planned.resultCount += results.count { $0.value != nil || bulkRow($0, of: line, states) != nil }
    }

    private func bulkRow(
        _ result: PlannedResult, of planned: PlannedLineItem, _ states: [CampusStates.State]
    ) -> BulkRow? {
        result.bulkRow(lineItemHold: planned.campusHold, campus: result.state.map { states[$0].campus })
    }

    private func take(
        _ result: PlannedResult, of planned: inout PlannedLineItem, _ bytes: ResultBytes,
        _ writing: ResultWriting
    ) throws {
        if let value = result.value { return try send(value, result, of: &planned, bytes, writing) }
        guard settings.isBulk, let row = bulkRow(result, of: planned, bytes.states) else {
            return try keep(result, bytes)
        }
        switch row {
        case .sendAgain(let value):
            try send(value, result, of: &planned, bytes, writing)
        case .repeatOurs(let value):
            try write(value, result, of: &planned, bytes)
            try keep(result, bytes)
        case .repeatCampus(let campus):
            planned.resultCount += 1
            batch.rows?.append(
                planned.identity, student: bytes.student(result), campus: campus, day: day(of: result),
                section: planned.section)
            try keep(result, bytes)
        }
    }

    private func keep(_ result: PlannedResult, _ bytes: ResultBytes) throws {
        if let before = bytes.before(result) { try packer.keep(before) }
    }

    /// - Parameter writing: handed down; to take it from the object for each score is ten references counted.
    private func send(
        _ value: ScoreValue, _ result: PlannedResult, of planned: inout PlannedLineItem,
        _ bytes: ResultBytes, _ writing: ResultWriting
    ) throws {
        let bundle = try sequence ?? writing.sequence(planned.school)
        sequence = bundle
        try write(value, result, of: &planned, bytes)
        try packer.send(
            value, bundle: bundle, student: bytes.student(result), before: bytes.before(result))
    }

    private func write(
        _ value: ScoreValue, _ result: PlannedResult, of planned: inout PlannedLineItem, _ bytes: ResultBytes
    ) throws {
        let comment =
            try result.rowStands
            ? result.record.flatMap { try stream.comment(of: $0, among: batch.comments) } : nil
        planned.resultCount += 1
        batch.rows?.append(
            planned.identity, student: bytes.student(result), value: value, day: day(of: result),
            section: planned.section, comment: comment)
    }

    /// The day of a score: of its row where the row stands, else of the bundle that carried it last.
    private func day(of result: PlannedResult) -> CalendarDay {
        if result.rowStands, let row = result.record {
            return row.assessed.map(settings.zone.day(at:)) ?? settings.today
        }
        return result.before.flatMap { writing?.bundleDays[$0.latestBundle] } ?? settings.today
    }
}
