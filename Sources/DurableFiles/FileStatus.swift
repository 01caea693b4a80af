import Glibc

/// What a path holds, without following a symbolic link.
public enum FileKind: String, Sendable, CustomStringConvertible {
    case regular
    case folder
    case symlink
    case other

    init(mode: mode_t) {
        switch mode & S_IFMT {
        case S_IFREG: self = .regular
        case S_IFDIR: self = .folder
        case S_IFLNK: self = .symlink
        default: self = .other
        }
    }

    public var description: String {
        switch self {
        case .regular: "regular file"
        case .folder: "folder"
        case .symlink: "symbolic link"
        case .other: "special file"
        }
    }
}

/// A file system's time: seconds since 1970 UTC, and nanoseconds into that second.
public struct FileTime: Sendable, Hashable, Comparable {
    public let seconds: Int64
    public let nanoseconds: Int32

    public init(seconds: Int64, nanoseconds: Int32) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    public static func < (one: Self, other: Self) -> Bool {
        (one.seconds, one.nanoseconds) < (other.seconds, other.nanoseconds)
    }
}

/// What `lstat` says about a path.
public struct FileStatus: Sendable, Equatable {
    public let kind: FileKind
    /// In bytes.
    public let size: UInt64
    public let modified: FileTime
    /// The permission bits, such as `0o600`.
    public let permissions: UInt32
    public let owner: UInt32
    /// Device and inode together are one file's identity while it exists.
    public let device: UInt64
    public let inode: UInt64

    init(_ raw: stat) {
        kind = FileKind(mode: raw.st_mode)
        size = UInt64(clamping: raw.st_size)
        modified = FileTime(
            seconds: Int64(raw.st_mtim.tv_sec), nanoseconds: Int32(truncatingIfNeeded: raw.st_mtim.tv_nsec))
        permissions = UInt32(raw.st_mode & 0o7777)
        owner = UInt32(raw.st_uid)
        device = UInt64(raw.st_dev)
        inode = UInt64(raw.st_ino)
    }

    init(descriptor: Int32, path: FilePath) throws(FileError) {
        var raw = stat()
        try retrying("examine", path) { unsafe fstat(descriptor, &raw) }
        self.init(raw)
    }
}
