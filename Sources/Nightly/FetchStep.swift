package import Domain
import DurableFiles
import Ledger
package import Outcome
package import Programs
import ReadingBack
package import Records
package import Session
package import Workspace

/// Fetches exports from another host's folder, as if they had been dropped into the inbox.
package struct FetchStep {
    package let session: WorkspaceSession
    package let now: Instant
    package let progress: ProgressReport
    package let claim: ClaimStep
    package let inputs: InputArchive
    package let tries: RemoteTries

    package struct Result {
        /// `kind: host:folder/name` of each.
        package var fetched: [String] = []
        package var taken: [NightOutcome.Dropped] = []
        /// By `host:folder/name`: what is left there for now.
        package var waiting: [String: NightOutcome.Dropped] = [:]
        /// Read-backs that are there and are not here.
        package var open = OpenReadbacks()
        /// How each of them was listed, by `host:folder/name`.
        package var listed: [String: FetchedFile] = [:]
        package var failures: [Failure] = []

        package var dropped: [NightOutcome.Dropped] {
            taken + waiting.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    private var readbackStep: ReadbackStep {
        ReadbackStep(session: session, now: now, progress: progress, inputs: inputs)
    }

    private var folder: FilePath { session.layout.staging.appending("fetch") }
    /// The system's clock, by which other hosts stamp their files.
    private var clock: Instant { Instant(secondsSince1970: claim.clock.seconds) }

    /// - Parameters:
    ///   - sources: each is asked on its own: one that is away does not stop the others.
    ///   - earlier: what was found when they were asked before in this night.
    package func run(_ sources: [FetchSource], after earlier: Result = Result()) async -> Result {
        var result = earlier
        for source in sources { await fetchAll(source, &result) }
        do {
            try recordUnfetched(result)
        } catch {
            note(error, &result)
        }
        return result
    }

    /// A read-back that we were told of is unread, even where nobody shows it to us again.
    private func recordUnfetched(_ result: Result) throws {
        for (path, file) in result.listed where result.open.isLost(path) {
            try readbackStep.recordUnread(
                FilePath(file.name), content: Self.content(file), why: "not-fetched")
        }
    }

    /// By what it is known again once it is fetched after all.
    private static func content(_ file: FetchedFile) -> String {
        "\(file.source) \(file.bytes) \(file.listed)"
    }

    /// A file that cannot be fetched keeps none of the others of its source from being fetched.
    private func fetchAll(_ source: FetchSource, _ result: inout Result) async {
        var passedOver: String?
        while true {
            do {
                return try await tries.run { try await fetch(source, except: passedOver, &result) }
            } catch {
                note(error, &result)
                // The line is cut in this file, as often as it is tried: once the others are tried without it.
                guard let cut = error as? RemoteError, cut.code == .interrupted, let file = cut.file,
                    passedOver == nil
                else { return }
                passedOver = file
            }
        }
    }

    private func note(_ error: any Error, _ result: inout Result) {
        let failure = Failure(error)
        // Asked again, a host that is away says the same again.
        if !result.failures.contains(failure) { result.failures.append(failure) }
    }

    private func fetch(
        _ source: FetchSource, except passedOver: String?, _ result: inout Result
    ) async throws {
        let entries = try await source.remote.list()
        let new = try newFiles(source, entries)
        if source.kind == .readback {
            for entry in new where !result.open.holds(source.path(entry)) {
                result.open.see(source.path(entry), entry.name, "it could not be fetched")
                result.listed[source.path(entry)] = fetchedFile(entry, source)
            }
        }
        for entry in new where entry.name != passedOver {
            let isDone = entries.contains { $0.name == "\(entry.name).done" }
            guard isDone || isSettled(entry) else {
                let changed = ListedTime(entry.listed, now: clock)?.instant
                wait(entry, source, "it changed a short while ago", settling: changed, &result)
                continue
            }
            do {
                progress.update("fetching \(entry.name)")
                let local = try await download(entry, source)
                try take(local, isDone: isDone, entry, source, &result)
            } catch let error as RemoteError where error.isWorthRetrying || error.file == nil {
                // The host itself failed: its other files would fail as well.
                throw error
            } catch {
                note(error, &result)
            }
        }
    }

    private func download(_ entry: RemoteEntry, _ source: FetchSource) async throws -> FilePath {
        try Files.removeTree(folder)
        try Files.createPrivateFolder(folder)
        try await source.remote.run([.get(entry.name, as: entry.name)], localFolder: folder)
        let local = folder.appending(entry.name)
        try Files.setPermissions(0o600, of: local)
        // The file there is still the one that was listed, and all of it is here.
        let after = try await source.remote.list().first { $0.name == entry.name }
        guard after == entry, try Files.status(local)?.size == entry.size else {
            throw FetchError.changedMeanwhile("\(source.place)/\(entry.name)")
        }
        try Files.syncFile(local)
        return local
    }

    /// Looked at as if it lay in the inbox; the ledger knows it before it counts, or not at all.
    private func take(
        _ local: FilePath, isDone: Bool, _ entry: RemoteEntry, _ source: FetchSource, _ result: inout Result
    ) throws {
        guard let status = try Files.status(local) else { return }
        let file = DroppedFile(
            kind: source.kind, name: entry.name, path: local, status: status, isDone: isDone)
        switch claim.look(file) {
        case .failed(let failure): throw failure
        case .waiting(let reason):
            wait(entry, source, reason, &result)
            // It is here to be looked at, and may be a read-back in the wrong place.
            if try MisplacedReadbacks(session).mayHide(in: local, kind: source.kind) {
                result.open.see(source.path(entry), entry.name, MisplacedReadbacks.words(source.kind))
            }
        case .taken: try keep(file, entry, source, &result)
        case .refused(let reason, let advice):
            // What may be an export of Campus in the wrong place goes away at once: nobody would open it again. What is wrong
            // with anything else is found, and told, when it is used.
            if source.kind != .readback, try readbackStep.recordRefused(local, kind: source.kind) {
                try putAway(file, (reason, "\(advice) \(MisplacedReadbacks.advice)"), entry, source, &result)
            } else {
                try keep(file, entry, source, &result)
            }
        }
    }

    private func putAway(
        _ file: DroppedFile, _ words: (reason: String, advice: String), _ entry: RemoteEntry,
        _ source: FetchSource,
        _ result: inout Result
    ) throws {
        let place = try Quarantine(layout: session.layout, run: claim.run, now: now)
            .put(file.path, kind: file.kind, why: words.reason, advice: words.advice)
        try session.ledger.write { try $0.recordFetched(fetchedFile(entry, source), at: now) }
        result.taken.append(dropped(.refused, words.reason, entry, source, place.string))
        result.failures.append(
            Failure(
                .inputRefused, "input-refused", "\(entry.name) was refused: \(words.reason)",
                "\(words.advice) It lies in \(place), with the reason beside it."))
        result.waiting[source.path(entry)] = nil
    }

    private func keep(
        _ file: DroppedFile, _ entry: RemoteEntry, _ source: FetchSource, _ result: inout Result
    ) throws {
        let holdsScores = try MisplacedReadbacks(session).isReadbackToo(file.path, kind: file.kind)
        let scores = holdsScores ? try claim.claimScores(of: file) : nil
        let target = try claim.place(file.name, in: source.kind)
        try Files.renameNoReplace(file.path, to: target)
        try Files.syncFolder(target.folder)
        let seen = fetchedFile(entry, source)
        try session.ledger.write { ledger in
            try ledger.recordFetched(seen, at: now)
            // It is here now, and open until it is applied.
            try ledger.removeUnread(content: Self.content(seen))
        }
        result.taken += [scores, dropped(.taken, "", entry, source, target.string)].compactMap { $0 }
        result.fetched.append("\(source.kind.rawValue): \(source.path(entry))")
        result.waiting[source.path(entry)] = nil
        result.open.close(source.path(entry))
    }

    private func isSettled(_ entry: RemoteEntry) -> Bool {
        guard let written = ListedTime(entry.listed, now: clock)?.instant else { return false }
        // A listing tells the minute alone.
        let age = clock.secondsSince1970 - written.secondsSince1970
        return age >= 0
            && (claim.settings.settleMinutes == 0 || age >= Int64(claim.settings.settleMinutes + 1) * 60)
    }

    /// What was not fetched before; of a folder that is new to us the newest alone, by its name.
    private func newFiles(_ source: FetchSource, _ all: [RemoteEntry]) throws -> [RemoteEntry] {
        let entries = all.filter { entry in
            entry.kind == .regular && source.pattern.matches(entry.name)
                && !DropName(entry.name, kind: .regular, bytes: entry.size).isHarmless
        }
        let before = try session.ledger.read { try $0.fetched(from: source.name) }
        if before.isEmpty { return Array(entries.suffix(1)) }
        return entries.filter { entry in
            let file = fetchedFile(entry, source)
            return !before.contains { known in
                known.name == file.name && known.bytes == file.bytes
                    // An old file's time is listed by its day alone.
                    && (known.listed.hasPrefix(file.listed) || file.listed.hasPrefix(known.listed))
            }
        }
    }

    private func fetchedFile(_ entry: RemoteEntry, _ source: FetchSource) -> FetchedFile {
        FetchedFile(
            source: source.name, name: entry.name, bytes: entry.size,
            listed: ListedTime(entry.listed, now: clock)?.text ?? entry.listed)
    }

    private func wait(
        _ entry: RemoteEntry, _ source: FetchSource, _ reason: String, settling changed: Instant? = nil,
        _ result: inout Result
    ) {
        let path = source.path(entry)
        result.waiting[path] = dropped(.waiting, reason, entry, source, path)
        if source.kind == .readback { result.open.wait(path, entry.name, reason, settling: changed) }
    }

    private func dropped(
        _ state: NightOutcome.DroppedState, _ reason: String, _ entry: RemoteEntry, _ source: FetchSource,
        _ path: String
    ) -> NightOutcome.Dropped {
        NightOutcome.Dropped(
            state: state, kind: source.kind, name: entry.name, reason: reason, path: path)
    }
}

/// Where exports of one kind are fetched.
package struct FetchSource {
    package let kind: DropKind
    /// `host:folder`; what was fetched is remembered by kind and name.
    package let place: String
    package let pattern: NamePattern
    package let remote: any RemoteSide

    package var name: String { "\(kind.rawValue) \(place)" }

    package func path(_ entry: RemoteEntry) -> String { "\(place)/\(entry.name)" }
}

package enum FetchError: Error, Equatable {
    /// Somebody is still writing it; the next night takes it.
    case changedMeanwhile(String)
}
