package import Domain
package import DurableFiles
import PlainText
package import Workspace

/// Puts away what was refused, with the reason beside it in words that a registrar understands.
package struct Quarantine {
    package let layout: WorkspaceLayout
    package let run: String
    package let now: Instant

    /// - Returns: where it lies now.
    package func put(_ path: FilePath, kind: DropKind, why: String, advice: String) throws -> FilePath {
        let name = path.lastComponent?.string ?? "file"
        let folder = layout.quarantine.appending(run)
        try Files.createPrivateFolder(folder)
        let text = reason(name, kind, why, advice)
        let target = try freePlace(Self.shortened(name), in: folder, reason: text)
        // The reason first: whatever lies there has one, after a crash too.
        try Files.writeDurably(text, to: target.beside(".reason.txt"), byWayOf: layout.staging)
        try Files.makePrivate(path)
        try Files.renameNoReplace(path, to: target)
        try Files.syncFolder(folder)
        try DropFolder.removeMarks(of: path)
        try Files.syncFolder(path.folder)
        return target
    }

    /// Leaves room for the number before a name and for what stands beside it. The reason has the whole name.
    private static func shortened(_ name: String) -> String {
        let limit = DropRefusal.longestName
        guard name.utf8.count > limit else { return name }
        let ending = String(name.suffix(4))
        var (beginning, room) = ("", limit - ending.utf8.count)
        for character in name {
            room -= character.utf8.count
            guard room >= 0 else { break }
            beginning.append(character)
        }
        return beginning + ending
    }

    /// Free for the file and for its reason; the same reason alone is what a run left that died before the rename.
    private func freePlace(_ name: String, in folder: FilePath, reason: String) throws -> FilePath {
        try FreePlace.first(FreePlace.numbered(name, in: folder)) { place in
            let own = place.beside(".reason.txt")
            return try (!Files.exists(own) || SmallFile.text(own) == reason) && !Files.exists(place)
        }
    }

    private func reason(_ name: String, _ kind: DropKind, _ why: String, _ advice: String) -> String {
        """
        \(name.printable) was dropped as a \(kind.words) and was not used.

        Why: \(why)
        What to do: \(advice)

        gradebridge looked at it in the night's run of \(now.description). Nothing of it was applied, and it lies
        here as it came. Nobody needs to move it back: drop a new export into \(kind.inbox(in: layout)).

        """
    }
}

extension DropKind {
    /// As people call it.
    package var words: String {
        switch self {
        case .gradebook: "gradebook export"
        case .roster: "roster"
        case .readback: "read-back"
        }
    }
}
