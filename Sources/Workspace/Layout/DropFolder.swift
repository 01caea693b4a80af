public import DurableFiles
public import SystemPackage

/// What an export in the inbox is for.
public enum DropKind: String, Sendable, CaseIterable, Codable {
    case gradebook, roster, readback

    public func inbox(in layout: WorkspaceLayout) -> FilePath {
        switch self {
        case .gradebook: layout.gradebookInbox
        case .roster: layout.rosterInbox
        case .readback: layout.readbackInbox
        }
    }

    /// Where `nightly` keeps what it claimed.
    public func claimed(in layout: WorkspaceLayout) -> FilePath { layout.claimed.appending(rawValue) }

    /// A single CSV file is a read-back: a data extract is one. Everything else comes as a zip or a folder.
    public var takesCSV: Bool { self == .readback }
}

/// One thing that lies in a drop folder.
public struct DroppedFile: Sendable, Equatable {
    public let kind: DropKind
    public let entry: FolderEntry
    /// The newest change of it, and for a folder of anything directly in it.
    public let changed: FileTime
    /// `NAME.done` stands beside it and is not older than it: whoever dropped it says that it is whole.
    public let isDone: Bool
    /// False where the folder's list showed no `NAME.sha256`.
    public let mayHaveSum: Bool

    public var name: String { entry.name }
    public var path: FilePath { entry.path }
    fileprivate var age: DropAge { DropAge(changed: changed, name: name) }

    init(kind: DropKind, entry: FolderEntry, changed: FileTime, isDone: Bool, mayHaveSum: Bool) {
        self.kind = kind
        self.entry = entry
        self.changed = changed
        self.isDone = isDone
        self.mayHaveSum = mayHaveSum
    }

    /// A file that came another way.
    public init(kind: DropKind, name: String, path: FilePath, status: FileStatus, isDone: Bool) {
        self.init(
            kind: kind, entry: FolderEntry(name: name, path: path, status: status), changed: status.modified,
            isDone: isDone, mayHaveSum: true)
    }

    /// Nil for what can be taken; else why it never can.
    public var refusal: DropRefusal? { DropRefusal(entry, takesCSV: kind.takesCSV) }

    /// Whether it has not changed for so long that nobody is writing to it any more.
    ///
    /// A time that lies ahead of the clock says nothing: a clock was set back.
    public func isSettled(at now: FileTime, minutes: Int) -> Bool {
        let age = now.seconds - changed.seconds
        return age >= Int64(minutes) * 60 && age >= 0
    }
}

/// A drop folder is gone, or a file lies in its place: what was to be dropped there, nobody can drop.
public struct NoDropFolder: Error, Sendable, Equatable {
    public let path: FilePath
}

/// A folder into which other programs drop exports, at any speed.
public enum DropFolder {
    /// Everything that was dropped, under its final name, oldest first.
    ///
    /// - Parameter isAsked: asked of each name; what is known already is not looked at again.
    public static func look(
        _ kind: DropKind, in layout: WorkspaceLayout, where isAsked: (String) -> Bool = { _ in true }
    ) throws -> [DroppedFile] {
        let folder = kind.inbox(in: layout)
        try LinkInInbox.check(folder)
        guard try Files.status(folder)?.kind == .folder else { throw NoDropFolder(path: folder) }
        let named = try Files.list(folder) { isAsked($0) || DropName($0) == .mark }
            .map { (entry: $0, name: DropName($0)) }
        let marks = named.filter { $0.name == .mark }.map(\.entry)
        // By their paths, which keep the bytes of names that are not UTF-8.
        var doneAt: [FilePath: FileTime] = [:]
        for mark in marks where mark.path.extension?.lowercased() == "done" {
            var path = mark.path
            path.extension = nil
            doneAt[path] = mark.modified
        }
        let sums = Set(marks.map(\.path).filter { $0.extension == "sha256" })
        return try named.filter { !$0.name.isHarmless }.map { entry, _ in
            let changed = try newestChange(of: entry)
            let done = doneAt[entry.path].map { $0 >= changed } ?? false
            return DroppedFile(
                kind: kind, entry: entry, changed: changed, isDone: done,
                mayHaveSum: sums.contains(entry.path.beside(".sha256")))
        }.sorted { $0.age < $1.age }
    }

    /// What lies beside the drop folders, in the folders that hold them: somebody dropped it one folder off, and nothing
    /// takes it. What is harmless is passed over as everywhere.
    public static func beside(in layout: WorkspaceLayout) throws -> [FolderEntry] {
        let drops = DropKind.allCases.map { $0.inbox(in: layout) } + [layout.campusInbox]
        return try [layout.inbox, layout.campusInbox].flatMap { folder in
            // A share that is linked in is a folder like any other.
            let names = Set(
                drops.filter { $0.folder == folder }.map(\.name))
            return try Files.list(Files.resolved(folder)).filter {
                !names.contains($0.name) && !DropName($0).isHarmless
            }
        }
    }

    /// Takes away `NAME.done` and `NAME.sha256` once NAME is gone.
    public static func removeMarks(of path: FilePath) throws {
        for ending in DropName.markEndings {
            let mark = path.beside(ending)
            let name = mark.name
            guard !name.isEmpty, name.utf8.count <= DropRefusal.longestName + ending.utf8.count,
                let status = try Files.status(mark),
                DropName(name, kind: status.kind, bytes: status.size) == .mark
            else { continue }
            try Files.removeIfPresent(mark)
        }
    }

    /// The newest change of it, and for a folder of anything directly in it.
    public static func newestChange(of entry: FolderEntry) throws -> FileTime {
        guard entry.kind == .folder else { return entry.modified }
        return try Files.list(entry.path).map(\.modified).reduce(entry.modified, max)
    }
}
