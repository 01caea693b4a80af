package import Domain
import DurableFiles
import Exporting
package import Outcome
import ReadingBack
package import Session
import Workspace

/// Exports the newest gradebook with the newest roster; a refused one gives way to the one before it.
package struct ExportStep {
    package let session: WorkspaceSession
    package let now: Instant
    package let progress: ProgressReport
    package let inputs: InputArchive
    package let readbacks: ReadbackStep

    package struct Result {
        package var outcome: PlanOutcome?
        package var dropped: [NightOutcome.Dropped] = []
        package var failures: [Failure] = []
        /// The gradebook that was used, or would have been.
        package var gradebook: ClaimedFile?
        /// What was refused may be an export of Campus, so that nothing is sent.
        package var hidesReadback = false
    }

    package func run() throws -> Result {
        var result = Result()
        while true {
            let gradebooks = try ClaimedFile.list(.gradebook, in: session.layout)
            let rosters = try ClaimedFile.list(.roster, in: session.layout)
            result.gradebook = gradebooks.first
            guard let gradebook = gradebooks.first, let roster = rosters.first else { return result }
            var selection = InputSelection(gradebook: gradebook.path, roster: roster.path)
            selection.isUnattended = true
            do {
                result.outcome = try Exporter(session, now: now, progress: progress)
                    .export(selection, Exporter.Consent())
                for old in gradebooks.dropFirst() + rosters.dropFirst() {
                    result.dropped.append(try inputs.archive(old, "a newer one took its place"))
                }
                return result
            } catch {
                var failure = Failure(error)
                if case WorkspaceFault.reDrop = error, !inputs.isOfThisNight(gradebook) {
                    // Nobody dropped it again: somebody exported a newer one by hand.
                    result.dropped.append(try inputs.archive(gradebook, "a newer one was exported by hand"))
                    continue
                }
                guard failure.exit == .inputRefused,
                    let blamed = [gradebook, roster].first(where: { $0.path.string == failure.input })
                else {
                    result.failures.append(failure)
                    return result
                }
                do {
                    result.hidesReadback = try readbacks.recordRefused(blamed.path, kind: blamed.kind)
                } catch {
                    // It stays claimed, and the next night meets it again.
                    result.hidesReadback = true
                    result.failures += [failure, Failure(error)]
                    return result
                }
                if result.hidesReadback { failure.advice += " \(MisplacedReadbacks.advice)" }
                result.failures.append(failure)
                result.dropped.append(try inputs.quarantine(blamed, failure))
                if result.hidesReadback { return result }
            }
        }
    }
}
