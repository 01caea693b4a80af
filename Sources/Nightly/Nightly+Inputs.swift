import Domain
package import Outcome
package import Programs
import Workspace

// The steps of a night that bring something in.
extension Nightly {
    /// Asks the other hosts, and gives read-backs the time that they need to settle.
    ///
    /// - Returns: the read-backs that are there and were not fetched.
    package func fetch(_ outcome: inout NightOutcome) async -> OpenReadbacks {
        let first = clock.now()
        let sources = fetchSources
        var result = await fetchStep.run(sources)
        await waitForReadbacks(since: first, sources.filter { $0.kind == .readback }, &result)
        guard !sources.isEmpty else { return result.open }
        outcome.fetched = result.fetched
        for dropped in result.dropped { outcome.add(dropped) }
        for failure in result.failures { fail(.fetch, failure, &outcome) }
        outcome.done(
            .fetch,
            result.fetched.isEmpty
                ? "there was nothing new on the other hosts"
                : "\(PlanText.count(result.fetched.count, "file")) fetched")
        logStep(outcome, .fetch)
        return result.open
    }

    package var fetchStep: FetchStep {
        FetchStep(session: session, now: now, progress: progress, claim: claim, inputs: inputs, tries: tries)
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

    package func host(_ name: String) -> RemoteHost {
        RemoteHost(host: name, config: settings.sftp.config, timeoutSeconds: settings.sftp.timeoutSeconds)
    }

    package var tries: RemoteTries {
        let seconds = settings.sftp.waitSeconds
        let log = log
        return RemoteTries(count: settings.sftp.tries) {
            try? await Task.sleep(for: .seconds(seconds))
        } logRetry: { error in
            log.warning("trying again", ["host": error.host, "what": "\(error)"])
        }
    }
}
