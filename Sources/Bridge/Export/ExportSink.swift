import CSVCore
import Domain
import Intake
import Ledger

/// Writes what the plan decided into the bundles and, in the same transaction, into the ledger.
final class ExportSink: PlanSink {
    private let bundles: BundleSet
    private let stream: AssessmentStream
    private let writer: LineItemWriter
    private let settings: PlanSettings
    /// The day on which each earlier bundle was made, for results whose own day is not known any more.
    private let bundleDays: [Int: CalendarDay]
    private var packer = PackedResultsWriter()
    /// Line items and results that go out because they are new or changed.
    private(set) var newCount = 0

    init(
        bundles: BundleSet, stream: AssessmentStream, writer: LineItemWriter, settings: PlanSettings,
        bundleDays: [Int: CalendarDay]
    ) {
        self.bundles = bundles
        self.stream = stream
        self.writer = writer
        self.settings = settings
        self.bundleDays = bundleDays
    }

    func take(_ planned: PlannedLineItem) throws {
        guard planned.isWritten(inBulk: settings.isBulk), let version = planned.version else { return }
        if planned.goesOut { newCount += 1 }
        let member = try bundles.member(forSchool: planned.school)
        let sequence = bundles.members[member].sequence
        let isRepeated = planned.repeatsCampus
        let writesLineItem = planned.writesLineItem(inBulk: settings.isBulk)
        if writesLineItem {
            let row = isRepeated ? planned.known?.campusVersion ?? version : version
            // A category that Campus gave it is Campus's own: its title is not ours to write.
            let isOurs = row.category == version.category
            try bundles.writeLineItem(
                planned, row, categoryTitle: isOurs ? settings.categories.title(ofID: row.category) : nil,
                to: member)
        }
        packer.removeAll()
        for result in planned.results { try take(result, of: planned, sequence: sequence, member: member) }
        try packer.withText { packed in
            if let known = planned.known {
                // A no-op of what Campus has shown proves nothing about arrival: it does not count as carried.
                try writer.carry(
                    known, school: planned.school, version: version,
                    bundle: writesLineItem && !isRepeated ? sequence : nil, results: packed)
            } else {
                try writer.add(
                    item: planned.item, section: planned.section, sourcedID: planned.identity.id,
                    school: planned.school, version: version, bundle: sequence, results: packed)
            }
        }
    }

    private func take(
        _ result: PlannedResult, of planned: PlannedLineItem, sequence: Int, member: Int
    ) throws {
        if let value = result.value {
            try write(value, result, of: planned, member: member)
            return try packer.send(value, bundle: sequence, student: result.student, before: result.before)
        }
        guard settings.isBulk, let row = result.bulkRow(lineItemHold: planned.campusHold) else {
            if let before = result.before { try packer.keep(before) }
            return
        }
        switch row {
        case .sendAgain(let value):
            try write(value, result, of: planned, member: member)
            try packer.send(value, bundle: sequence, student: result.student, before: result.before)
        case .repeatOurs(let value):
            try write(value, result, of: planned, member: member)
            if let before = result.before { try packer.keep(before) }
        case .repeatCampus(let campus):
            try bundles.members[member].writer.writeCampusResult(
                planned.identity, student: result.student, campus, day: day(of: result),
                section: planned.section)
            if let before = result.before { try packer.keep(before) }
        }
    }

    private func write(
        _ value: ScoreValue, _ result: PlannedResult, of planned: PlannedLineItem, member: Int
    ) throws {
        let comment = try result.rowStands ? result.record.flatMap(stream.comment(of:)) : nil
        try bundles.members[member].writer.writeResult(
            planned.identity, student: result.student, value: value, day: day(of: result),
            section: planned.section, comment: comment)
    }

    /// The day of a score: of its row where the row stands, else of the bundle that carried it last.
    private func day(of result: PlannedResult) -> CalendarDay {
        if result.rowStands, let row = result.record {
            return row.assessed.map(settings.zone.day(at:)) ?? settings.today
        }
        return result.before.flatMap { bundleDays[$0.latestBundle] } ?? settings.today
    }
}
