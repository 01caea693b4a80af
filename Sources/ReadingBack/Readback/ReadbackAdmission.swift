package import Domain
import DurableFiles
package import Inputs
import Intake
import Ledger
package import Outcome
import Records
package import Session
import Workspace

/// Decides whether a read-back is to be applied, before a row of it is read (Spec/readback.md, "One
/// transaction").
package struct ReadbackAdmission {
    /// What was found out about a read-back that is to be applied.
    package struct Admitted {
        package var sha256: String
        /// The moment whose state it shows.
        package var moment: ReadbackMoment
        /// A full one of a later time was applied before.
        package var isOlder: Bool

        package var time: Instant { moment.time }
    }

    package enum Answer {
        case apply(Admitted)
        /// The same content changes nothing; this is what the run that applied it had to tell.
        case appliedBefore(ReadbackOutcome)
    }

    private let session: WorkspaceSession
    private let now: Instant
    private let options: ReadbackRun.Options

    package init(_ session: WorkspaceSession, now: Instant, _ options: ReadbackRun.Options) {
        self.session = session
        self.now = now
        self.options = options
    }

    package func admit(_ set: InputSet) throws -> Answer {
        let sha256 = try Readback.sha256(of: set, profile: session.configuration.profile)
        let (applied, own) = try session.ledger.read { (try $0.readbacks(), try $0.bundle(sha256: sha256)) }
        // A bundle lies where a read-back may be looked for, and shows nothing but our own scores.
        if let own {
            throw ReadbackRefusal.ownBundle(set.name, sequence: own.sequence)
        }
        // Under a clock that was put back, what is later than the last one must not pass for earlier.
        let ceiling = max(now, applied.map(\.time).max() ?? now)
        let moment = try ReadbackTime(zone: session.zone, now: ceiling).moment(
            asOf: options.asOf, name: FilePath(set.name).lastComponent?.string ?? "",
            newestEntry: set.newestTime(zone: session.zone))
        let time = moment.time
        let uses = try session.ledger.read { try $0.readbackRuns(sha256: sha256) }
        let others = try session.ledger.read { ledger in
            try ledger.unreadReadbacks().filter { $0.content != sha256 }.map(\.at)
                + [ledger.newestImportedMark()].compactMap { $0 }
        }
        let known = KnownContent(applied: applied, uses: uses, others: others)
        if let use = known.use(ofName: set.name, at: moment) {
            var before = try told(of: set, sha256, byRun: use)
            before.appliedBefore = uses[use]?.description
            // Perhaps it is no old one, and only its name is read in the wrong zone.
            before.input.timeNote =
                ReadbackMomentWords(moment: moment, clock: session.wallClock, now: now).note
            return .appliedBefore(before)
        }
        // A partial one that is newer tells of some rows only: what is older is asked row by row then (`NewerTold`).
        let newest = try session.ledger.read { try $0.fullReadbacks().newestOfAll }
        let isOlder = newest.map { time < $0 } ?? false
        if isOlder, let newest, !options.force {
            throw ReadbackRefusal.olderThanLast(set.name, time: time, last: newest)
        }
        return .apply(Admitted(sha256: sha256, moment: moment, isOlder: isOlder))
    }

    /// What an interrupted run did not come to tell is told now, once. What was told is no news any more.
    private func told(of set: InputSet, _ sha256: String, byRun run: Int64) throws -> ReadbackOutcome {
        try session.ledger.write { ledger in
            let input = ReadbackOutcome.Input(name: set.name, sha256: sha256)
            let isUnreported = try ledger.isUnreported(run: run)
            // Applied is applied, whether or not its words can still be read.
            let then =
                try ledger.run(run).flatMap {
                    try? JSONText.decode(ReadbackOutcome.self, from: $0.summary)
                } ?? ReadbackOutcome(at: now, input: input)
            if isUnreported { try ledger.recordFinished(run: run) }
            return isUnreported ? then : ReadbackOutcome(at: now, input: input, told: then)
        }
    }
}
