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
        if planned.writesLineItem(inBulk: settings.isBulk) {
            try bundles.writeLineItem(
                planned, version, categoryTitle: settings.categories.title(ofID: version.category), to: member
            )
        }
        packer.removeAll()
        for result in planned.results { try take(result, of: planned, sequence: sequence, member: member) }
        try packer.withText { packed in
            if let known = planned.known {
                try writer.carry(
                    known, school: planned.school, version: version,
                    bundle: planned.writesLineItem(inBulk: settings.isBulk) ? sequence : nil, results: packed)
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
            try packer.send(value, bundle: sequence, student: result.student, before: result.before)
        } else if let before = result.before {
            guard settings.isBulk, let value = campusValue(result, before) else {
                return try packer.keep(before)
            }
            try write(value, result, of: planned, member: member)
            // A no-op of what Campus has shown proves nothing about arrival, so it is not counted as a send.
            if before.isConfirmed || result.isFrozen {
                try packer.keep(before)
            } else {
                try packer.send(value, bundle: sequence, student: result.student, before: before)
            }
        }
    }

    /// Campus's own last value, as far as it can be known: for a frozen result what a read-back showed, else
    /// what was sent last. An older value that Campus showed before that would be put over the newer one.
    private func campusValue(_ result: PlannedResult, _ before: PackedResult) -> ScoreValue? {
        result.isFrozen ? result.campus : before.latest
    }

    private func write(
        _ value: ScoreValue, _ result: PlannedResult, of planned: PlannedLineItem, member: Int
    ) throws {
        let row = result.rowStands ? result.record : nil
        let day =
            row.map { $0.assessed.map(settings.zone.day(at:)) ?? settings.today }
            ?? result.before.flatMap { bundleDays[$0.latestBundle] } ?? settings.today
        let comment = try row.flatMap(stream.comment(of:))
        try bundles.members[member].writer.writeResult(
            planned.identity, student: result.student, value: value, day: day, section: planned.section,
            comment: comment)
    }
}
