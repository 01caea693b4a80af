import Domain
import DurableFiles
import Intake
import Ledger

/// Decides whether a read-back is to be applied, before a row of it is read (Spec/readback.md, "One
/// transaction").
struct ReadbackAdmission {
    /// What was found out about a read-back that is to be applied.
    struct Admitted {
        var sha256: String
        /// The moment whose state it shows.
        var moment: ReadbackMoment
        /// A newer one was applied before.
        var isOlder: Bool

        var time: Instant { moment.time }
    }

    enum Answer {
        case apply(Admitted)
        /// The same content changes nothing; this is what the run that applied it had to tell.
        case appliedBefore(ReadbackOutcome)
    }

    private let session: WorkspaceSession
    private let now: Instant
    private let options: ReadbackRun.Options

    init(_ session: WorkspaceSession, now: Instant, _ options: ReadbackRun.Options) {
        self.session = session
        self.now = now
        self.options = options
    }

    func admit(_ set: InputSet) throws -> Answer {
        let sha256 = try Readback.sha256(of: set, profile: session.configuration.intakeProfile)
        let (applied, bundles) = try session.ledger.read { (try $0.readbacks(), try $0.bundles()) }
        // A bundle lies where a read-back may be looked for, and shows nothing but our own scores.
        if let own = bundles.first(where: { $0.sha256 == sha256 }) {
            throw ReadbackRefusal.ownBundle(set.name, sequence: own.sequence)
        }
        // Under a clock that was put back, what is later than the last one must not pass for earlier.
        let ceiling = max(now, applied.map(\.time).max() ?? now)
        let moment = try ReadbackTime(zone: session.zone, now: ceiling).moment(
            asOf: options.asOf, name: FilePath(set.name).lastComponent?.string ?? "",
            newestEntry: set.newestTime(zone: session.zone))
        let time = moment.time
        // Campus may be as it was, and then an export of a later time has the same bytes as an earlier one.
        let isNewLook = moment.isSaid && moment.isLook && applied.allSatisfy { $0.time < time }
        // A name that is ahead of the clock says nothing, so only what was applied last is the same for certain: what was
        // applied before that, and comes again, may be Campus gone back to it.
        let last = moment.isSaid && !moment.isLook ? applied.last?.run : nil
        // One in which nothing of ours was, such as a header alone, tells nothing by being the same: whether that can be
        // depends on what Campus has by now. The very file that a person applied in spite of that is not asked again.
        let blind = Set(applied.filter { !$0.seesOurs && $0.name != set.name }.map(\.run))
        if !isNewLook, var before = try appliedBefore(set, sha256, in: last, except: blind) {
            // Perhaps it is no old one, and only its name is read in the wrong zone.
            before.input.timeNote =
                ReadbackMomentWords(moment: moment, clock: WallClock(session.zone), now: now).note
            return .appliedBefore(before)
        }
        if let last = applied.last, time < last.time, !options.force {
            throw ReadbackRefusal.olderThanLast(set.name, time: time, last: last.time)
        }
        // After a forced one the last is not the newest: what a newer one showed is not unlearned.
        let isOlder = applied.contains { time < $0.time }
        return .apply(Admitted(sha256: sha256, moment: moment, isOlder: isOlder))
    }

    /// What an interrupted run did not come to tell is told now, once. What was told is no news any more.
    ///
    /// - Parameter run: nil: whichever run applied it last.
    private func appliedBefore(
        _ set: InputSet, _ sha256: String, in run: Int64?, except blind: Set<Int64>
    ) throws -> ReadbackOutcome? {
        let record = InputRecord(kind: .readback, name: set.name, sha256: sha256)
        return try session.ledger.write { ledger in
            guard let use = try ledger.lastUse(of: record), run.map({ $0 == use.run }) ?? true,
                !blind.contains(use.run)
            else { return nil }
            let input = ReadbackOutcome.Input(name: set.name, sha256: sha256)
            let isUntold = try ledger.isUntold(run: use.run)
            // Applied is applied, whether or not its words can still be read.
            let then =
                try ledger.run(use.run).flatMap {
                    try? JSONText.decode(ReadbackOutcome.self, from: $0.summary)
                } ?? ReadbackOutcome(at: now, input: input)
            var outcome = isUntold ? then : ReadbackOutcome(at: now, input: input, told: then)
            outcome.appliedBefore = use.at
            if isUntold { try ledger.recordFinished(run: use.run) }
            return outcome
        }
    }
}
