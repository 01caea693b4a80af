public import Domain
public import DurableFiles
import Inputs
import Intake
import Ledger
public import Outcome
import Publishing
public import Session
import Workspace
import ZipArchive

/// `readback`: applies an export of Campus to the ledger, all of it or none.
public struct ReadbackRun {
    public struct Options: Sendable {
        /// The moment whose state it shows, where the person knows.
        public var asOf: Instant?
        /// It does not hold everything that Campus has.
        public var isPartial: Bool
        /// Go on although more would freeze at once than the guard allows.
        public var acceptChanges: Bool
        /// Apply it although a later state was applied before.
        public var force: Bool

        public init(
            asOf: Instant? = nil, isPartial: Bool = false, acceptChanges: Bool = false, force: Bool = false
        ) {
            self.asOf = asOf
            self.isPartial = isPartial
            self.acceptChanges = acceptChanges
            self.force = force
        }
    }

    private let session: WorkspaceSession
    private let now: Instant
    private let progress: ProgressReport
    private let options: Options

    public init(_ session: WorkspaceSession, now: Instant, progress: ProgressReport, _ options: Options) {
        self.session = session
        self.now = now
        self.progress = progress
        self.options = options
    }

    /// - Parameter path: a folder, a zip or an extract; nil: the newest in the inbox.
    public func apply(_ path: FilePath?) throws -> ReadbackOutcome {
        // What an interrupted run left staged stays so: this very read-back may show that it must not come out.
        try session.recover(now: now)
        try ClockGuard(session).check(now)
        let path = try resolved(path)
        var options = options
        // A file that nobody speaks for says it by its name.
        if path.lastComponent?.string.lowercased().contains("partial") ?? false { options.isPartial = true }
        let set = try InputSet(path, limits: session.configuration.zipLimits)
        let admitted: ReadbackAdmission.Admitted
        switch try ReadbackAdmission(session, now: now, options).admit(set) {
        case .appliedBefore(let told):
            try session.ledger.write { try $0.removeUnread(content: told.input.sha256) }
            return told
        case .apply(let answer): admitted = answer
        }
        do {
            return try apply(set, admitted, options, ourStudents: nil)
        } catch is StudentsInOtherCase {
            // Once more, with all our students at hand: each may be one of ours alone (D192).
            let again = try InputSet(path, limits: session.configuration.zipLimits)
            let ourStudents = try session.ledger.read { try $0.studentsKnown() }
            return try apply(again, admitted, options, ourStudents: ourStudents)
        }
    }

    private func apply(
        _ set: InputSet, _ admitted: ReadbackAdmission.Admitted, _ options: Options, ourStudents: IDTable?
    ) throws -> ReadbackOutcome {
        let scratch = session.layout.staging.appending("readback.csv")
        do {
            let details = try ReadbackDetails(scratch)
            let readback = try read(set, admitted.sha256, details, ourStudents, isPartial: options.isPartial)
            let transaction = ReadbackTransaction(
                session: session, options: options, name: set.name, admitted: admitted, readback: readback,
                readsCaseNext: ourStudents == nil && readback.format == .dataExtract, details: details,
                now: now,
                progress: progress)
            var (outcome, run) = try self.run(transaction, scratch)
            try details.close()
            outcome.details = try RunFiles(session.layout)
                .file(scratch, as: "details.csv", run: now, .readback).string
            try session.ledger.write { try $0.recordFinished(run: run) }
            return outcome
        } catch {
            // The first error is the one to tell; what is left is private, and the next run empties staging.
            _ = try? Files.removeIfPresent(scratch)
            throw error
        }
    }

    private func run(
        _ transaction: ReadbackTransaction, _ scratch: FilePath
    ) throws -> (ReadbackOutcome, run: Int64) {
        do {
            return try transaction.run()
        } catch ReadbackRefusal.guardStopped(let finding, let codes, _) {
            throw ReadbackRefusal.guardStopped(
                finding, codes: codes, details: stoppedDetails(transaction.details, scratch))
        }
    }

    /// Where the details of a stopped read-back are kept, for whoever decides about it.
    private func stoppedDetails(_ details: ReadbackDetails, _ scratch: FilePath) -> String {
        do {
            try details.close()
            return try RunFiles(session.layout)
                .file(scratch, as: "details.csv", run: now, .stoppedReadback).string
        } catch {
            // A person must hear that the guard stopped it, also where the disk has no room for the details: then the
            // failure names no file.
            return ""
        }
    }

    private func resolved(_ path: FilePath?) throws -> FilePath {
        if let path { return Files.resolved(path) }
        guard let newest = try ClaimedFile.newest(.readback, in: session.layout) else {
            throw WorkspaceFault.nothingInInbox(session.layout.readbackInbox)
        }
        return newest
    }

    private func read(
        _ set: InputSet, _ sha256: String, _ details: ReadbackDetails, _ ourStudents: IDTable?,
        isPartial: Bool
    ) throws -> Readback {
        let ours = IDTable()
        try session.ledger.read { ledger in try ledger.forEachLineItemID { _ = ours.add($0) } }
        progress.update("reading the read-back")
        let configuration = session.configuration
        let readback = try Readback(
            set, profile: configuration.profile, ours: ours, zone: session.zone,
            personPrefix: PersonPrefix(configuration.campus.personPrefix),
            studentsSent: { try session.ledger.read { try $0.studentsSent() } }, ourStudents: ourStudents,
            isPartial: isPartial, statusToldBefore: try session.ledger.read { try $0.statusWordsTell() },
            needsChangeTimes: configuration.campus.importUser != nil,
            limits: configuration.tableLimits, scratchFolder: session.layout.staging,
            progress: { progress.update("reading the read-back: \($0) rows") }, report: details.take)
        try set.checkUnreadEntries()
        try details.rethrow()
        guard set.sha256 == sha256 else { throw InputRefusal(input: set.name, reason: .changedWhileRead) }
        details.scoreFile = readback.scoreFile
        return readback
    }
}
