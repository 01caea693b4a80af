package import Domain
package import DurableFiles
import Inputs
import Intake
package import Outcome
import ReadingBack
package import Session
import Workers
package import Workspace
package import ZipArchive

/// Takes what has been dropped into the inbox, once it is whole: by one rename into private staging.
package struct ClaimStep: Sendable {
    package let layout: WorkspaceLayout
    package let settings: BridgeConfiguration.Inbox
    package let limits: ZipLimits
    package let profile: Profile
    /// The folder of this night among claimed files, archive and quarantine.
    package let run: String
    /// The system's own clock, which also stamps the files; not the clock of the run.
    package let clock: FileTime

    /// A file that may still grow is given so long to become whole.
    private static let patience: Int64 = 24 * 3600

    /// Looks at one thing and says what is to become of it, without touching it.
    package func look(_ file: DroppedFile) -> ClaimVerdict {
        if isSettling(file) { return .waiting(waitingWords(file)) }
        if let refusal = file.refusal {
            return .refused(refusal.words(file.kind), refusal.advice(file.kind))
        }
        do {
            try checkSum(file)
            try checkWhole(file)
            try checkKind(file)
            return .taken
        } catch {
            return verdict(error, file)
        }
    }

    /// Looks at all of them, several at once, and hands them on in their order.
    ///
    /// Of the time that a night took with 100,000 halves in a drop folder, opening them was the half.
    package func look(
        atAll files: [DroppedFile], _ body: (DroppedFile, ClaimVerdict) throws -> Void
    ) throws {
        var pieces = stride(from: 0, to: files.count, by: Self.piece).makeIterator()
        try OrderedWork<[(DroppedFile, ClaimVerdict)]>(ahead: 2 * Threads.count).run {
            guard let start = pieces.next() else { return nil }
            return { files[start..<min(start + Self.piece, files.count)].map { ($0, look($0)) } }
        } _: {
            for (file, verdict) in $0 { try body(file, verdict) }
        }
    }

    /// What is to be taken is looked at again where it was written over while others were looked at.
    package func asOfNow(_ file: DroppedFile, _ verdict: ClaimVerdict) throws -> (DroppedFile, ClaimVerdict) {
        guard verdict == .taken else { return (file, verdict) }
        guard let status = try Files.status(file.path) else { return (file, .waiting("it is gone")) }
        guard status != file.entry.status else { return (file, verdict) }
        let now = DroppedFile(
            kind: file.kind, name: file.name, path: file.path, status: status, isDone: file.isDone)
        return (now, look(now))
    }

    /// Files that one thread looks at in a row: more than waking it takes, and few enough that all are at work.
    private static let piece = 16

    /// Whether somebody may still be at work on it; nothing is opened to find out.
    package func isSettling(_ file: DroppedFile) -> Bool {
        // What is still being written may get its final name yet.
        if let refusal = file.refusal, !refusal.canPass { return false }
        return !file.isDone && !file.isSettled(at: clock, minutes: settings.settleMinutes)
    }

    /// How long ago a file that is settling came; nil of any other, and of one whose time lies ahead.
    package func minutesSettling(_ file: DroppedFile) -> Int? {
        guard isSettling(file), file.changed < clock else { return nil }
        return Int((clock.seconds - file.changed.seconds) / 60)
    }

    private func verdict(_ error: any Error, _ file: DroppedFile) -> ClaimVerdict {
        let refusal = error as? InputRefusal
        let isFresh = clock.seconds - file.changed.seconds < Self.patience
        // With a mark beside it nobody is at work on it any more.
        if let refusal, refusal.mayBecomeWhole, !file.isDone, isFresh {
            return .waiting("it is not whole yet: \(refusal.cause)")
        }
        let failure = Failure(error)
        guard failure.exit == .inputRefused else { return .failed(failure) }
        return .refused(refusal?.cause ?? failure.message, failure.advice)
    }

    private func waitingWords(_ file: DroppedFile) -> String {
        clock < file.changed
            ? "its time lies ahead of this computer's clock"
            : "it changed less than \(PlanText.count(settings.settleMinutes, "minute")) ago"
    }

    /// Moves it into private staging; its marks go.
    package func claim(_ file: DroppedFile) throws -> ClaimedFile {
        let target = try place(file.name, in: file.kind)
        try Files.makePrivate(file.path)
        try Files.renameNoReplace(file.path, to: target)
        try Files.syncFolder(target.folder)
        try DropFolder.removeMarks(of: file.path)
        try Files.syncFolder(file.kind.inbox(in: layout))
        return ClaimedFile(kind: file.kind, path: target, changed: file.changed)
    }

    /// A free place for a claimed file: two of one name in one night lose nothing.
    package func place(_ name: String, in kind: DropKind) throws -> FilePath {
        try FreePlace.first { number in
            let folder = kind.claimed(in: layout).appending(number == 1 ? run : "\(run)-\(number)")
            try Files.createPrivateFolder(folder)
            return folder.appending(name)
        }
    }

    /// Claims what holds Campus's scores beside its own tables as a read-back, too, under a second name. It is about to be
    /// taken for what its folder is for.
    package func claimScores(of file: DroppedFile) throws -> NightOutcome.Dropped {
        // Whole under its name or not there: half a folder would be read as all of Campus.
        let unfinished = layout.staging.appending("scores")
        try Files.removeTree(unfinished)
        try Files.linkTree(file.path, to: unfinished)
        let target = try place(file.name, in: .readback)
        try Files.renameNoReplace(unfinished, to: target)
        try Files.syncFolder(target.folder)
        return NightOutcome.Dropped(
            state: .taken, kind: .readback, name: file.name,
            reason: "it holds Campus's scores beside the tables of a \(file.kind.rawValue)",
            path: target.string)
    }

    /// A `.sha256` beside it, in the form of sha256sum, must be its own.
    private func checkSum(_ file: DroppedFile) throws {
        let mark = file.path.beside(".sha256")
        guard file.mayHaveSum, file.entry.kind == .regular, try Files.status(mark)?.kind == .regular else {
            return
        }
        let stated = try SmallFile.text(mark).prefix(64).lowercased()
        let found = try InputSet.sha256(file.path)
        guard stated == found else {
            throw InputRefusal(
                input: file.path.string,
                reason: .unreadable(
                    "its SHA-256 is \(found.prefix(12))…, and \(file.name).sha256 says otherwise"),
                mayBecomeWhole: true)
        }
    }

    /// It opens, and every checksum of an archive is right.
    private func checkWhole(_ file: DroppedFile) throws {
        try InputSet(file.path, status: file.entry.status, limits: limits).checkUnreadEntries()
    }

    /// One of several gradebooks is used, and the others are never opened again: what is none must not be among them.
    private func checkKind(_ file: DroppedFile) throws {
        guard let own = file.kind.tables(profile) else { return }
        guard try !own.areIn(NamesInside(file.path, limits: limits)) else { return }
        throw InputRefusal(input: file.path.string, reason: .otherKind(file.kind.words, tables: own.names))
    }
}

package enum ClaimVerdict: Equatable, Sendable {
    case taken
    /// Left where it is, with the reason.
    case waiting(String)
    /// Never to be taken: what is wrong, and what to do.
    case refused(String, String)
    case failed(Failure)
}

extension DropRefusal {
    /// Whether somebody may still be at work on it.
    package var canPass: Bool {
        switch self {
        case .looseCSV, .workbook, .unknownKind, .longName, .unreadableName: true
        case .link, .special: false
        }
    }

    package func words(_ kind: DropKind) -> String {
        switch self {
        case .link: "it is a symbolic link"
        case .special: "it is neither a file nor a folder"
        case .looseCSV: "it is a single CSV file, and an export is several"
        case .workbook: "it is a workbook of a spreadsheet, not CSV files"
        case .longName: "its name is longer than \(Self.longestName) bytes"
        case .unreadableName: "its name is not UTF-8"
        case .unknownKind:
            kind.takesCSV
                ? "it is neither a zip archive nor a folder of CSV files nor a CSV file, by its name"
                : "it is neither a zip archive nor a folder of CSV files"
        }
    }

    package func advice(_ kind: DropKind) -> String {
        switch self {
        case .link: "Drop the file itself; links are refused."
        case .special: "Drop a zip or a folder of CSV files."
        case .looseCSV: "Zip the CSV files of the export together, without a folder, and drop the zip."
        case .workbook:
            kind.takesCSV
                ? "Open it, save it as CSV UTF-8, and drop that; or have Campus write the extract as CSV."
                : "Have the export written as CSV files, and drop them as a zip or in a folder. Of a workbook save each sheet as CSV UTF-8."
        case .longName: "Drop it under a shorter name."
        case .unreadableName: "Drop it under a name of plain letters, digits, hyphens and points."
        case .unknownKind:
            kind.takesCSV
                ? "Have Campus write the extract as CSV, under a name that ends in .csv, or as a zip. If it is packed in another way, unpack it first."
                : "Drop the export as a zip, or as a folder of CSV files. If it is packed in another way, unpack it first."
        }
    }
}
