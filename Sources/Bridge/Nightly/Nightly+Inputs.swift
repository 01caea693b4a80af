import Domain
import DurableFiles
import Programs
import Workspace

// The steps of a night that bring something in.
extension Nightly {
    func fetch(_ outcome: inout NightOutcome) async {
        let sources = fetchSources
        guard !sources.isEmpty else { return }
        let result = await FetchStep(
            session: session, now: now, progress: progress, claim: claim, tries: tries
        ).run(sources)
        outcome.fetched = result.fetched
        outcome.inbox += result.claimed.map { file in
            .init(state: "taken", kind: file.kind.rawValue, name: file.name, reason: "", path: file.path.string)
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
                    kind: kind, name: "\(files.host):\(files.folder)", pattern: NamePattern(files.pattern),
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
            _ = attempt(.claim, &outcome) { outcome in
                for file in try DropFolder.look(kind, in: session.layout) { try take(file, &outcome) }
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

    private func take(_ file: DroppedFile, _ outcome: inout NightOutcome) throws {
        var dropped = NightOutcome.Dropped(
            state: "taken", kind: file.kind.rawValue, name: file.name, reason: "", path: file.path.string)
        switch claim.look(file) {
        case .taken:
            dropped.path = try claim.claim(file).path.string
        case .waiting(let reason):
            dropped.state = "waiting"
            dropped.reason = reason
            log.warning("left in the inbox", ["step": "claim", "file": file.name, "what": reason])
        case .failed(let failure):
            throw failure
        case .refused(let reason, let advice):
            dropped.state = "refused"
            dropped.reason = reason
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

    /// - Returns: whether it is safe to send: every change in Campus that was told is known.
    func readBack(_ outcome: inout NightOutcome) -> Bool {
        let step = ReadbackStep(session: session, now: now, progress: progress, put: put)
        let result = attempt(.readback, &outcome) { outcome in
            let files = try ClaimedFile.list(.readback, in: session.layout)
            let result = try step.run(files)
            outcome.readbacks = result.outcomes
            settle(result.dropped, &outcome)
            for failure in result.failures { fail(.readback, failure, &outcome) }
            for code in result.outcomes.flatMap(\.attention) { outcome.needsPerson(code) }
            if files.isEmpty {
                outcome.skip(.readback, "no new export of Campus has come")
            } else if !result.outcomes.isEmpty {
                outcome.done(.readback, result.outcomes.map(ReadbackText.sentence).joined(separator: " "))
            }
            return result
        }
        guard let result, !result.isUnsafe else { return false }
        // One that was refused at the door may tell of changes as well.
        let wasRefused = outcome.inbox.contains {
            $0.kind == DropKind.readback.rawValue && $0.state == "refused"
        }
        return !wasRefused || !result.outcomes.isEmpty
    }

    /// What became of a claimed file is the last word on it.
    func settle(_ dropped: [NightOutcome.Dropped], _ outcome: inout NightOutcome) {
        for file in dropped {
            if let known = outcome.inbox.firstIndex(where: {
                $0.kind == file.kind && $0.name == file.name && $0.state == "taken" && $0.reason.isEmpty
            }) {
                outcome.inbox[known] = file
            } else {
                outcome.inbox.append(file)
            }
        }
    }
}
