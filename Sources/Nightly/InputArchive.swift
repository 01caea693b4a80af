package import Domain
import DurableFiles
package import Outcome
package import Session
package import Workspace

/// Where a night puts what it has claimed.
package struct InputArchive {
    package let layout: WorkspaceLayout
    package let run: String
    package let now: Instant

    /// Keeps an input that is not needed any more, under `archive/<run>/inputs/<kind>/`.
    package func archive(
        _ file: ClaimedFile, _ reason: String, state: NightOutcome.DroppedState = .superseded
    ) throws -> NightOutcome.Dropped {
        let folder = layout.archive.appending(run).appending("inputs").appending(file.kind.rawValue)
        try Files.createPrivateFolder(folder)
        let target = try FreePlace.first(FreePlace.numbered(file.name, in: folder))
        try Files.renameNoReplace(file.path, to: target)
        try Files.syncFolder(folder)
        try forgetFolder(of: file)
        return dropped(file, state, reason, target)
    }

    package func quarantine(_ file: ClaimedFile, _ failure: Failure) throws -> NightOutcome.Dropped {
        let target = try Quarantine(layout: layout, run: run, now: now)
            .put(file.path, kind: file.kind, why: failure.message, advice: failure.advice)
        try forgetFolder(of: file)
        return dropped(file, .refused, failure.message, target)
    }

    package func isOfThisNight(_ file: ClaimedFile) -> Bool {
        file.path.folder.name.hasPrefix(run)
    }

    /// The folder of the night in which it was claimed, once that is empty.
    private func forgetFolder(of file: ClaimedFile) throws {
        let folder = file.path.folder
        if try Files.list(folder).isEmpty { try Files.removeTree(folder) }
    }

    private func dropped(
        _ file: ClaimedFile, _ state: NightOutcome.DroppedState, _ reason: String, _ path: FilePath
    ) -> NightOutcome.Dropped {
        NightOutcome.Dropped(
            state: state, kind: file.kind, name: file.name, reason: reason, path: path.string,
            claimedAs: file.path.string)
    }
}
