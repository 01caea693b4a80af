public import DurableFiles
public import SystemPackage

/// A symbolic link in a drop folder, or in its place: it could lead anywhere, so nothing is taken.
public struct LinkInInbox: Error, Sendable, Equatable, CustomStringConvertible {
    public let path: FilePath

    public init(path: FilePath) { self.path = path }

    /// Throws where the drop folder itself is one.
    static func check(_ folder: FilePath) throws {
        if try Files.status(folder)?.kind == .symlink { throw LinkInInbox(path: folder) }
    }

    public var description: String { "\(path) is a symbolic link, which a drop folder must not hold" }
}

/// Finds what has been dropped into a folder of the inbox: zip files and folders. What `DropName` calls harmless is
/// left out.
public enum InboxFinder {
    /// The newest, by the time it was changed and then by name; nil when nothing is there. Throws
    /// `LinkInInbox` or `FileError`.
    ///
    /// - Parameter takesCSV: a single CSV file is taken too, as a data extract is one.
    public static func newest(in inbox: FilePath, takesCSV: Bool = false) throws -> FilePath? {
        try entries(in: inbox, takesCSV: takesCSV).last?.path
    }

    /// All of them, oldest first.
    public static func entries(in inbox: FilePath, takesCSV: Bool = false) throws -> [FolderEntry] {
        try LinkInInbox.check(inbox)
        var found: [FolderEntry] = []
        for entry in try Files.list(inbox) where !DropName(entry).isHarmless {
            switch DropRefusal(entry, takesCSV: takesCSV) {
            // Whoever runs a command sees what it takes: only what lies beside a file asks for a short name.
            case nil, .longName, .unreadableName: found.append(entry)
            case .link: throw LinkInInbox(path: entry.path)
            case .special, .looseCSV, .workbook, .unknownKind: continue
            }
        }
        return found.sorted { $0.age < $1.age }
    }
}

extension FolderEntry {
    fileprivate var age: DropAge { DropAge(changed: modified, name: name) }
}
