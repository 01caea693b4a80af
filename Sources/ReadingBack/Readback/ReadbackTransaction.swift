package import Domain
import DurableFiles
package import Intake
import Ledger
package import Outcome
import Publishing
import Records
package import Session
import Workspace

/// An extract has students of ours in another letter case. Nothing was written.
struct StudentsInOtherCase: Error {}

/// Applies a read-back to the ledger in one transaction: arrival first, then every line item and every result.
package struct ReadbackTransaction {
    package let session: WorkspaceSession
    package let options: ReadbackRun.Options
    /// The path it was read from.
    package let name: String
    package let admitted: ReadbackAdmission.Admitted
    package let readback: Readback
    /// Students in another letter case end it: it is read once more, so that each is known.
    package let readsCaseNext: Bool
    package let details: ReadbackDetails
    package let now: Instant
    package let progress: ProgressReport

    private var isFull: Bool { !options.isPartial && !readback.holdsChangesOnly }
    private var isLook: Bool { isFull && admitted.moment.isLook && readback.seesOurScores }
    /// It tells of everything that Campus has of ours: a full one that shows some of it, or of which a person says that it is right.
    private var isTelling: Bool { readback.seesOurs || (isFull && options.acceptChanges) }
    private var scope: ReadbackScope {
        ReadbackScope(isFull: isFull, coversUnlisted: readback.format == .dataExtract)
    }

    /// - Returns: the outcome, and the run that is to be called finished once its news are told.
    package func run() throws -> (ReadbackOutcome, run: Int64) {
        var outcome = ReadbackOutcome(
            at: now,
            input: .init(
                name: name, sha256: admitted.sha256, format: readback.format.rawValue,
                time: admitted.time.description, full: isFull, older: admitted.isOlder))
        outcome.take(
            ReadbackMomentWords(moment: admitted.moment, clock: session.wallClock, now: now))
        outcome.take(readback.counts)
        let tidy = OutboxTidy(session)
        var change = OutboxTidy.Change()
        let run = try session.ledger.write { ledger in
            let run = try record(ledger)
            let pass = try judge(ledger, run)
            for bundle in pass.tally.bundlesLost { try ledger.recordLost(bundle: bundle, at: now) }
            try pass.tally.checkConservation()
            if !options.acceptChanges, let finding = pass.readbackGuard.finding {
                throw try refusal(for: finding, pass.tally, ledger)
            }
            outcome.take(pass.tally, pass.readback.arrivals)
            outcome.take(
                missing: pass.schools.missing, longSince: longSince(pass), before: try lastTold(ledger))
            let underWay = pass.tally.importsUnderWay(pass.facts.bundles)
            if !underWay.isEmpty { outcome.importsUnderWay = underWay }
            outcome.take(details, before: try lastTold(ledger))
            try keepTitles(ledger, isWhole: pass.schools.missing.isEmpty)
            if isFull, !admitted.isOlder, let tells = readback.statusTellsHere {
                try ledger.set(statusWordsTell: tells)
            }
            try takeNewsOfUnfinishedRuns(&outcome, ledger)
            change = try tidy.run(ledger, at: now)
            outcome.take(change)
            try ledger.setSummary(try JSONText.compact(outcome), run: run)
            return run
        }
        try tidy.finish(change, session.ledger)
        return (outcome, run)
    }

    /// Schools that it lacks, and of which no full one has told for longer than the export's guard would let the district be.
    private func longSince(_ pass: JudgingPass) -> [String] {
        let limit = session.configuration.readback.maxAgeDays
        guard limit > 0 else { return [] }
        let oldest = now.adding(days: -limit)
        return pass.schools.missing.filter { school in
            pass.facts.full.times(of: school).newest.map { $0 < oldest } ?? true
        }.sorted()
    }

    private func refusal(
        for finding: ReadbackGuardFinding, _ tally: ReadbackTally, _ ledger: LedgerSession
    ) throws -> ReadbackRefusal {
        switch finding {
        case .nothingOfOurs(let lineItems, let scores):
            return .nothingOfOurs(
                name, lineItems: lineItems, scores: scores, readback.foreignLineItems,
                waiting: try OutboxTidy(session).waiting(ledger))
        case .noScoresOfOurs(let scores):
            return .noScoresOfOurs(name, scores: scores, withoutLineItem: readback.counts.withoutLineItem)
        case .idsRewritten: return .idsRewritten(name, readback.foreignLineItems)
        case .tooManyFrozen, .tooManyAtFirstSight, .tooManyLineItemsMissing, .tooManyLost,
            .tooManyLineItemsNeverThere:
            return .guardStopped(finding, codes: tally.newCodes, details: "")
        }
    }

    /// Campus's own titles take titles of ours. One that was told of, and that this read-back may just leave out, stays.
    private func keepTitles(_ ledger: LedgerSession, isWhole: Bool) throws {
        guard !admitted.isOlder, let titles = readback.campusTitles else { return }
        let isAll = isFull && isWhole && readback.seesOurs
        try ledger.set(campusTitles: isAll ? titles : try ledger.campusTitles().union(titles))
    }

    /// What the last read-back told that came to its end. Where its words cannot be read nothing is known of
    /// them, and whatever is found now is news.
    private func lastTold(_ ledger: LedgerSession) throws -> ReadbackOutcome? {
        try ledger.lastFinishedSummary(command: .readback).flatMap {
            try? JSONText.decode(ReadbackOutcome.self, from: $0)
        }
    }

    /// The news of earlier runs that were interrupted before they could tell them. Words that cannot be read, because another
    /// version wrote them, are left out: what that run froze is in the ledger, and `frozen list` and the report show it.
    private func takeNewsOfUnfinishedRuns(_ outcome: inout ReadbackOutcome, _ ledger: LedgerSession) throws {
        let unfinished = try ledger.unfinishedSummaries(command: .readback)
            .compactMap { try? JSONText.decode(ReadbackOutcome.self, from: $0) }
        outcome.attention = Set(outcome.attention + unfinished.flatMap(\.attention)).sorted()
    }

    private func record(_ ledger: LedgerSession) throws -> Int64 {
        let run = try ledger.recordRun(
            command: .readback, at: now, summary: "{}",
            inputs: [InputRecord(kind: .readback, name: name, sha256: admitted.sha256)])
        var record = ReadbackRecord(
            run: run, time: admitted.time, isFull: isFull, format: readback.format, name: name,
            isLook: admitted.moment.isLook && (readback.seesOurScores || !isFull),
            timeFrom: admitted.moment.source
        )
        record.seesOurs = isTelling
        try ledger.recordReadback(record)
        let file = FilePath(name).lastComponent?.string ?? name
        let isAnyFile = readback.seesOurs || !options.isPartial
        try ledger.removeUnread(content: admitted.sha256, named: isAnyFile ? nil : file)
        if isFull, !readback.seesOurs, options.acceptChanges, admitted.moment.isLook {
            try ledger.removeUnread(until: admitted.time)
        }
        if admitted.moment.isSaid && admitted.moment.isLook {
            try ledger.removeUnread(name: file, time: admitted.time)
        }
        return run
    }

    private func judge(_ ledger: LedgerSession, _ run: Int64) throws -> JudgingPass {
        let facts = try LedgerFacts(ledger, before: run, of: admitted.time)
        var about = about(facts)
        var arrival = ArrivalPass(facts, about)
        let settled = try settle(ledger, facts, about, &arrival)
        if arrival.hasOtherCase, readsCaseNext { throw StudentsInOtherCase() }
        if arrival.namesNobody, !options.acceptChanges {
            throw ReadbackRefusal.personsUnknown(
                name, rows: arrival.unknownPersons.rows, arrival.unknownPersons.cause)
        }
        if let (theirs, ours) = arrival.rewritten, !options.acceptChanges {
            throw ReadbackRefusal.personsRewritten(name, theirs: theirs, ours: ours)
        }
        for bundles in arrival.count.arrived {
            about.arrivals.add(bundles, at: admitted.time)
            try ledger.recordArrival(bundles, at: admitted.time, readback: run)
        }
        let missing = try recordMissing(settled.schools, ledger, run)
        if isFull, isTelling { try ledger.removeTold(until: admitted.time, by: run) }
        let pass = try JudgingPass(
            ledger, facts, SchoolRules(about, facts.full, missing: missing, isLook: isLook),
            changePercent: session.configuration.changeGuard.changePercent, run: run,
            now: now, details: details)
        pass.take(settled.count, lineItemsKnown: settled.knownBefore, firstShown: settled.firstShown)
        pass.readbackGuard.seesOurs = readback.seesOurs
        pass.readbackGuard.seesOurScores = readback.seesOurScores
        pass.isTelling = isTelling || !isFull
        pass.readbackGuard.wouldMakeUp = try isFull && !readback.seesOurs && wouldMakeUp(ledger)
        pass.readbackGuard.idsAreRewritten = readback.foreignLineItems.areOurs
        if !settled.open.isEmpty {
            try ReadbackWalk(
                readback: readback, scope: scope, missing: missing, sections: settled.sections
            ).run(
                ledger, settled.open, progress: say("judging")
            ) { try pass.take($0) }
        }
        for (bundle, lost) in pass.tally.lostOf {
            pass.readbackGuard.takePartly(
                bundle, lost: lost, shown: arrival.count.shown(ofBundleAlone: bundle))
        }
        return pass
    }

    /// Whether something unread is waiting for a full read-back, and ours can be in Campus.
    private func wouldMakeUp(_ ledger: LedgerSession) throws -> Bool {
        guard let first = try ledger.firstBundleTime(), first <= admitted.time else { return false }
        return try ledger.unreadReadbacks().contains { $0.time <= admitted.time }
    }

    /// Of a school of which a full one shows nothing it is not full, unless a person says that it is right.
    private func recordMissing(
        _ schools: SchoolsShown, _ ledger: LedgerSession, _ run: Int64
    ) throws -> Set<String> {
        guard isFull, readback.seesOurs, !options.acceptChanges else { return [] }
        for school in schools.missing { try ledger.recordNotShown(school, readback: run) }
        return Set(schools.missing)
    }

    /// Writes what needs no judging, and counts what the read-back says of arrivals.
    private func settle(
        _ ledger: LedgerSession, _ facts: LedgerFacts, _ about: ReadbackFacts, _ arrival: inout ArrivalPass
    ) throws -> SettlingWalk {
        let settler = LineItemSettler(
            facts: facts, reconciler: Reconciler(about), lineItems: LineItemReconciler(about),
            readback: readback)
        let walk = try SettlingWalk(settler, ledger)
        let count = Double(max(try ledger.lineItemCount(), 1))
        let say = say("comparing")
        try walk.run(scope, arrival: &arrival) { say(Double($0) / count) }
        arrival.take(walk.count)
        return walk
    }

    private func about(_ facts: LedgerFacts) -> ReadbackFacts {
        let campus = session.configuration.campus
        var about = ReadbackFacts(
            time: admitted.time, isFull: isFull, isOlder: admitted.isOlder,
            listsLineItems: readback.format == .oneRoster, decimals: campus.decimals,
            importUser: campus.importUser, bundleTimes: facts.bundleTimes, arrivals: facts.arrivals,
            fullReadbacks: facts.full.everywhere.looks + (isLook ? [admitted.time] : []),
            allFullReadbacks: facts.readbacks.filter(\.isFull).map(\.time) + (isFull ? [admitted.time] : []))
        about.toldFlags = readback.toldFlags
        return about
    }

    private func say(_ what: String) -> (Double) -> Void {
        { progress.update("\(what): \(Int($0 * 100)) %") }
    }
}

extension ReadbackOutcome {
    fileprivate mutating func take(_ change: OutboxTidy.Change) {
        withdrawn = change.withdrawn
        leftOutbox = change.over
        if !change.withdrawn.isEmpty {
            attention = Set(attention + [NightAttention.withdrawn.rawValue]).sorted()
        }
    }

    /// That a school has been missing for long is news once.
    fileprivate mutating func take(missing: Set<String>, longSince: [String], before: ReadbackOutcome?) {
        guard !missing.isEmpty else { return }
        schoolsNotShown = missing.sorted()
        guard !longSince.isEmpty else { return }
        schoolsLongNotShown = longSince
        if longSince != before?.schoolsLongNotShown {
            attention = (attention + ["school-not-shown"]).sorted()
        }
    }

    fileprivate mutating func take(_ counts: Readback.Counts) {
        rows = counts.rows
        ours = counts.ours
        termGrades = counts.termGrades
        madeInCampus = counts.madeInCampus
        withoutLineItem = counts.withoutLineItem
        unreadable = counts.unreadable
    }

    /// Rows that the last read-back had too, and could not be used either, are no news.
    fileprivate mutating func take(_ details: ReadbackDetails, before: ReadbackOutcome?) {
        findings = Dictionary(uniqueKeysWithValues: details.findings.map { ($0.key.rawValue, $0.value) })
        rejectedRows = UnusedRows(details.rejectedRows)
        guard let rejectedRows, rejectedRows != before?.rejectedRows else { return }
        attention = (attention + [UnusedRows.code]).sorted()
    }
}
