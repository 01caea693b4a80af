import Glibc

/// A system call on a file that failed: what was tried, on which path, and why.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A verb that reads on after "cannot": `rename`, `sync`, `write`.
    public let operation: String
    public let path: FilePath
    public let errno: Errno

    public init(operation: String, path: FilePath, errno: Errno) {
        self.operation = operation
        self.path = path
        self.errno = errno
    }

    /// The disk, or the user's share of it, is full: a rerun may succeed once there is room.
    public var isOutOfSpace: Bool { errno.isOutOfSpace }

    /// The system refused: wrong owner or mode, or a file system that is mounted read-only.
    public var isPermission: Bool { errno.isPermission }

    /// The file system is mounted read-only.
    public var isReadOnly: Bool { errno == .readOnlyFileSystem }

    /// Nothing is at the path.
    public var isMissing: Bool { errno == .noSuchFileOrDirectory }

    /// This user may not.
    public var isDenied: Bool { errno == .permissionDenied }

    /// Something is at the path already.
    public var isAlreadyThere: Bool { errno == .fileExists }

    public var description: String { "cannot \(operation) \(path): \(errno)" }
}

extension Errno {
    /// `ENOSPC` or `EDQUOT`.
    public var isOutOfSpace: Bool { rawValue == Glibc.ENOSPC || rawValue == Glibc.EDQUOT }

    /// `EACCES`, `EPERM` or `EROFS`.
    public var isPermission: Bool {
        rawValue == Glibc.EACCES || rawValue == Glibc.EPERM || rawValue == Glibc.EROFS
    }
}

/// Something other than a regular file was found where only a regular file is taken.
public struct NotARegularFile: Error, Sendable, Equatable, CustomStringConvertible {
    public let path: FilePath
    public let kind: FileKind

    public init(path: FilePath, kind: FileKind) {
        self.path = path
        self.kind = kind
    }

    public var description: String { "\(path) is a \(kind), not a regular file" }
}
