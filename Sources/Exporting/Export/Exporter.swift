public import Domain
public import DurableFiles
import Intake
import Ledger
public import Outcome
import Planning
import Publishing
import ReadingBack
import Records
public import Session
import Workspace

/// `export` and `preview`: from the newest gradebook and roster to bundles in the outbox, or to the
/// picture of what they would be.
public struct Exporter {
    /// What the person who started the run agreed to.
    public struct Consent: Sendable {
        public var acceptChanges: Bool
        public var withoutReadback: Bool

        public init(acceptChanges: Bool = false, withoutReadback: Bool = false) {
            self.acceptChanges = acceptChanges
            self.withoutReadback = withoutReadback
        }
    }

    package let session: WorkspaceSession
    package let now: Instant
    private let progress: ProgressReport

    public init(_ session: WorkspaceSession, now: Instant, progress: ProgressReport) {
        self.session = session
        self.now = now
        self.progress = progress
    }

    // MARK: Preview

    /// What an export would send and hold. Writes nothing into the workspace; the details go to `details`.
    public func preview(_ selection: InputSelection, details path: FilePath) throws -> PlanOutcome {
        let details = try makeDetails(path)
        do {
            var outcome = try previewOutcome(selection, details)
            try details.close()
            outcome.details = path.string
            return outcome
        } catch {
            // A half-written file would only be in the way of the next try.
            _ = try? Files.removeIfPresent(path)
            throw error
        }
    }

    private func previewOutcome(_ selection: InputSelection, _ details: RunDetails) throws -> PlanOutcome {
        let inputs = try load(selection, details)
        return try session.ledger.read { ledger in
            let sink = PreviewSink(
                perSchool: session.configuration.bundle.split == .school, isBulk: inputs.settings.isBulk)
            let run = try runPlan(planContext(inputs, details, ledger), ledger, sink.take)
            var outcome = PlanOutcome(command: .preview, at: now, tally: run.tally, details: details)
            let first = try ledger.nextSequence()
            let counts = sink.newCount > 0 ? sink.counts : []
            outcome.bundles = counts.enumerated().map { offset, count in
                PlanOutcome.Bundle(
                    sequence: first + offset,
                    file: BundleSet.fileName(district: slug, at: now, sequence: first + offset), sha256: nil,
                    school: count.school, lineItems: count.lineItems, results: count.results)
            }
            try complete(&outcome, inputs, ledger)
            outcome.attention = try attention(ledger).codes(of: outcome)
            return outcome
        }
    }

    // MARK: Export

    /// Builds and publishes what is new. Nothing new: no bundle.
    public func export(_ selection: InputSelection, _ consent: Consent) throws -> PlanOutcome {
        try session.recover(now: now)
        try ClockGuard(session).check(now)
        try ArchiveCheck(layout: session.layout, ledger: session.ledger).checkReadbacks()
        if !consent.withoutReadback {
            try session.ledger.read { try UnreadGuard.check($0) }
            if !selection.isUnattended {
                try InboxReadbacks(session).check(named: selection.named)
            }
            try ReadbackAge(session).check(now)
        }
        let late = try LateBundles(session: session, now: now).publish()
        do {
            var outcome = try exportNew(selection, consent, late.published)
            if !late.withdrawn.isEmpty {
                outcome.attention = Set(outcome.attention + [NightAttention.withdrawn.rawValue]).sorted()
            }
            return outcome
        } catch {
            guard !late.published.isEmpty else { throw error }
            throw FailedAfterRecovery(cause: error, recovered: late.published)
        }
    }

    private func exportNew(
        _ selection: InputSelection, _ consent: Consent, _ recovered: [Int]
    ) throws -> PlanOutcome {
        let firstSequence = try session.ledger.write { ledger in
            let sequence = try ledger.nextSequence()
            try ledger.recordIntent(sequence: sequence, at: now)
            return sequence
        }
        let scratch = session.layout.staging.appending("details.csv")
        do {
            let details = try makeDetails(scratch, keptIn: session.layout.staging)
            let inputs = try load(selection, details)
            try checkReDrop(selection, inputs)
            var (outcome, staged, run) = try stage(inputs, details, firstSequence, consent, recovered)
            try details.close()
            let publisher = Publisher(session)
            for bundle in staged {
                progress.update("publishing \(bundle.file)")
                try publisher.publish(bundle, at: now)
            }
            try OutboxTidy(session).heal(session.ledger)
            outcome.details = try RunFiles(session.layout).file(
                scratch, as: "details.csv", run: now, .export
            ).string
            try write(details.unreadableValues)
            try session.ledger.write { try $0.recordFinished(run: run) }
            return outcome
        } catch {
            // Whatever was staged by now is the ledger's, and the next run publishes it; the rest goes.
            try? session.ledger.write { try $0.dropIntents() }
            _ = try? Files.removeIfPresent(scratch)
            throw error
        }
    }

    /// What cannot be read stands beside the details, for the report. A run of the same second replaces it.
    private func write(_ values: [UnreadableValue]) throws {
        let folder = session.layout.reports.appending(RunName.make(now, .export))
        let target = folder.appending(UnreadableValue.file)
        guard !values.isEmpty else {
            _ = try Files.removeIfPresent(target)
            return
        }
        try Files.writeDurably(
            try JSONText.compact(values), to: target, byWayOf: session.layout.staging)
        try Files.syncFolder(folder)
    }

    /// What the transaction of an export came to.
    private struct Planned {
        var outcome: PlanOutcome
        let sectionStudents: [String: Int]
        let vanished: [(lineItem: Int64, count: Int)]
        var bundles: [BundleRecord] = []
        /// Nil where there is nothing to send.
        var run: Int64?
    }

    /// One transaction: what the bundles carry and that they are staged becomes true at once, or not.
    private func stage(
        _ inputs: LoadedInputs, _ details: RunDetails, _ firstSequence: Int, _ consent: Consent,
        _ recovered: [Int]
    ) throws -> (PlanOutcome, [BundleRecord], run: Int64) {
        var planned = try session.ledger.write(unless: { $0.run == nil }) { ledger in
            try plan(inputs, details, firstSequence, consent, recovered, ledger)
        }
        if let run = planned.run { return (planned.outcome, planned.bundles, run) }
        // Rolled back: a bulk run without news has rewritten line items for a bundle that is not made.
        let run = try session.ledger.write { ledger in
            try ledger.dropIntents()
            return try record(
                &planned.outcome, inputs, planned.sectionStudents, planned.vanished, details, ledger)
        }
        return (planned.outcome, [], run)
    }

    private func plan(
        _ inputs: LoadedInputs, _ details: RunDetails, _ firstSequence: Int, _ consent: Consent,
        _ recovered: [Int], _ ledger: LedgerSession
    ) throws -> Planned {
        let bundles = BundleSet(
            settings: bundleSettings(firstSequence), scratchFolder: session.layout.staging)
        let sink = ExportSink(
            bundles: bundles, writer: try ledger.lineItemWriter(), settings: inputs.settings)
        var context = try planContext(inputs, details, ledger)
        context.writing = try writing(inputs, ledger, bundles)
        // The bundle of a school is numbered when its first line item comes.
        if bundles.settings.perSchool { context.threads = 1 }
        let plan = try runPlan(context, ledger, sink.take)
        try checkGuard(plan, inputs, ledger, consent)
        var outcome = PlanOutcome(command: .export, at: now, tally: plan.tally, details: details)
        outcome.recovered = recovered
        try complete(&outcome, inputs, ledger)
        let sections = SectionCounts.now(inputs, plan.classesInUse)
        var planned = Planned(
            outcome: outcome, sectionStudents: sections, vanished: plan.vanishedCounts)
        guard sink.newCount > 0 else { return planned }
        planned.bundles = try StagedBundles(session.layout, progress).write(bundles)
        for bundle in planned.bundles { try ledger.recordStaged(bundle) }
        try OutboxTidy(session).replaceWhole(by: planned.bundles, ledger, at: now)
        planned.outcome.bundles = planned.bundles.map(PlanOutcome.Bundle.init)
        planned.run = try record(
            &planned.outcome, inputs, sections, plan.vanishedCounts, details, ledger)
        return planned
    }

    // MARK: Parts

    private var slug: String { districtSlug(session.configuration.district.name) }

    /// - Parameter keptIn: of an export, which keeps what it finds in the ledger.
    private func makeDetails(_ path: FilePath, keptIn scratchFolder: FilePath? = nil) throws -> RunDetails {
        let file = session.configuration.profile.files["Assessments.csv"] ?? "Assessments.csv"
        return try RunDetails(path, assessmentsFile: file, keptIn: scratchFolder)
    }

    private func load(_ selection: InputSelection, _ details: RunDetails) throws -> LoadedInputs {
        try LoadedInputs(session, selection, now: now, details: details, progress: progress)
    }

    private func planContext(
        _ inputs: LoadedInputs, _ details: RunDetails, _ ledger: LedgerSession
    ) throws -> PlanContext {
        PlanContext(
            gradebook: inputs.gradebook, roster: inputs.roster, stream: inputs.stream,
            settings: inputs.settings, states: try CampusStates(ledger), details: details)
    }

    private func writing(
        _ inputs: LoadedInputs, _ ledger: LedgerSession, _ bundles: BundleSet
    ) throws -> ResultWriting {
        let settings = bundles.settings
        return ResultWriting(
            version: settings.version, mode: settings.mode, at: now,
            bundleDays: try bundleDays(ledger, inputs.settings.zone), spillFolder: session.layout.staging,
            sequence: { school in
                guard settings.perSchool else { return settings.firstSequence }
                let member = try bundles.member(forSchool: school)
                return bundles.members[member].sequence
            })
    }

    private func runPlan(
        _ context: PlanContext, _ ledger: LedgerSession,
        _ take: @escaping (PlannedLineItem, PlannedBatch) throws -> Void
    ) throws -> PlanRun {
        let run = PlanRun(
            context, scan: try ledger.scanLineItems(), titles: ledger.sentTitles, take: take)
        try run.run { progress.update("planning: \(Int($0 * 100)) %") }
        return run
    }

    private func bundleSettings(_ firstSequence: Int) -> BundleSet.Settings {
        let bundle = session.configuration.bundle
        return BundleSet.Settings(
            version: bundle.version, mode: bundle.mode,
            perSchool: bundle.split == .school, district: slug, at: now, firstSequence: firstSequence)
    }

    private func bundleDays(_ ledger: LedgerSession, _ zone: ZoneRules) throws -> [Int: CalendarDay] {
        try ledger.bundleTimes().mapValues { zone.day(at: $0) }
    }
}
