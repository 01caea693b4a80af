package import Domain
import Intake
package import Ledger
import Records
import Workers

/// Walks through the export, the roster and the ledger in one order and decides each line item.
///
/// The items come in batches; several threads decide batches at the same time (`BatchPlanner`), and here what they
/// decided is taken in the order of the items: titles, tallies, bundle and ledger. So the outcome is the same
/// whatever the number of threads, and memory does not grow with scores.
package final class PlanRun {
    private let batches: ItemBatches
    private let context: PlanContext
    private let take: (PlannedLineItem, PlannedBatch) throws -> Void
    private var versions: VersionPlanner
    package private(set) var tally: ClassTally
    package private(set) var changeGuard: ChangeGuard
    /// Line items of which more or fewer are gone than at the last export.
    package private(set) var vanishedCounts: [(lineItem: Int64, count: Int)] = []
    /// Class as numbered in the gradebook → it has a line item of ours, now or before.
    private var isClassInUse: [Bool]

    /// - Parameter take: gets what was decided, line item by line item in the order of their keys; the batch holds the
    ///   rows and the packed results of the line item.
    package init(
        _ context: PlanContext, scan: LineItemScan, titles: @escaping () throws -> TitleRegister,
        take: @escaping (PlannedLineItem, _ batch: PlannedBatch) throws -> Void = { _, _ in }
    ) {
        batches = ItemBatches(
            context.gradebook, context.stream, scan, unknownItems: context.details.unknownItems())
        self.context = context
        self.take = take
        versions = VersionPlanner(settings: context.settings, titles: titles)
        tally = context.details.rowsOfUnknownItems
        tally.rows = context.stream.rowCount
        changeGuard = ChangeGuard(changePercent: context.settings.changePercent)
        isClassInUse = Array(repeating: false, count: context.gradebook.classCount)
    }

    package var classesInUse: Set<Int> { Set(isClassInUse.indices.filter { isClassInUse[$0] }) }

    package func run(progress: (Double) -> Void = { _ in }) throws {
        let work = OrderedWork<PlannedBatch>(threads: context.threads, ahead: 2 * context.threads + 2)
        let context = context
        try work.run {
            guard let batch = try batches.next() else { return nil }
            return { try BatchPlanner(batch, context).plan() }
        } _: {
            try takeBatch($0)
            progress(batches.progress)
        }
        try tally.checkConservation()
    }

    private func takeBatch(_ batch: PlannedBatch) throws {
        for index in batch.lines.indices {
            try decideTitle(&batch.lines[index], batch.details)
            if batch.lines[index].goesOut { isClassInUse[batch.lines[index].classIndex] = true }
            try take(batch.lines[index], batch)
        }
        for index in batch.knownClasses { isClassInUse[index] = true }
        tally.add(batch.tally)
        changeGuard.add(batch.changeGuard)
        vanishedCounts += batch.vanishedCounts
        try context.details.take(batch.details)
    }

    /// A title that is new in its section and period must differ from all that were sent there before.
    private func decideTitle(_ planned: inout PlannedLineItem, _ details: BatchDetails) throws {
        guard let proposed = planned.proposed else { return }
        let (version, note) = try versions.version(
            proposed, section: planned.section, known: planned.known?.version)
        planned.decide(version)
        if planned.carriesLineItem, let note {
            details.notice(note, item: planned.item, section: planned.section)
        }
    }
}
