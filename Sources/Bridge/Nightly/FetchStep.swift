import Domain
import DurableFiles
import Ledger
import Programs
import Workspace

/// Fetches exports from another host's folder, as if they had been dropped into the inbox.
struct FetchStep {
    let session: WorkspaceSession
    let now: Instant
    let progress: ProgressReport
    let claim: ClaimStep
    let tries: RemoteTries

    struct Result {
        /// `kind: host:folder/name` of each.
        var fetched: [String] = []
        var claimed: [ClaimedFile] = []
        var failures: [Failure] = []
    }

    /// - Parameter sources: each is asked on its own: one that is away does not stop the others.
    func run(_ sources: [FetchSource]) async -> Result {
        var result = Result()
        for source in sources {
            do {
                try await tries.run { try await fetch(source, &result) }
            } catch {
                result.failures.append(Failure(error))
            }
        }
        return result
    }

    private func fetch(_ source: FetchSource, _ result: inout Result) async throws {
        for entry in try await newFiles(source) {
            progress.update("fetching \(entry.name)")
            let local = session.layout.staging.appending("fetching")
            _ = try Files.removeIfPresent(local)
            try await source.remote.run(
                [.get(entry.name, as: "fetching")], localFolder: session.layout.staging)
            try await checkUnchanged(entry, source, local)
            try Files.syncFile(local)
            let target = try claim.place(entry.name, in: source.kind)
            try Files.renameNoReplace(local, to: target)
            try Files.syncFolder(target.removingLastComponent())
            let seen = fetchedFile(entry, source)
            try session.ledger.write { try $0.recordFetched(seen, at: now) }
            let changed = try Files.status(target)?.modified ?? claim.clock
            result.claimed.append(ClaimedFile(kind: source.kind, path: target, changed: changed))
            result.fetched.append("\(source.kind.rawValue): \(source.name)/\(entry.name)")
        }
    }

    /// What was not fetched before; of a folder that is new to us the newest alone, by its name.
    private func newFiles(_ source: FetchSource) async throws -> [RemoteEntry] {
        let entries = try await source.remote.list().filter { entry in
            entry.kind == .regular && source.pattern.matches(entry.name)
                && !DropFolder.isUnfinished(entry.name) && !DropFolder.isMark(entry.name)
        }
        let before = try session.ledger.read { try $0.fetched(from: source.name) }
        if before.isEmpty { return Array(entries.suffix(1)) }
        return entries.filter { !before.contains(fetchedFile($0, source)) }
    }

    /// The file there is still the one that was listed, and all of it is here.
    private func checkUnchanged(
        _ entry: RemoteEntry, _ source: FetchSource, _ local: FilePath
    ) async throws {
        let after = try await source.remote.list().first { $0.name == entry.name }
        guard after == entry, try Files.status(local)?.size == entry.size else {
            throw FetchError.changedMeanwhile("\(source.name)/\(entry.name)")
        }
    }

    private func fetchedFile(_ entry: RemoteEntry, _ source: FetchSource) -> FetchedFile {
        FetchedFile(source: source.name, name: entry.name, bytes: entry.size, listed: entry.listed)
    }
}

/// Where exports of one kind are fetched.
struct FetchSource {
    let kind: DropKind
    /// `host:folder`.
    let name: String
    let pattern: NamePattern
    let remote: any RemoteSide
}

enum FetchError: Error, Equatable {
    /// Somebody is still writing it; the next night takes it.
    case changedMeanwhile(String)
}
