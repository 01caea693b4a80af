import Bundle
import Domain
import DurableFiles
import Intake
import Ledger
import Programs
import Workspace
import ZipArchive

/// How a command ends (contract §7). Anything else is a failure.
public enum ExitCode: Int32, Sendable {
    case done = 0
    case failed = 1
    case needsPerson = 3
    case noLedger = 10
    case lockHeld = 11
    case ledgerUnusable = 12
    case inputRefused = 20
    case guardStopped = 21
    case usage = 64
    case temporary = 75
    case interrupted = 130
}

/// Why a command did not do what it was asked: what, where and why, and what a person does next.
public struct Failure: Error, Sendable, Codable, Equatable {
    public var exitCode: Int32
    /// A stable word for programs, such as `input-refused`.
    public var code: String
    public var message: String
    public var advice: String
    /// Bundles of an interrupted run that were published before this failure.
    public var recovered: [Int] = []
    /// The input that is to blame, where it is one.
    public var input: String?

    public init(_ exit: ExitCode, _ code: String, _ message: String, _ advice: String) {
        exitCode = exit.rawValue
        self.code = code
        self.message = message
        self.advice = advice
    }
}

extension Failure {
    /// The same failure, and that an interrupted run's bundles went out before it: no later run says so.
    func noting(recovered: [Int]) -> Failure {
        guard !recovered.isEmpty else { return self }
        var noted = self
        noted.recovered = recovered
        let numbers = recovered.map(String.init).joined(separator: ", ")
        noted.message += " (bundle \(numbers), which an interrupted run had left staged, was published first)"
        return noted
    }
}

/// The one place where errors become messages and exit codes. What is not known here is a failure.
extension Failure {
    public init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as InputRefusal:
            self.init(.inputRefused, "input-refused", error.description, error.reason.advice)
            input = error.input
        case let error as NoSuchSet:
            let message = "\(error.path) was refused: nothing is there"
            self.init(.inputRefused, "input-refused", message, "Check the path.")
            input = error.path.string
        case let error as WorkspaceFault: self.init(fault: error)
        case let error as ExportStop: self.init(stop: error)
        case let error as ReadbackRefusal: self.init(readback: error)
        case is NothingFrozen:
            self.init(
                .failed, "nothing-frozen", "no frozen score fits what was named; nothing was released",
                "`gradebridge frozen list` shows what is frozen, and under which ids.")
        case let error as NotHeld:
            self.init(
                .failed, "not-held",
                error.lineItem.map { "the line item \($0) is not held; nothing was changed" }
                    ?? "no line item that is held fits what was named; nothing was changed",
                "`gradebridge held list` shows what is held, and under which ids.")
        case let error as NoSuchFinding: self.init(finding: error)
        case let error as ClockAhead: self.init(clock: error)
        case let error as NothingAhead: self.init(nothingAhead: error)
        case let error as ReadbackConservationError:
            self.init(
                .failed, "conservation",
                "the outcomes do not add up: \(error.results) results, \(error.judged) judged",
                "This is a fault of gradebridge. Nothing was applied; report it with the numbers above.")
        case let error as RemoteError: self.init(remote: error)
        case let error as DeliveryError: self.init(delivery: error)
        case let error as FetchError: self.init(fetch: error)
        case let error as ProgramError: self.init(program: error)
        case let error as EncryptionError: self.init(encryption: error)
        case let error as LedgerBehind:
            self.init(
                .ledgerUnusable, "ledger-behind",
                "the ledger does not know \(error.what), which is there (\(error.path)): it is an older copy",
                "Bring back a newer copy out of archive/ledger. If there is none, apply the newest full read-back first (`gradebridge readback PATH`); see Spec/nightly.md, \"A damaged ledger\"."
            )
        case let error as OtherDistrict: self.init(district: error)
        case let error as UnsoundBackup: self.init(backup: error)
        case let error as SystemdFault: self.init(systemd: error)
        case let error as UnknownSchools: self.init(schools: error)
        case let error as LedgerError: self.init(ledger: error)
        case let error as PublishError: self.init(publish: error)
        case let error as LockHeld:
            self.init(
                .lockHeld, "lock-held", "another run is at work in this workspace (\(error.path))",
                "Wait until it has ended and run again; a run that crashed holds no lock.")
        case let error as ConfigurationError:
            self.init(
                .failed, "configuration", error.description,
                "Correct gradebridge.yaml; `gradebridge doctor` checks it without doing anything.")
        case let error as WorkspaceError:
            self.init(
                .failed, "workspace", error.description,
                "Name a new, empty folder; to change a workspace, edit its gradebridge.yaml.")
        case let error as LinkInInbox:
            self.init(
                .inputRefused, "link-in-inbox", error.description,
                "Remove the link and drop the file itself.")
        case let error as NotARegularFile:
            self.init(
                .inputRefused, "not-a-file", error.description,
                "Put the file itself there; links and folders are refused.")
        case let error as FileError: self.init(file: error)
        case let error as ZipError:
            self.init(
                error.isOutOfSpace ? .temporary : .failed, "archive", error.description,
                error.isOutOfSpace ? Self.freeSpace : "Run again; if it happens again, check the disk.")
        case let error as ConservationError:
            self.init(
                .failed, "conservation", error.description,
                "This is a fault of gradebridge. Nothing was published; report it with the numbers above.")
        case let error as PackedResultsDamage:
            self.init(
                .ledgerUnusable, "ledger-damaged",
                "the ledger's results cannot be read at byte \(error.byte)",
                Self.wayBack)
        case let error as BundleError:
            self.init(.failed, "bundle", error.description, "Check the clock, or the time given with --now.")
        default:
            self.init(.failed, "unexpected", "\(error)", "Nothing was published by this step; run again.")
        }
    }

    static let freeSpace =
        "Free some space on the disk, or remove files where it can hold no more of them (`df -h`, `df -i`), and run again; nothing was lost, and nothing is sent twice."

    /// From a ledger that is damaged.
    static let wayBack =
        "Do not delete it: without its memory, changed scores would be overwritten. Bring back the newest sound copy in "
        + "archive/ledger, which `gradebridge doctor` names, in the order of Spec/nightly.md, \"A damaged ledger\"."

    private init(file error: FileError) {
        if error.isOutOfSpace {
            self.init(.temporary, "disk-full", error.description, Self.freeSpace)
        } else if error.isPermission {
            self.init(
                .failed, "not-permitted", error.description,
                "Check the owner and mode; `gradebridge doctor` names what is wrong.")
        } else {
            self.init(.failed, "file", error.description, "Check the path and the disk, and run again.")
        }
    }

    private init(ledger error: LedgerError) {
        switch error.code {
        case .notALedger, .damaged:
            self.init(
                .ledgerUnusable, "ledger-damaged", error.description,
                Self.wayBack)
        case .tooNew:
            self.init(
                .ledgerUnusable, "ledger-too-new", error.description,
                "Run the newer gradebridge that wrote it.")
        case .busy:
            self.init(
                .temporary, "ledger-busy", error.description,
                "Close the program that holds it open, the sqlite3 shell for example, and run again.")
        case .outOfSpace: self.init(.temporary, "disk-full", error.description, Self.freeSpace)
        case .notPermitted:
            self.init(
                .failed, "not-permitted", error.description,
                "Check the owner and mode; `gradebridge doctor` names what is wrong.")
        case .failed:
            self.init(.failed, "ledger", error.description, "Run `gradebridge doctor`.")
        }
    }

    private init(fault: WorkspaceFault) {
        switch fault {
        case .noLedger(let path):
            self.init(
                .noLedger, "no-ledger", "there is no ledger at \(path)",
                "Name the workspace with --workspace, or make one with `gradebridge init DIR`. "
                    + "If the ledger was lost, bring it back from a backup.")
        case .unknownZone(let zone):
            self.init(
                .failed, "configuration", "this system does not know the time zone \(zone)",
                "Correct district.timeZone in gradebridge.yaml, or install tzdata.")
        case .nothingInInbox(let path):
            self.init(
                .failed, "nothing-in-inbox", "there is nothing in \(path)",
                "Drop an export there, or name one in the command.")
        case .noDistricts(let path):
            self.init(
                .failed, "no-districts", "there is no workspace in \(path)",
                "Name the folder that holds the districts' workspaces; `gradebridge init` makes one.")
        case .reDrop(let path, let usedAt):
            self.init(
                .inputRefused, "re-drop",
                "\(path) was used on \(usedAt) and a newer export since; it was dropped again",
                "Remove it from the inbox. If old scores really are to go out again, name it with --gradebook."
            )
            input = path.string
        }
    }

    private init(stop: ExportStop) {
        switch stop {
        case .tooManyChanges(.tooManyChanges(let changed, let vanished, let confirmed, let percent)):
            self.init(
                .guardStopped, "guard-changes",
                "\(changed) of \(confirmed) confirmed scores would change and \(vanished) would vanish at once, "
                    + "more than \(percent) %; nothing new was published",
                "Look at `gradebridge preview`. If it is right, run again with --accept-changes.")
        case .tooManyChanges(.sectionsEmptied(let sections)):
            let named = sections.prefix(5).joined(separator: ", ")
            self.init(
                .guardStopped, "guard-sections",
                "\(PlanText.count(sections.count, "section")) lost all students since the last export (\(named)"
                    + "\(sections.count > 5 ? ", …" : "")); nothing new was published",
                "Check that the roster is complete. If it is right, run again with --accept-changes.")
        case .readbackTooOld(let days, let maxAgeDays, let neverRead):
            self.init(
                .guardStopped, "guard-readback",
                neverRead
                    ? "the first bundle is \(days) days old and Campus was never read back (readback.maxAgeDays: \(maxAgeDays))"
                    : "Campus was last read back \(days) days ago (readback.maxAgeDays: \(maxAgeDays))",
                "Read Campus back first, so that scores changed there are not overwritten; "
                    + "or run with --without-readback, or set readback.maxAgeDays: 0.")
        }
    }

    private init(publish error: PublishError) {
        switch error {
        case .bundleGone(let sequence, let file):
            self.init(
                .failed, "bundle-gone",
                "bundle \(sequence) was about to be published, and \(file) is in none of staging, outbox and archive",
                "Put the file back, or bring the ledger and the folders back from one backup.")
        case .notArchived(let sequence, let path):
            self.init(
                .failed, "not-archived", "bundle \(sequence) is not in the archive (\(path))",
                "Put the file back there from a backup; its SHA-256 is in `gradebridge bundles show \(sequence)`."
            )
        case .otherBytes(let sequence, let path):
            self.init(
                .failed, "other-bytes", "\(path) does not hold the bytes of bundle \(sequence)",
                "Move that file away and look where it came from; gradebridge overwrites nothing.")
        case .superseded(let sequence, let newer, let frozen):
            self.init(
                .guardStopped, "superseded",
                "bundle \(sequence) is not put out again: \(PlanText.count(newer, "thing")) in it went out anew since, "
                    + "\(frozen) changed in Campus",
                "Run `gradebridge export`: what is still to be sent goes out with its present value.")
        case .withdrawn(let sequence):
            self.init(
                .guardStopped, "withdrawn",
                "bundle \(sequence) is not put out again: it was taken back, because it would overwrite what Campus has",
                "Run `gradebridge export`: what is still to be sent goes out with its present value.")
        case .notPublished(let sequence):
            self.init(
                .failed, "not-published",
                "bundle \(sequence) was never published: an interrupted run left it staged",
                "Run `gradebridge export`: it publishes what may still go out, once Campus was read back.")
        case .arrived(let sequence):
            self.init(
                .guardStopped, "arrived",
                "bundle \(sequence) is not put out again: it has arrived in Campus, and once more it would undo what was changed there since",
                "Nothing. What is still to be sent goes out with `gradebridge export`.")
        case .noSuchBundle(let sequence):
            self.init(
                .failed, "no-such-bundle", "there is no bundle \(sequence)",
                "`gradebridge bundles list` shows them.")
        }
    }
}
