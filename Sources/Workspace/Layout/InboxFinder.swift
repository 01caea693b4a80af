public import DurableFiles
public import SystemPackage

/// A symbolic link in a drop folder, or in its place: it could lead anywhere, so nothing is taken.
public struct LinkInInbox: Error, Sendable, Equatable, CustomStringConvertible {
    public let path: FilePath

    public init(path: FilePath) { self.path = path }

    public var description: String { "\(path) is a symbolic link, which a drop folder must not hold" }
}

/// Finds what has been dropped into a folder of the inbox: zip files and folders.
///
/// Left out are names with a leading dot, and `.part`, `.tmp`, `.done` and `.sha256`, which other programs use
/// for files on their way and for marks.
public enum InboxFinder {
    private static let passedOver = [".part", ".tmp", ".done", ".sha256"]

    /// The newest, by the time it was changed and then by name; nil when nothing is there. Throws
    /// `LinkInInbox` or `FileError`.
    ///
    /// - Parameter takesCSV: a single CSV file is taken too, as a data extract is one.
    public static func newest(in inbox: FilePath, takesCSV: Bool = false) throws -> FilePath? {
        try entries(in: inbox, takesCSV: takesCSV).last?.path
    }

    /// All of them, oldest first.
    public static func entries(in inbox: FilePath, takesCSV: Bool = false) throws -> [FolderEntry] {
        if try Files.status(inbox)?.kind == .symlink { throw LinkInInbox(path: inbox) }
        var found: [FolderEntry] = []
        for entry in try Files.list(inbox) where !isPassedOver(entry.name) {
            switch entry.kind {
            case .symlink: throw LinkInInbox(path: entry.path)
            case .folder: found.append(entry)
            case .regular:
                let name = entry.name.lowercased()
                if name.hasSuffix(".zip") || (takesCSV && name.hasSuffix(".csv")) { found.append(entry) }
            case .other: continue
            }
        }
        return found.sorted { one, other in
            one.modified == other.modified
                ? one.name.utf8.lexicographicallyPrecedes(other.name.utf8) : one.modified < other.modified
        }
    }

    private static func isPassedOver(_ name: String) -> Bool {
        let lower = name.lowercased()
        return lower.hasPrefix(".") || passedOver.contains { lower.hasSuffix($0) }
    }
}
