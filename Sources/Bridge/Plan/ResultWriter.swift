import Bundle
import CSVCore
import Domain
import Intake
import Ledger

/// Writes the results of a line item for its bundle and for the ledger, or counts what it would write.
final class ResultWriter {
    private let settings: PlanSettings
    private let stream: AssessmentStream
    private let writing: ResultWriting?
    private let unit: PlannedUnit
    private var packer = PackedResultsWriter()

    init(_ context: PlanContext, _ unit: PlannedUnit) {
        settings = context.settings
        stream = context.stream
        writing = context.writing
        self.unit = unit
    }

    /// - Parameter packed: what the ledger keeps of its results now.
    func write(
        _ results: [PlannedResult], of planned: inout PlannedLineItem, _ marks: [CampusMarks.Mark],
        packed: FieldBytes
    ) throws {
        guard let writing else {
            planned.resultCount = count(results, of: planned, marks)
            return
        }
        let (rowStart, packedStart) = (unit.rows?.count ?? 0, unit.packed.count)
        // Asked for whatever is written, so that schools are numbered in the order of their line items.
        let sequence = try writing.sequence(planned.school)
        if planned.sentCount > 0 || settings.isBulk {
            packer.removeAll()
            planned.makeIdentity()
            for result in results { try take(result, of: &planned, marks, sequence) }
            packer.withText { unit.packed.append($0) }
        } else {
            unit.packed.append(packed)
        }
        planned.rows = rowStart..<(unit.rows?.count ?? 0)
        planned.packed = packedStart..<unit.packed.count
    }

    private func count(
        _ results: [PlannedResult], of planned: PlannedLineItem, _ marks: [CampusMarks.Mark]
    ) -> Int {
        guard settings.isBulk else { return planned.sentCount }
        return results.count { $0.value != nil || bulkRow($0, of: planned, marks) != nil }
    }

    private func bulkRow(
        _ result: PlannedResult, of planned: PlannedLineItem, _ marks: [CampusMarks.Mark]
    ) -> BulkRow? {
        result.bulkRow(lineItemHold: planned.campusHold, campus: result.mark.map { marks[$0].campus })
    }

    private func take(
        _ result: PlannedResult, of planned: inout PlannedLineItem, _ marks: [CampusMarks.Mark],
        _ sequence: Int
    ) throws {
        if let value = result.value {
            try write(value, result, of: &planned)
            return try packer.send(value, bundle: sequence, student: result.student, before: result.before)
        }
        guard settings.isBulk, let row = bulkRow(result, of: planned, marks) else {
            if let before = result.before { try packer.keep(before) }
            return
        }
        switch row {
        case .sendAgain(let value):
            try write(value, result, of: &planned)
            try packer.send(value, bundle: sequence, student: result.student, before: result.before)
        case .repeatOurs(let value):
            try write(value, result, of: &planned)
            if let before = result.before { try packer.keep(before) }
        case .repeatCampus(let campus):
            planned.resultCount += 1
            unit.rows?.append(
                planned.identity, student: result.student, campus: campus, day: day(of: result),
                section: planned.section)
            if let before = result.before { try packer.keep(before) }
        }
    }

    private func write(
        _ value: ScoreValue, _ result: PlannedResult, of planned: inout PlannedLineItem
    ) throws {
        let comment =
            try result.rowStands
            ? result.record.flatMap { try stream.comment(of: $0, among: unit.comments) } : nil
        planned.resultCount += 1
        unit.rows?.append(
            planned.identity, student: result.student, value: value, day: day(of: result),
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
