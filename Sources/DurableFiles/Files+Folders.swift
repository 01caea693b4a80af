import Glibc
import PlainText

/// One name in a folder, as `lstat` sees it.
public struct FolderEntry: Sendable, Equatable {
    /// For reading. Bytes that are not UTF-8 show as replacement characters; `path` keeps them.
    public let name: String
    public let path: FilePath
    public let status: FileStatus

    public init(name: String, path: FilePath, status: FileStatus) {
        self.name = name
        self.path = path
        self.status = status
    }

    public var kind: FileKind { status.kind }
    /// In bytes.
    public var size: UInt64 { status.size }
    public var modified: FileTime { status.modified }
}

extension Files {
    /// Makes a folder of mode 0700, and its missing parents, each on disk before the next. A folder that is
    /// there already is left as it is; anything else in its place is an error.
    public static func createPrivateFolder(_ path: FilePath) throws(FileError) {
        if let status = try status(path) {
            guard status.kind == .folder else {
                throw FileError(operation: "create folder", path: path, errno: .notDirectory)
            }
            return
        }
        let parent = parentFolder(of: path)
        // `status` answers for a linked parent with the link itself, which would be no folder.
        if try !leadsToFolder(parent) { try createPrivateFolder(parent) }
        do {
            try retrying("create folder", path) { unsafe path.withPlatformString { unsafe mkdir($0, 0o700) } }
        } catch  where error.isAlreadyThere {
            return
        }
        try syncFolder(parent)
    }

    /// The folder's entries, without `.` and `..`, ordered by the bytes of their names. An entry that goes
    /// away meanwhile is left out.
    ///
    /// - Parameter isWanted: asked of each name. What is not wanted is not looked at, which matters in folders that
    ///   thousands of nights fill.
    public static func list(
        _ folder: FilePath, where isWanted: (String) -> Bool = { _ in true }
    ) throws(FileError) -> [FolderEntry] {
        let descriptor = try openDescriptor("list", folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        guard let stream = unsafe fdopendir(descriptor) else {
            let reason = Errno(rawValue: Glibc.errno)
            close(descriptor)
            throw FileError(operation: "list", path: folder, errno: reason)
        }
        defer { unsafe closedir(stream) }
        var entries: [FolderEntry] = []
        let start = folder.platformBytes + [FilePath.separator]
        while let name = try unsafe nextName(in: stream, of: folder) {
            let text = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            guard isWanted(text) else { continue }
            let path = FilePath(platformString: start + name)
            if let status = try unsafe Self.status(path, named: name, in: stream) {
                entries.append(FolderEntry(name: text, path: path, status: status))
            }
        }
        return entries.sorted { $0.name.precedesBytewise($1.name) }
    }

    /// As `status(path)`, without walking the whole path again: that is dear in a folder of very many files.
    private static func status(
        _ path: FilePath, named name: [CChar], in folder: OpaquePointer
    ) throws(FileError) -> FileStatus? {
        var raw = stat()
        do {
            try retrying("examine", path) {
                unsafe fstatat(dirfd(folder), name, &raw, AT_SYMLINK_NOFOLLOW)
            }
        } catch  where error.isMissing {
            return nil
        }
        return FileStatus(raw)
    }

    /// Removes a folder and everything in it; a symbolic link inside is removed, not followed. Content when
    /// nothing is there.
    public static func removeTree(_ path: FilePath) throws(FileError) {
        guard let status = try status(path) else { return }
        guard status.kind == .folder else {
            try removeIfPresent(path)
            return
        }
        var number = 0
        // What lies deep is brought up level by level: a path to it may be longer than the system takes.
        while case let entries = try list(path), !entries.isEmpty {
            for entry in entries { try removeLevel(entry, of: path, &number) }
        }
        try removeFolder(path)
    }

    /// Removes a file, or a folder once its files are gone and its folders were moved to the top.
    private static func removeLevel(
        _ entry: FolderEntry, of top: FilePath, _ number: inout Int
    ) throws(FileError) {
        guard entry.kind == .folder else {
            try removeIfPresent(entry.path)
            return
        }
        for inner in try list(entry.path) {
            guard inner.kind == .folder else {
                try removeIfPresent(inner.path)
                continue
            }
            var place: FilePath
            repeat {
                number += 1
                place = top.appending(".\(number).gone")
            } while try exists(place)
            try rename(inner.path, to: place)
        }
        try removeFolder(entry.path)
    }

    private static func removeFolder(_ path: FilePath) throws(FileError) {
        try retrying("remove folder", path) { unsafe path.withPlatformString { unsafe rmdir($0) } }
    }

    /// A second name for a file; for a folder another one with second names for its files, and empty folders for its
    /// folders. Fails when anything is at the target.
    public static func linkTree(_ path: FilePath, to target: FilePath) throws(FileError) {
        guard try status(path)?.kind == .folder else { return try hardLink(path, to: target) }
        try createPrivateFolder(target)
        for entry in try list(path) {
            let place = target.appending(entry.name)
            if entry.kind == .regular {
                try hardLink(entry.path, to: place)
            } else {
                try createPrivateFolder(place)
            }
        }
        try syncFolder(target)
    }

    static func parentFolder(of path: FilePath) -> FilePath {
        let parent = path.folder
        return parent.isEmpty ? "." : parent
    }

    private static func leadsToFolder(_ path: FilePath) throws(FileError) -> Bool {
        var raw = stat()
        do {
            try retrying("examine", path) { unsafe path.withPlatformString { unsafe stat($0, &raw) } }
        } catch  where error.isMissing {
            return false
        }
        return FileKind(mode: raw.st_mode) == .folder
    }

    /// `.` and `..`
    private static let itself = [".", ".."].map { $0.utf8CString.map { $0 } }

    /// With the zero at its end.
    private static func nextName(
        in stream: OpaquePointer, of folder: FilePath
    ) throws(FileError) -> [CChar]? {
        while true {
            // readdir reports an error through errno alone.
            Glibc.errno = 0
            guard let entry = unsafe readdir(stream) else {
                guard Glibc.errno == 0 else {
                    throw FileError(operation: "list", path: folder, errno: Errno(rawValue: Glibc.errno))
                }
                return nil
            }
            // By address: the record ends with the name, so reading all of `d_name` would read past it.
            guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
            let start = unsafe UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(
                to: CChar.self)
            let name = unsafe Array(UnsafeBufferPointer(start: start, count: strlen(start) + 1))
            if !itself.contains(name) { return name }
        }
    }
}
