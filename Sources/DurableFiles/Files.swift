import Glibc

/// What is done to files by their path. Every function throws `FileError`; none follows a symbolic link in
/// the last part of a path.
public enum Files {
    /// The path with its links followed, for a path that a person typed; unchanged where nothing is there.
    public static func resolved(_ path: FilePath) -> FilePath {
        let found = unsafe path.withPlatformString { text -> String? in
            guard let resolved = unsafe realpath(text, nil) else { return nil }
            defer { unsafe free(resolved) }
            return unsafe String(cString: resolved)
        }
        return found.map { FilePath($0) } ?? path
    }

    /// Nil when nothing is at the path.
    public static func status(_ path: FilePath) throws(FileError) -> FileStatus? {
        var raw = stat()
        do {
            try retrying("examine", path) { unsafe path.withPlatformString { unsafe lstat($0, &raw) } }
        } catch  where error.isMissing {
            return nil
        }
        return FileStatus(raw)
    }

    /// A dangling symbolic link exists too.
    public static func exists(_ path: FilePath) throws(FileError) -> Bool {
        try status(path) != nil
    }

    /// Removes a file or a symbolic link, never a folder.
    public static func remove(_ path: FilePath) throws(FileError) {
        try retrying("remove", path) { unsafe path.withPlatformString { unsafe unlink($0) } }
    }

    /// As `remove`, but content when nothing is there; says whether something was.
    @discardableResult
    public static func removeIfPresent(_ path: FilePath) throws(FileError) -> Bool {
        do {
            try remove(path)
            return true
        } catch  where error.isMissing {
            return false
        }
    }

    /// Sets the permission bits of a file or folder.
    public static func setPermissions(_ bits: UInt32, of path: FilePath) throws(FileError) {
        let descriptor = try openDescriptor("open", path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        defer { close(descriptor) }
        try retrying("set the permissions of", path) { fchmod(descriptor, mode_t(bits)) }
    }

    /// Whether this user could write to a file, or make files in a folder, as far as the system tells without its being
    /// done: owner, mode, and a file system that is mounted read-only.
    ///
    /// - Throws: a `FileError` where it could not.
    public static func checkWritable(_ path: FilePath) throws(FileError) {
        let wanted = try status(path)?.kind == .folder ? W_OK | X_OK : W_OK
        try retrying("write to", path) {
            unsafe path.withPlatformString { unsafe faccessat(AT_FDCWD, $0, wanted, AT_EACCESS) }
        }
    }

    /// Bytes that this user may still write to the file system that holds the path.
    public static func freeSpace(at path: FilePath) throws(FileError) -> UInt64 {
        var answer = statvfs()
        try retrying("ask for the free space at", path) {
            unsafe path.withPlatformString { unsafe statvfs($0, &answer) }
        }
        return UInt64(answer.f_bavail) * UInt64(answer.f_frsize)
    }

    /// Whether the file system that holds the path could take one more file; it may be full of files and have room.
    public static func holdsMoreFiles(at path: FilePath) throws(FileError) -> Bool {
        var answer = statvfs()
        try retrying("ask for the files at", path) {
            unsafe path.withPlatformString { unsafe statvfs($0, &answer) }
        }
        // Some file systems make room for files as they need it, and say 0 of 0.
        return answer.f_files == 0 || answer.f_favail > 0
    }

    /// Whether a rename from one to the other is possible. Both must exist.
    public static func sameFileSystem(_ one: FilePath, _ other: FilePath) throws(FileError) -> Bool {
        try existingStatus(one).device == existingStatus(other).device
    }

    static func existingStatus(_ path: FilePath) throws(FileError) -> FileStatus {
        guard let status = try status(path) else {
            throw FileError(operation: "examine", path: path, errno: .noSuchFileOrDirectory)
        }
        return status
    }
}
