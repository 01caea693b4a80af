import Domain
import DurableFiles
import Ledger
import Programs
import Workspace

// The steps of a night that bring something in.
extension Nightly {
    func fetch(_ outcome: inout NightOutcome) async {
        let sources = fetchSources
        guard !sources.isEmpty else { return }
        let result = await FetchStep(
            session: session, now: now, progress: progress, claim: claim, put: put,
            tries: tries
        ).run(sources)
        outcome.fetched = result.fetched
        outcome.inbox += result.dropped
        if result.dropped.contains(where: { $0.state == "waiting" && $0.kind == DropKind.readback.rawValue })
        {
            outcome.needsPerson("readback-waiting")
        }
        for failure in result.failures { fail(.fetch, failure, &outcome) }
        outcome.done(
            .fetch,
            result.fetched.isEmpty
                ? "there was nothing new on the other hosts"
                : "\(PlanText.count(result.fetched.count, "file")) fetched")
        tell(outcome, .fetch)
    }

    private var fetchSources: [FetchSource] {
        let fetch = settings.fetch
        return [
            (DropKind.gradebook, fetch.gradebook), (.roster, fetch.roster), (.readback, fetch.readback),
        ].compactMap { kind, files in
            files.map { files in
                FetchSource(
                    kind: kind, place: "\(files.host):\(files.folder)", pattern: NamePattern(files.pattern),
                    remote: RemoteFolder(host(files.host), folder: files.folder))
            }
        }
    }

    func host(_ name: String) -> RemoteHost {
        RemoteHost(host: name, config: settings.sftp.config, timeoutSeconds: settings.sftp.timeoutSeconds)
    }

    var tries: RemoteTries {
        let seconds = settings.sftp.waitSeconds
        let log = log
        return RemoteTries(count: settings.sftp.tries) {
            try? await Task.sleep(for: .seconds(seconds))
        } tell: { error in
            log.warning("trying again", ["host": error.host, "what": "\(error)"])
        }
    }

    /// Claims what is whole, puts away what never will be, and leaves the rest where it is.
    func takeFromInbox(_ outcome: inout NightOutcome) {
        for kind in DropKind.allCases {
            let files = attempt(.claim, &outcome) { _ in
                try ClaimTidy(layout: session.layout, run: run).run(kind)
                return try DropFolder.look(kind, in: session.layout)
            }
            if files == nil { block(kind, "its drop folder cannot be read", &outcome) }
            for file in files ?? [] {
                // One that cannot be claimed stands in no other's way.
                let isTaken: Void? = attempt(.claim, &outcome) { try take(file, &$0) }
                if isTaken == nil { block(kind, "\(file.name) could not be claimed", &outcome) }
            }
        }
        let counts = Dictionary(grouping: outcome.inbox, by: \.state).mapValues(\.count)
        let taken = (counts["taken"] ?? 0) - outcome.fetched.count
        outcome.done(
            .claim,
            "\(PlanText.count(taken, "export")) taken out of the inbox, \(counts["waiting"] ?? 0) left to settle, "
                + "\(counts["refused"] ?? 0) refused")
        tell(outcome, .claim)
    }

    /// A read-back that is there and cannot be taken may tell of changes.
    private func block(_ kind: DropKind, _ why: String, _ outcome: inout NightOutcome) {
        if kind == .readback { outcome.blocked.append(why) }
    }

    private func take(_ file: DroppedFile, _ outcome: inout NightOutcome) throws {
        var dropped = NightOutcome.Dropped(
            state: "taken", kind: file.kind.rawValue, name: file.name, reason: "", path: file.path.string)
        switch claim.look(file) {
        case .taken:
            dropped.path = try claim.claim(file).path.string
        case .waiting(let reason):
            dropped.state = "waiting"
            dropped.reason = reason
            if file.kind == .readback { outcome.needsPerson("readback-waiting") }
            log.warning("left in the inbox", ["step": "claim", "file": file.name, "what": reason])
        case .failed(let failure):
            throw failure
        case .refused(let reason, let advice):
            dropped.state = "refused"
            dropped.reason = reason
            if file.kind == .readback, file.refusal == nil { try recordUnread(file) }
            dropped.path = try Quarantine(layout: session.layout, run: run, now: now)
                .put(file.path, kind: file.kind, why: reason, advice: advice).string
            fail(
                .claim,
                Failure(
                    .inputRefused, "input-refused", "\(file.name) was refused: \(reason)",
                    "\(advice) It lies in \(dropped.path), with the reason beside it."), &outcome)
        }
        outcome.inbox.append(dropped)
    }

    private var readbackStep: ReadbackStep {
        ReadbackStep(session: session, now: now, progress: progress, put: put)
    }

    /// Before it is put away: a run that dies in between must not forget that it came.
    private func recordUnread(_ file: DroppedFile) throws {
        let changed = Instant(secondsSince1970: file.changed.seconds)
        let time = try readbackStep.time(file.name, newestEntry: changed)
        try session.ledger.write {
            try $0.recordUnread(UnreadReadback(name: file.name, time: time, at: now, why: "input-refused"))
        }
    }

    /// Applies what came, and finds out whether anything that came is still unread.
    func readBack(_ outcome: inout NightOutcome) {
        let isRead: Void? = attempt(.readback, &outcome) { outcome in
            let files = try ClaimedFile.list(.readback, in: session.layout)
            let result = try readbackStep.run(files)
            outcome.readbacks = result.outcomes
            settle(result.dropped, &outcome)
            for failure in result.failures { fail(.readback, failure, &outcome) }
            for code in result.outcomes.flatMap(\.attention) { outcome.needsPerson(code) }
            if files.isEmpty {
                outcome.skip(.readback, "no new export of Campus has come")
            } else if !result.outcomes.isEmpty {
                outcome.done(.readback, result.outcomes.map(ReadbackText.sentence).joined(separator: " "))
            }
            try ArchiveCheck(layout: session.layout, ledger: session.ledger).checkReadbacks()
            let unread = try session.ledger.read { try $0.unreadReadbacks() }
            outcome.blocked += unread.map {
                "\($0.name), which shows Campus as of \($0.time), was not applied (\($0.why))"
            }
        }
        if isRead == nil { outcome.blocked.append("the read-backs could not be applied") }
    }

    /// What became of a claimed file is the last word on it.
    func settle(_ dropped: [NightOutcome.Dropped], _ outcome: inout NightOutcome) {
        for file in dropped {
            if let known = outcome.inbox.firstIndex(where: { $0.path == file.claimedAs }) {
                outcome.inbox[known] = file
            } else {
                outcome.inbox.append(file)
            }
        }
    }
}
