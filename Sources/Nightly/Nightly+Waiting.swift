package import Domain
import DurableFiles
import Outcome
import Session
import Workspace

// A read-back that is left waiting holds up the whole night, so it is given the time that it needs to settle.
extension Nightly {
    /// A mark, or another change, is seen after so many seconds at the latest.
    private static let secondsBetweenLooks: Int64 = 30

    /// Waits until every read-back has settled, but no longer than `inbox.settleMinutes` after the first look. What
    /// waiting cannot help is not waited for.
    ///
    /// - Parameter sources: where read-backs are fetched; asked again while one waits there.
    package func waitForReadbacks(
        since first: Instant, _ sources: [FetchSource], _ fetched: inout FetchStep.Result
    ) async {
        let minutes = Int64(settings.inbox.settleMinutes)
        let end = first.adding(seconds: minutes * 60)
        var told: Set<String> = []
        while clock.now() < end {
            let remote = fetched.open.settling(until: end)
            let waits = remote + settlingInInbox(until: end)
            guard !waits.isEmpty else { return }
            logWaiting(for: waits, &told)
            do {
                try await clock.sleep(pause(waits, until: end))
            } catch {
                return
            }
            if !remote.isEmpty { fetched = await fetchStep.run(sources, after: fetched) }
        }
    }

    private func settlingInInbox(until end: Instant) -> [OpenReadbacks.Entry] {
        do {
            return try DropFolder.look(.readback, in: session.layout).filter(claim.isSettling).map { file in
                OpenReadbacks.Entry(
                    name: file.name, why: "",
                    settling: Instant(secondsSince1970: file.changed.seconds))
            }.filter { entry in entry.settling.map { $0 <= end } ?? false }
        } catch {
            // The claim step looks there next, meets the same, and tells it.
            return []
        }
    }

    /// To the moment at which the first of them may have settled, or a little of it.
    private func pause(_ waits: [OpenReadbacks.Entry], until end: Instant) -> Int64 {
        let now = clock.now().secondsSince1970
        let seconds = Int64(settings.inbox.settleMinutes) * 60
        let next = waits.compactMap(\.settling).map { $0.secondsSince1970 + seconds - now }.filter { $0 > 0 }
        return max(1, min(Self.secondsBetweenLooks, end.secondsSince1970 - now, next.min() ?? .max))
    }

    private func logWaiting(for waits: [OpenReadbacks.Entry], _ told: inout Set<String>) {
        let names = waits.firstFew(\.name) { "\($0) more" }.joined(separator: ", ")
        progress.update("waiting for \(names) to settle")
        for wait in waits where told.count < NightOutcome.longestList && told.insert(wait.name).inserted {
            log.info("waiting for a read-back to settle", ["step": "claim", "file": wait.name])
        }
    }
}
