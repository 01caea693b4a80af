import Domain
import DurableFiles
import Intake
import Workspace

/// Applies the read-backs of a night in the order of their time (Spec/nightly.md, "Read-backs").
struct ReadbackStep {
    let session: WorkspaceSession
    let now: Instant
    let progress: ProgressReport
    let put: NightFiles

    /// What came of the read-backs.
    struct Result {
        var outcomes: [ReadbackOutcome] = []
        var dropped: [NightOutcome.Dropped] = []
        var failures: [Failure] = []
        /// The newest is not applied: what people changed in Campus is not known, so nothing may be sent.
        var isUnsafe = false
    }

    private struct Candidate {
        let file: ClaimedFile
        let time: Instant
    }

    func run(_ files: [ClaimedFile]) throws -> Result {
        var result = Result()
        let candidates = try inOrder(files, &result)
        // Refused ones may be newer than all the others.
        result.isUnsafe = !result.failures.isEmpty
        var stopped: [(Candidate, Failure)] = []
        for candidate in candidates {
            do {
                let outcome = try apply(candidate.file)
                result.outcomes.append(outcome)
                result.dropped.append(try archived(candidate.file, outcome))
                result.isUnsafe = false
            } catch {
                let failure = Failure(error)
                switch failure.exitCode {
                case ExitCode.guardStopped.rawValue:
                    stopped.append((candidate, failure))
                    result.isUnsafe = true
                case ExitCode.inputRefused.rawValue where failure.code == "readback-older":
                    result.dropped.append(
                        try put.archive(candidate.file, "an earlier state of Campus than the last"))
                case ExitCode.inputRefused.rawValue:
                    result.dropped.append(try put.quarantine(candidate.file, failure))
                    result.failures.append(failure)
                    result.isUnsafe = true
                default:
                    result.failures.append(failure)
                    result.isUnsafe = true
                    return result
                }
            }
        }
        try settle(stopped, &result)
        return result
    }

    /// One that a guard stopped stays claimed until a person decides, or a newer one was applied.
    private func settle(_ stopped: [(Candidate, Failure)], _ result: inout Result) throws {
        let last = try session.ledger.read { try $0.readbacks().map(\.time).max() }
        for (candidate, failure) in stopped {
            if let last, candidate.time < last {
                result.dropped.append(
                    try put.archive(candidate.file, "stopped by the guard, and a newer one was applied"))
            } else {
                var failure = failure
                failure.advice +=
                    " It stays where it is: `gradebridge readback \(candidate.file.path) --accept-changes` applies it."
                result.failures.append(failure)
            }
        }
    }

    private func apply(_ file: ClaimedFile) throws -> ReadbackOutcome {
        // What a file says of itself must be said by its name: nobody is there to say it.
        let options = ReadbackRun.Options(isPartial: file.name.lowercased().contains("partial"))
        return try ReadbackRun(session, now: now, progress: progress, options).apply(file.path)
    }

    private func archived(_ file: ClaimedFile, _ outcome: ReadbackOutcome) throws -> NightOutcome.Dropped {
        try put.archive(
            file, outcome.appliedBefore.map { "applied before, on \($0)" } ?? "applied",
            state: outcome.appliedBefore == nil ? "taken" : "superseded")
    }

    /// By the time of Campus that each shows; what does not even open is refused.
    private func inOrder(_ files: [ClaimedFile], _ result: inout Result) throws -> [Candidate] {
        var candidates: [Candidate] = []
        for file in files {
            do {
                let set = try InputSet(file.path, limits: session.configuration.zipLimits)
                let (time, _) = try ReadbackTime(zone: session.zone, now: now).time(
                    asOf: nil, name: file.name, newestEntry: set.newestTime(zone: session.zone))
                candidates.append(Candidate(file: file, time: time))
            } catch {
                let failure = Failure(error)
                guard failure.exitCode == ExitCode.inputRefused.rawValue else { throw error }
                result.dropped.append(try put.quarantine(file, failure))
                result.failures.append(failure)
            }
        }
        return candidates.sorted { one, other in
            one.time == other.time
                ? one.file.path.string < other.file.path.string : one.time < other.time
        }
    }
}
