import Domain
import DurableFiles
import Intake
import Ledger
package import Outcome
import ReadingBack
import Records
import Session
import Workspace

// How a night takes what was dropped.
extension Nightly {
    /// Claims what is whole, puts away what never will be, and leaves the rest where it is.
    package func takeFromInbox(_ outcome: inout NightOutcome, _ open: inout OpenReadbacks) {
        let misplaced = MisplacedReadbacks(session)
        for kind in DropKind.allCases {
            let files = attempt(.claim, &outcome) { _ in
                try ClaimTidy(layout: session.layout, run: run).run(kind)
                return try DropFolder.look(kind, in: session.layout)
            }
            let mayHide = kind == .readback || misplaced.isAnythingOut
            if files == nil, mayHide {
                let inbox = kind.inbox(in: session.layout).string
                open.see(inbox, "what lies in \(inbox)", Self.unreadableFolder)
            }
            guard let files else { continue }
            if kind == .readback {
                for file in files { open.see(file.path.string, file.name, "it could not be claimed") }
            }
            let isLookedAt: Void? = attempt(.claim, &outcome) { outcome in
                try claim.look(atAll: files) { file, verdict in
                    // One that cannot be claimed stands in no other's way.
                    let isTaken: Void? = attempt(.claim, &outcome) {
                        try take(file, verdict, misplaced, &$0, &open)
                    }
                    if isTaken == nil, mayHide {
                        open.see(file.path.string, file.name, "it could not be claimed")
                    }
                }
            }
            if isLookedAt == nil, mayHide {
                let inbox = kind.inbox(in: session.layout).string
                open.see(inbox, "what lies in \(inbox)", "it could not be looked at")
            }
        }
        seeMisplaced(&outcome, &open)
        reportUnlisted(&outcome)
        let taken = outcome.count(.taken) - outcome.fetched.count
        outcome.done(
            .claim,
            "\(PlanText.count(taken, "export")) taken out of the inbox, \(outcome.count(.waiting)) left to settle, "
                + "\(outcome.count(.refused)) refused")
        logStep(outcome, .claim)
    }

    /// An export of Campus that somebody dropped one folder off is one that nobody reads, so whatever lies there blocks.
    private func seeMisplaced(_ outcome: inout NightOutcome, _ open: inout OpenReadbacks) {
        let entries = attempt(.claim, &outcome) { _ in try DropFolder.beside(in: session.layout) }
        guard let entries else {
            let inbox = session.layout.inbox.string
            return open.see(inbox, "what lies in \(inbox)", Self.unreadableFolder)
        }
        for entry in entries {
            open.see(
                entry.path.string, entry.name, MisplacedReadbacks.words(beside: entry.path, session.layout))
        }
    }

    /// What was too much to be told one by one.
    private func reportUnlisted(_ outcome: inout NightOutcome) {
        if let waiting = outcome.unlisted?[.waiting] {
            log.warning("left in the inbox", ["step": "claim", "what": "\(waiting) more"])
        }
        guard let refused = outcome.unlisted?[.refused] else { return }
        fail(
            .claim,
            Failure(
                .inputRefused, "input-refused",
                "\(PlanText.count(refused, "more file")) of the inbox \(refused == 1 ? "was" : "were") refused",
                "Look through quarantine/\(run): beside each lies its reason. Then see what drops so much."),
            &outcome)
    }

    private static let unreadableFolder = "the drop folder cannot be read"

    private func take(
        _ file: DroppedFile, _ verdict: ClaimVerdict, _ misplaced: MisplacedReadbacks,
        _ outcome: inout NightOutcome, _ open: inout OpenReadbacks
    ) throws {
        let (file, verdict) = try claim.asOfNow(file, verdict)
        var dropped = NightOutcome.Dropped(
            state: .taken, kind: file.kind, name: file.name, reason: "", path: file.path.string)
        switch verdict {
        case .taken:
            // First, so that a run that dies in between takes both again.
            if try misplaced.isReadbackToo(file.path, kind: file.kind) {
                outcome.add(try claim.claimScores(of: file))
            } else if let unknown = try misplaced.unknownScores(in: file.path, kind: file.kind) {
                try readbackStep.recordUnknown(unknown, in: file)
                dropped.reason = "\(unknown.name) in it may be an export of Campus"
            }
            dropped.path = try claim.claim(file).path.string
            open.close(file.path.string)
            outcome.add(dropped)
        case .waiting(let reason):
            dropped.state = .waiting
            dropped.reason = reason
            dropped.minutesAgo = claim.minutesSettling(file)
            if file.kind == .readback {
                open.wait(file.path.string, file.name, reason)
            } else if try misplaced.mayHide(in: file.path, kind: file.kind, status: file.entry.status) {
                // What may be a read-back is no safer among gradebooks than in its own folder.
                open.see(file.path.string, file.name, MisplacedReadbacks.words(file.kind))
            }
            guard outcome.add(dropped) else { return }
            log.warning("left in the inbox", ["step": "claim", "file": file.name, "what": reason])
        case .failed(let failure):
            throw failure
        case .refused(let reason, let advice):
            dropped.state = .refused
            dropped.reason = reason
            try putAway(file, dropped, advice, &outcome)
            open.close(file.path.string)
        }
    }

    /// Puts a refused file into quarantine, and says why and what a person does.
    private func putAway(
        _ file: DroppedFile, _ refused: NightOutcome.Dropped, _ advice: String, _ outcome: inout NightOutcome
    ) throws {
        var refused = refused
        // Before it is put away: a run that dies in between must not forget that it came.
        let mayBeReadback = try readbackStep.recordRefused(file.path, kind: file.kind)
        let advice =
            mayBeReadback && file.kind != .readback ? "\(advice) \(MisplacedReadbacks.advice)" : advice
        refused.path = try Quarantine(layout: session.layout, run: run, now: now)
            .put(file.path, kind: file.kind, why: refused.reason, advice: advice).string
        guard outcome.add(refused) else { return }
        fail(
            .claim,
            Failure(
                .inputRefused, "input-refused", "\(file.name) was refused: \(refused.reason)",
                "\(advice) It lies in \(refused.path), with the reason beside it."), &outcome)
    }

    package var readbackStep: ReadbackStep {
        ReadbackStep(session: session, now: now, progress: progress, inputs: inputs)
    }

    /// Applies what came, and finds out whether anything that came is still unknown.
    package func readBack(_ outcome: inout NightOutcome, _ open: OpenReadbacks) {
        guard attempt(.readback, &outcome, { _ in try ClockGuard(session).check(now) }) != nil else {
            outcome.blocked.append("times in the ledger lie ahead of the clock")
            return checkReadbacks(&outcome, open)
        }
        let isRead: Void? = attempt(.readback, &outcome) { outcome in
            let files = try ClaimedFile.list(.readback, in: session.layout)
            let result = try readbackStep.run(files)
            outcome.readbacks = result.outcomes
            settle(result.dropped, &outcome)
            failAll(.readback, result.failures, &outcome)
            for code in result.outcomes.flatMap(\.attention) { outcome.needsPerson(code) }
            if files.isEmpty {
                outcome.skip(.readback, "no new export of Campus has come")
            } else if !result.outcomes.isEmpty {
                outcome.done(
                    .readback, result.outcomes.map(ReadbackText.nightSentence).joined(separator: " "))
            }
            let applied = Set(result.outcomes.map { FilePath($0.input.name).name })
            for file in result.dropped where file.state == .superseded && !applied.contains(file.name) {
                outcome.skip(.readback, "\(file.name) was not applied: \(file.reason)")
            }
            try ArchiveCheck(layout: session.layout, ledger: session.ledger).checkReadbacks()
        }
        if isRead == nil { outcome.blocked.append("the read-backs could not be applied") }
        checkReadbacks(&outcome, open)
    }

    /// Asks what lies there and what the ledger keeps, whatever the steps before think that they did.
    private func checkReadbacks(_ outcome: inout NightOutcome, _ seen: OpenReadbacks) {
        let isChecked: Void? = attempt(.readback, &outcome) { outcome in
            var open = seen
            let unread = try session.ledger.read { try $0.unreadReadbacks() }
            let inbox = session.layout.readbackInbox
            if !open.holds(inbox.string) {
                for file in try DropFolder.look(
                    .readback, in: session.layout, where: { !seen.holds(inbox.appending($0).string) })
                where !open.holds(file.path.string) {
                    open.wait(file.path.string, file.name, "it came while the night was at work")
                }
            }
            for file in try ClaimedFile.list(.readback, in: session.layout)
            where !unread.contains(where: { $0.name == file.name }) {
                open.see(file.path.string, file.name, "it was taken, and waits for the next night")
            }
            if open.anyWaits { outcome.needsPerson(.readbackWaiting) }
            outcome.blocked += open.reasons
            outcome.blocked += unread.firstFew(ReadbackStep.words) {
                "\(PlanText.count($0, "more read-back")) \($0 == 1 ? "was" : "were") not applied"
            }
        }
        if isChecked == nil { outcome.blocked.append("what lies among the read-backs is not known") }
    }

    /// What became of a claimed file is the last word on it.
    package func settle(_ dropped: [NightOutcome.Dropped], _ outcome: inout NightOutcome) {
        for file in dropped {
            outcome.replace(takenAs: file.claimedAs, by: file)
        }
    }
}
