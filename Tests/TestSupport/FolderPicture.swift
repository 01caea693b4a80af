public import Foundation

/// Everything in a folder: its names, kinds, permissions and bytes.
public struct FolderPicture: Sendable, Equatable {
    /// By the path in the folder; a folder's own entry has no bytes.
    public private(set) var entries: [String: Entry] = [:]

    public struct Entry: Sendable, Equatable {
        public let permissions: Int
        /// nil for a folder.
        public let bytes: Data?
    }

    /// A folder that is not there is empty.
    public init(_ folder: URL) throws {
        let manager = FileManager.default
        guard let paths = manager.enumerator(atPath: folder.path) else { return }
        while let path = paths.nextObject() as? String {
            let file = folder.appending(path: path)
            let attributes = try manager.attributesOfItem(atPath: file.path)
            let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
            entries[path] = Entry(
                permissions: (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0,
                bytes: isFolder ? nil : try Data(contentsOf: file))
        }
    }

    public var names: [String] { entries.keys.sorted() }

    public func bytes(_ name: String) -> Data? { entries[name]?.bytes }

    /// The names that are not in both with the same bytes and permissions, in order; empty where all is the same.
    public func differences(from other: FolderPicture) -> [String] {
        Set(entries.keys).union(other.entries.keys).filter { entries[$0] != other.entries[$0] }.sorted()
    }
}
