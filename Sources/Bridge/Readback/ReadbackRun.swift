public import Domain
public import DurableFiles
import Intake
import Ledger
import Workspace
import ZipArchive

/// `readback`: applies an export of Campus to the ledger, all of it or none.
public struct ReadbackRun {
    public struct Options: Sendable {
        /// The moment whose state it shows, where the person knows.
        public var asOf: Instant?
        /// It does not hold everything that Campus has.
        public var isPartial: Bool
        /// Go on although more would freeze at once than the guard allows.
        public var acceptChanges: Bool
        /// Apply it although a later state was applied before.
        public var force: Bool

        public init(
            asOf: Instant? = nil, isPartial: Bool = false, acceptChanges: Bool = false, force: Bool = false
        ) {
            self.asOf = asOf
            self.isPartial = isPartial
            self.acceptChanges = acceptChanges
            self.force = force
        }
    }

    private let session: WorkspaceSession
    private let now: Instant
    private let progress: ProgressReport
    private let options: Options

    public init(_ session: WorkspaceSession, now: Instant, progress: ProgressReport, _ options: Options) {
        self.session = session
        self.now = now
        self.progress = progress
        self.options = options
    }

    /// - Parameter path: a folder, a zip or an extract; nil: the newest in the inbox.
    public func apply(_ path: FilePath?) throws -> ReadbackOutcome {
        let recovered = try session.recover()
        do {
            var outcome = try applyAfterRecovery(path)
            outcome.recovered = recovered
            return outcome
        } catch {
            throw Failure(error).noting(recovered: recovered)
        }
    }

    private func applyAfterRecovery(_ path: FilePath?) throws -> ReadbackOutcome {
        let set = try InputSet(try resolved(path), limits: session.configuration.zipLimits)
        let sha256 = try Readback.sha256(of: set, profile: session.configuration.intakeProfile)
        if let before = try appliedBefore(set, sha256) { return before }
        let time = try ReadbackTime(zone: session.zone, now: now).time(
            asOf: options.asOf, name: FilePath(set.name).lastComponent?.string ?? "",
            newestEntry: set.newestTime(zone: session.zone))
        let applied = try session.ledger.read { try $0.readbacks() }
        if let last = applied.last, time < last.time, !options.force {
            throw ReadbackRefusal.olderThanLast(set.name, time: time, last: last.time)
        }
        // After a forced one the last is not the newest: what a newer one showed is not unlearned.
        let isOlder = applied.contains { time < $0.time }
        let scratch = session.layout.staging.appending("readback.csv")
        do {
            let details = try ReadbackDetails(scratch)
            let readback = try read(set, sha256, details)
            var (outcome, run) = try reconcile(set, sha256, readback, time, isOlder: isOlder, details)
            try details.close()
            outcome.details = try RunFiles(session.layout).file(
                scratch, as: "details.csv", run: now, "readback"
            ).string
            try session.ledger.write { try $0.recordFinished(run: run) }
            return outcome
        } catch {
            _ = try? Files.removeIfPresent(scratch)
            throw error
        }
    }

    private func resolved(_ path: FilePath?) throws -> FilePath {
        if let path { return Files.resolved(path) }
        let inbox = session.layout.readbackInbox
        guard let newest = try InboxFinder.newest(in: inbox, takesCSV: true) else {
            throw WorkspaceFault.nothingInInbox(inbox)
        }
        return newest
    }

    /// The same content changes nothing; what an interrupted run did not come to tell is told now.
    private func appliedBefore(_ set: InputSet, _ sha256: String) throws -> ReadbackOutcome? {
        let input = InputRecord(kind: .readback, name: set.name, sha256: sha256)
        return try session.ledger.write { ledger in
            guard let use = try ledger.lastUse(of: input) else { return nil }
            let run = try ledger.run(use.run)
            // Applied is applied, whether or not its words can still be read.
            var told =
                run.flatMap { try? JSONText.decode(ReadbackOutcome.self, from: $0.summary) }
                ?? ReadbackOutcome(at: now, input: .init(name: set.name, sha256: sha256))
            told.appliedBefore = use.at
            if run?.isFinished ?? true {
                told.attention = []
            } else {
                try ledger.recordFinished(run: use.run)
            }
            return told
        }
    }

    private func read(_ set: InputSet, _ sha256: String, _ details: ReadbackDetails) throws -> Readback {
        let ours = IDTable()
        try session.ledger.read { ledger in try ledger.forEachLineItemID { _ = ours.add($0) } }
        progress.update("reading the read-back")
        let configuration = session.configuration
        let readback = try Readback(
            set, profile: configuration.intakeProfile, ours: ours, zone: session.zone,
            personPrefix: configuration.readback.personPrefix,
            maxFieldBytes: configuration.limits.fieldBytes, scratchFolder: session.layout.staging,
            progress: { progress.update("reading the read-back: \($0) rows") }, report: details.take)
        try set.checkUnreadEntries()
        try details.rethrow()
        guard set.sha256 == sha256 else { throw InputRefusal(input: set.name, reason: .changedWhileRead) }
        details.scoreFile = readback.scoreFile
        return readback
    }

    /// One transaction: arrival first, then every line item and every result.
    private func reconcile(
        _ set: InputSet, _ sha256: String, _ readback: Readback, _ time: Instant, isOlder: Bool,
        _ details: ReadbackDetails
    ) throws -> (ReadbackOutcome, run: Int64) {
        let isFull = !options.isPartial && !readback.holdsChangesOnly
        var outcome = ReadbackOutcome(
            at: now,
            input: .init(
                name: set.name, sha256: sha256, format: readback.format.rawValue,
                time: time.description, full: isFull, older: isOlder))
        outcome.take(readback.counts)
        let run = try session.ledger.write { ledger in
            let run = try ledger.recordRun(
                command: "readback", at: now, summary: "{}",
                inputs: [InputRecord(kind: .readback, name: set.name, sha256: sha256)])
            try ledger.recordReadback(
                ReadbackRecord(
                    run: run, time: time, isFull: isFull, format: readback.format.rawValue, name: set.name))
            let pass = try judge(ledger, run, readback, time, isFull: isFull, isOlder: isOlder, set, details)
            for bundle in pass.tally.bundlesLost { try ledger.recordLost(bundle: bundle, at: now) }
            try pass.tally.checkConservation()
            if !options.acceptChanges, let finding = pass.readbackGuard.finding {
                throw ReadbackRefusal.guardStopped(finding)
            }
            outcome.take(pass.tally, pass.readback.arrivals)
            outcome.take(details)
            try ledger.setSummary(try JSONText.compact(outcome), run: run)
            return run
        }
        return (outcome, run)
    }

    private func judge(
        _ ledger: LedgerSession, _ run: Int64, _ readback: Readback, _ time: Instant, isFull: Bool,
        isOlder: Bool, _ set: InputSet, _ details: ReadbackDetails
    ) throws -> JudgingPass {
        let facts = try LedgerFacts(ledger, before: run)
        let configuration = session.configuration
        var about = ReadbackFacts(
            time: time, isFull: isFull, isOlderThanLast: isOlder, decimals: configuration.campus.decimals,
            importUser: configuration.campus.importUser, bundleTimes: facts.bundleTimes,
            arrivals: facts.arrivals,
            fullReadbacks: facts.readbacks.filter(\.isFull).map(\.time) + (isFull ? [time] : []))
        let walk = ReadbackWalk(readback: readback, isFull: isFull)
        let count = try ledger.lineItemCount()
        var arrival = ArrivalPass(facts, about)
        try walk.run(ledger, count: count, progress: say("counting arrivals")) { try arrival.take($0) }
        if arrival.namesNobody, !options.acceptChanges {
            throw ReadbackRefusal.personsUnknown(
                set.name, rows: arrival.unmatchedRows, withPrefix: arrival.matchedWithPrefix)
        }
        for bundles in arrival.count.arrived {
            about.arrivals.add(bundles, at: time)
            try ledger.recordArrival(bundles, at: time, readback: run)
        }
        let pass = try JudgingPass(
            ledger, facts, about, changePercent: configuration.changeGuard.changePercent, run: run, now: now,
            details: details)
        try walk.run(ledger, count: count, progress: say("judging")) { try pass.take($0) }
        return pass
    }

    private func say(_ what: String) -> (Double) -> Void {
        { progress.update("\(what): \(Int($0 * 100)) %") }
    }
}

extension ReadbackOutcome {
    fileprivate mutating func take(_ counts: Readback.Counts) {
        rows = counts.rows
        ours = counts.ours
        termGrades = counts.termGrades
        madeInCampus = counts.madeInCampus
        withoutLineItem = counts.withoutLineItem
        unreadable = counts.unreadable
    }

    fileprivate mutating func take(_ details: ReadbackDetails) {
        findings = Dictionary(uniqueKeysWithValues: details.findings.map { ($0.key.rawValue, $0.value) })
        if details.rejectedRows > 0 { attention = (attention + ["input-rows-rejected"]).sorted() }
    }
}
