import DurableFiles
import Session
package import Workspace

/// Clears away what a night left that died while it claimed: marks of files that are gone from the inbox, and
/// empty folders. A mark that stayed would be taken for the next file of its name.
package struct ClaimTidy {
    package let layout: WorkspaceLayout
    package let run: String

    package func run(_ kind: DropKind) throws {
        try removeMarks(kind)
        let claimed = kind.claimed(in: layout)
        guard try Files.exists(claimed) else { return }
        for folder in try Files.list(claimed) where folder.kind == .folder {
            if try Files.list(folder.path).isEmpty { try Files.removeTree(folder.path) }
        }
    }

    private func removeMarks(_ kind: DropKind) throws {
        let inbox = kind.inbox(in: layout)
        guard try Files.status(inbox)?.kind == .folder else { return }
        let marks = try Files.list(inbox) { DropName($0) == .mark }
        for mark in marks where DropName(mark) == .mark {
            var file = mark.path
            file.extension = nil
            // A file that is still being written may have its sum there already.
            let isAlone = try !Files.exists(file) && !Files.exists(FilePath("\(file).part"))
            if try isAlone && wasTaken(file.name, kind) {
                try Files.removeIfPresent(mark.path)
            }
        }
    }

    /// A file of that name was taken out of the inbox.
    private func wasTaken(_ name: String, _ kind: DropKind) throws -> Bool {
        if try ClaimedFile.list(kind, in: layout).contains(where: { $0.name == name }) { return true }
        return try [
            layout.quarantine.appending(run).appending(name),
            layout.archive.appending(run).appending("inputs").appending(kind.rawValue).appending(name),
        ].contains(where: Files.exists)
    }
}
