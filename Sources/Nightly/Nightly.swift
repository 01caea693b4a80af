public import Domain
import DurableFiles
import Ledger
public import Outcome
import Programs
import Publishing
import Records
public import Session
package import Workspace

/// `nightly`: claims what was dropped, reads Campus back, exports, delivers, reports (Spec/nightly.md).
public struct Nightly {
    package let session: WorkspaceSession
    package let now: Instant
    package let progress: ProgressReport
    package let log: NightLog
    package let run: String
    /// For the metrics alone: an outcome holds no time that a rerun would not have.
    package let began = ContinuousClock.now
    /// The system's clock, which also stamps the files; not the clock of the run.
    package var clock = NightClock.system

    public init(_ session: WorkspaceSession, now: Instant, progress: ProgressReport, log: NightLog) {
        self.session = session
        self.now = now
        self.progress = progress
        self.log = log
        run = RunName.make(now, .nightly)
    }

    package var settings: BridgeConfiguration.Nightly { session.configuration.nightly }
    package var inputs: InputArchive { InputArchive(layout: session.layout, run: run, now: now) }

    package var claim: ClaimStep {
        ClaimStep(
            layout: session.layout, settings: settings.inbox, limits: session.configuration.zipLimits,
            profile: session.configuration.profile, run: run, clock: clock.fileTime)
    }

    /// Runs the night. Whatever goes wrong in it is in its outcome, and what is safe goes on.
    public func run() async -> NightOutcome {
        var outcome = NightOutcome(
            district: session.configuration.district.name, run: run, at: now)
        log.info("night begins", ["district": districtSlug(outcome.district)])
        if prepare(&outcome), begin(&outcome) {
            var open = await fetch(&outcome)
            takeFromInbox(&outcome, &open)
            readBack(&outcome, open)
            withdraw(&outcome)
            let isSafe = isSafeToSend(&outcome) && export(&outcome)
            if copyLedger(&outcome) { await deliver(&outcome, isSafe: isSafe) }
            retain(&outcome)
        }
        await close(&outcome)
        return outcome
    }

    /// A copy of the ledger, then what an interrupted run left. Without both nothing else is safe.
    private func prepare(_ outcome: inout NightOutcome) -> Bool {
        guard copyLedger(&outcome) else { return false }
        let isRecovered: Void? = attempt(.recovery, &outcome) { outcome in
            try session.recover(now: now)
            let late = try LateBundles(session: session, now: now).waiting()
            outcome.done(
                .recovery,
                late.isEmpty
                    ? "nothing was left half done"
                    : "bundle \(numbers(late)) of an interrupted run waits until Campus was read back")
        }
        return isRecovered != nil
    }

    /// Before the night, and again before anything leaves: whatever another host has, a copy of the ledger knows.
    private func copyLedger(_ outcome: inout NightOutcome) -> Bool {
        let backups = LedgerBackups(layout: session.layout, generations: settings.retention.ledgerBackups)
        let isCopied: Void? = attempt(.backup, &outcome) { outcome in
            let copy = try backups.make(session.ledger, at: now)
            let removed = try backups.prune(sparing: copy)
            outcome.removed += removed.map { "archive/ledger/\($0.name)" }
            outcome.done(
                .backup, "the ledger was copied to archive/ledger/\(copy.name)")
        }
        return isCopied != nil
    }

    /// A night that did not come to its end told nobody what it found: this one says so.
    private func begin(_ outcome: inout NightOutcome) -> Bool {
        let isBegun: Void? = attempt(.recovery, &outcome) { outcome in
            let lost = try session.ledger.write { ledger in
                let lost = try ledger.hasUnfinishedRun(of: .nightly, before: now)
                try ledger.removeUnfinishedRuns(of: .nightly)
                try ledger.recordRun(command: .nightly, at: now, summary: "{}", inputs: [])
                return lost
            }
            if lost { outcome.needsPerson(.nightInterrupted) }
        }
        return isBegun != nil
    }

    private func retain(_ outcome: inout NightOutcome) {
        _ = attempt(.retention, &outcome) { outcome in
            let removed = try Retention(session: session, now: now).run()
            outcome.removed += removed
            outcome.done(
                .retention,
                removed.isEmpty
                    ? "nothing is too old" : "\(PlanText.count(removed.count, "old folder")) removed")
        }
    }

    /// Runs one step; an error is the step's end and not the night's.
    package func attempt<T>(
        _ step: NightStep, _ outcome: inout NightOutcome, _ body: (inout NightOutcome) throws -> T
    ) -> T? {
        let before = outcome.steps.count
        do {
            let value = try body(&outcome)
            // A part of a step that has been told already, and adds nothing, is not told again.
            if outcome.steps.count > before { logStep(outcome, step) }
            return value
        } catch {
            fail(step, Failure(error), &outcome)
            return nil
        }
    }

    package func fail(_ step: NightStep, _ failure: Failure, _ outcome: inout NightOutcome) {
        outcome.fail(step, failure)
        log.error("step failed", ["step": step.rawValue, "code": failure.code, "what": failure.message])
    }

    /// What went wrong with many files: the first hundred one by one, and the worst of the others for all of them.
    package func failAll(_ step: NightStep, _ failures: [Failure], _ outcome: inout NightOutcome) {
        for failure in failures.prefix(NightOutcome.longestList) { fail(step, failure, &outcome) }
        let others = failures.dropFirst(NightOutcome.longestList)
        let exit = ExitCode.worst(others.map(\.exit))
        guard let worst = others.first(where: { $0.exit == exit }) else { return }
        fail(
            step,
            Failure(
                exit, worst.code,
                "\(PlanText.count(others.count, "more file")) could not be taken or were stopped",
                "What was refused lies in quarantine/\(run), each with its reason; what was stopped stays claimed. "
                    + "Then see what drops so much."), &outcome)
    }

    package func logStep(_ outcome: NightOutcome, _ step: NightStep) {
        guard let last = outcome.steps.last, last.name == step, last.state != .failed else { return }
        log.info("step done", ["step": step.rawValue, "what": last.sentence])
    }

    package func numbers(_ sequences: [Int]) -> String { sequences.map(String.init).joined(separator: ", ") }
}
