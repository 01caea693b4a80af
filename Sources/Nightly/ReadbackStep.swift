package import Domain
package import DurableFiles
import Inputs
import Intake
import Ledger
package import Outcome
import ReadingBack
import Records
package import Session
package import Workspace

/// Applies the read-backs of a night in the order of their time (Spec/nightly.md, "Read-backs").
///
/// One that cannot be applied is kept in the ledger as unread: until a full one of its time or later is applied,
/// nothing is sent, because nobody knows what people changed.
package struct ReadbackStep {
    package let session: WorkspaceSession
    package let now: Instant
    package let progress: ProgressReport
    package let inputs: InputArchive

    /// What came of the read-backs.
    package struct Result {
        package var outcomes: [ReadbackOutcome] = []
        package var dropped: [NightOutcome.Dropped] = []
        package var failures: [Failure] = []
    }

    private struct ClaimedReadback {
        let file: ClaimedFile
        let time: Instant
        /// The latest state of Campus that it may show: of one whose name says no time not what its files say.
        let latestTime: Instant
        /// When it was written, where its name says an earlier time: it may show that state.
        let written: Instant?
    }

    package func run(_ files: [ClaimedFile]) throws -> Result {
        var result = Result()
        var stopped: [(ClaimedReadback, Failure)] = []
        for candidate in try inOrder(files, &result) {
            do {
                let outcome = try ReadbackRun(session, now: now, progress: progress, ReadbackRun.Options())
                    .apply(candidate.file.path)
                result.outcomes.append(outcome)
                result.dropped.append(try archived(candidate.file, outcome))
            } catch let error as ReadbackRefusal where error.isOlder {
                result.dropped.append(try putAside(candidate, why: error.failure.code))
            } catch {
                let failure = Failure(error)
                try recordUnread(candidate, why: failure.code)
                switch failure.exit {
                case .guardStopped:
                    stopped.append((candidate, failure))
                case .inputRefused:
                    result.dropped.append(try inputs.quarantine(candidate.file, failure))
                    result.failures.append(failure)
                default:
                    // A full disk, for example: what is behind it waits for the next night.
                    result.failures.append(failure)
                    try settle(stopped, &result)
                    return result
                }
            }
        }
        try settle(stopped, &result)
        return result
    }

    /// One that is older than a full one that was applied is not applied, and so it is unread like any other: a full one of its time
    /// or later makes up for it, a partial one does not. Where it was written later than its name says, the name may be read
    /// wrongly, and then it is of the time at which it was written (D176). What only the times of its files say of its age is not
    /// believed: there are programs that date everything 1980.
    private func putAside(_ candidate: ClaimedReadback, why: String) throws -> NightOutcome.Dropped {
        if let written = candidate.written {
            let file = candidate.file
            try recordUnread(
                file.name, content: session.content(ofReadback: file.path), written, why: Self.writtenLater)
        } else {
            try recordUnread(candidate, why: why)
        }
        return try inputs.archive(
            candidate.file, "an earlier state of Campus than a full one that was applied")
    }

    /// One that a guard stopped stays claimed until a person decides, or a later full one was applied.
    private func settle(_ stopped: [(ClaimedReadback, Failure)], _ result: inout Result) throws {
        let unread = try session.ledger.read { try $0.unreadReadbacks() }
        for (candidate, failure) in stopped {
            let content = try session.content(ofReadback: candidate.file.path)
            if !unread.contains(where: { $0.name == candidate.file.name && $0.content == content }) {
                result.dropped.append(
                    try inputs.archive(
                        candidate.file, "stopped by the guard, and a later full one was applied"))
            } else {
                var failure = failure
                let command =
                    "gradebridge --workspace \(ShellText.quoted(session.layout.root.string)) readback "
                    + "\(ShellText.quoted(candidate.file.path.string)) --accept-changes"
                failure.advice += " It stays where it is, and nothing is sent: `\(command)` applies it."
                result.failures.append(failure)
            }
        }
    }

    /// Of one that cannot be looked into. Must be called before it is put away: a run that dies in between must
    /// not forget that it came.
    package func recordUnread(_ path: FilePath, why: String) throws {
        try recordUnread(path, content: session.content(ofReadback: path), why: why)
    }

    /// Records a refused file as unread where it may be a read-back.
    ///
    /// - Returns: whether it may be a read-back, and so is unread.
    @discardableResult
    package func recordRefused(_ path: FilePath, kind: DropKind) throws -> Bool {
        if kind == .readback {
            try recordUnread(path, why: "input-refused")
            return true
        }
        guard try MisplacedReadbacks(session).mayHide(in: path, kind: kind) else { return false }
        try recordUnread(path, why: Self.misplaced)
        return true
    }

    /// Of what lies beside the tables of a gradebook or roster. What was applied before, by itself, is read.
    func recordUnknown(_ unknown: UnknownFiles.Found, in file: DroppedFile) throws {
        let isRead = try session.ledger.read { try !$0.readbackRuns(sha256: unknown.content).isEmpty }
        guard !isRead else { return }
        let name = "\(file.name)/\(unknown.name)"
        try recordUnread(name, content: unknown.content, latestTime(file.path), why: Self.beside)
    }

    private static let misplaced = "misplaced"
    private static let beside = "beside-tables"
    private static let writtenLater = "written-later"

    /// Why an unread one holds up sending.
    static func words(_ unread: UnreadReadback) -> String {
        switch unread.why {
        case misplaced:
            "\(unread.name) was refused among gradebooks or rosters and may be an export of Campus; drop it, or a later full "
                + "one, into inbox/campus/readback"
        case beside:
            "\(unread.name), dropped among gradebooks or rosters, may be an export of Campus; drop it, or a later full one, "
                + "into inbox/campus/readback; if it holds no scores, name it in inbox.ignoreFiles of gradebridge.yaml"
        case writtenLater:
            "\(unread.name) was put aside, because its name says an earlier time than that of one that was applied, but it was "
                + "written at \(unread.time); drop a later full one, or say with --as-of when Campus wrote it"
        default: "\(unread.name), which shows Campus as of \(unread.time), was not applied (\(unread.why))"
        }
    }

    /// - Parameter content: what it is known by, where it cannot even be read.
    package func recordUnread(_ path: FilePath, content: String, why: String) throws {
        try recordUnread(path.name, content: content, latestTime(path), why: why)
    }

    private func recordUnread(_ candidate: ClaimedReadback, why: String) throws {
        let file = candidate.file
        try recordUnread(
            file.name, content: session.content(ofReadback: file.path), candidate.latestTime, why: why)
    }

    private func recordUnread(_ name: String, content: String, _ time: Instant, why: String) throws {
        try session.ledger.write {
            try $0.recordUnread(
                UnreadReadback(name: name, content: content, time: time, at: now, why: why))
        }
    }

    private func archived(_ file: ClaimedFile, _ outcome: ReadbackOutcome) throws -> NightOutcome.Dropped {
        try inputs.archive(
            file, outcome.appliedBefore.map { "applied before, on \($0)" } ?? "applied",
            state: outcome.appliedBefore == nil ? .taken : .superseded)
    }

    /// By the time of Campus that each shows; what does not even open is refused.
    private func inOrder(_ files: [ClaimedFile], _ result: inout Result) throws -> [ClaimedReadback] {
        var candidates: [ClaimedReadback] = []
        for file in files {
            do {
                let set = try InputSet(file.path, limits: session.configuration.zipLimits)
                let ceiling = try max(now, lastTime() ?? now)
                let newestEntry = try set.newestTime(zone: session.zone)
                let moment = try ReadbackTime(zone: session.zone, now: ceiling)
                    .moment(asOf: nil, name: file.name, newestEntry: newestEntry)
                let written = newestEntry.map { min($0, ceiling) }
                candidates.append(
                    ClaimedReadback(
                        file: file, time: moment.time,
                        latestTime: try moment.isSaid ? moment.time : latestTime(file.path),
                        written: written.flatMap { $0 > moment.time ? $0 : nil }))
            } catch {
                let failure = Failure(error)
                guard failure.exit == .inputRefused else { throw error }
                try recordUnread(file.path, why: failure.code)
                result.dropped.append(try inputs.quarantine(file, failure))
                result.failures.append(failure)
            }
        }
        return candidates.sorted { one, other in
            one.time == other.time
                ? one.file.path.string < other.file.path.string : one.time < other.time
        }
    }

    /// The latest state of Campus that one of that name may show: what the name says where it can be true, else the
    /// present one. The time of the file says nothing: a copy of it has another.
    private func latestTime(_ path: FilePath) throws -> Instant {
        let name = path.name
        if let said = ReadbackTime.timestamp(in: name, zone: session.zone)?.time, said <= now { return said }
        // Under a clock that was put back it is later than what was read all the same.
        return try max(now, lastTime().map { $0.adding(seconds: 1) } ?? now)
    }

    private func lastTime() throws -> Instant? {
        try session.ledger.read { try $0.newestReadbackTime() }
    }
}
