package import Domain
package import DurableFiles
package import Workspace

/// An export that `nightly` has taken out of the inbox: nobody else writes to it by its name any more.
package struct ClaimedFile: Equatable {
    package let kind: DropKind
    package let path: FilePath
    package let changed: FileTime

    package init(kind: DropKind, path: FilePath, changed: FileTime) {
        self.kind = kind
        self.path = path
        self.changed = changed
    }

    package var name: String { path.name }
    package var moment: Instant { Instant(secondsSince1970: changed.seconds) }
    /// By its path: two runs may have claimed files of one name.
    private var age: DropAge { DropAge(changed: changed, name: path.string) }

    /// What of one kind is claimed, newest first: of the rest only the newest is ever needed again.
    package static func list(_ kind: DropKind, in layout: WorkspaceLayout) throws -> [ClaimedFile] {
        let folder = kind.claimed(in: layout)
        guard try Files.exists(folder) else { return [] }
        var found: [ClaimedFile] = []
        for run in try Files.list(folder) where run.kind == .folder {
            for entry in try Files.list(run.path) {
                found.append(ClaimedFile(kind: kind, path: entry.path, changed: try changed(entry)))
            }
        }
        return found.sorted { $1.age < $0.age }
    }

    private static func changed(_ entry: FolderEntry) throws -> FileTime {
        guard entry.kind == .folder else { return entry.modified }
        // The folder itself changes when it is moved; what is in it does not.
        return try Files.list(entry.path).map(\.modified).max() ?? entry.modified
    }

    /// The newest that lies in the inbox, else the newest that was claimed out of it.
    package static func newest(_ kind: DropKind, in layout: WorkspaceLayout) throws -> FilePath? {
        try InboxFinder.newest(in: kind.inbox(in: layout), takesCSV: kind.takesCSV)
            ?? list(kind, in: layout).first?.path
    }
}
