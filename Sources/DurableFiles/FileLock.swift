import Glibc
import Synchronization

/// Another process, or another `FileLock` of this one, holds the lock.
public struct LockHeld: Error, Sendable, Equatable, CustomStringConvertible {
    public let path: FilePath

    public init(path: FilePath) { self.path = path }

    public var description: String { "\(path) is locked by another run" }
}

/// The right to be the only run, held through `flock` on a file of mode 0600.
///
/// The kernel gives it up when the process ends in any way, so a file left by a crash is no obstacle. The
/// file itself stays: removing it would let two runs lock two files of one name.
public final class FileLock: Sendable {
    public let path: FilePath
    private let descriptor: Mutex<Int32?>

    /// Does not wait: throws `LockHeld` when the lock is taken, `NotARegularFile` when something else, such
    /// as a symbolic link, is in the file's place, else `FileError`.
    public init(_ path: FilePath) throws {
        if let kind = try Files.status(path)?.kind, kind != .regular {
            throw NotARegularFile(path: path, kind: kind)
        }
        let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK
        let descriptor = try openDescriptor("open the lock", path, flags, mode: 0o600)
        do {
            try retrying("lock", path) { flock(descriptor, LOCK_EX | LOCK_NB) }
            try Self.checkStillNamed(descriptor, path)
        } catch {
            close(descriptor)
            throw error.errno.rawValue == EWOULDBLOCK ? LockHeld(path: path) : error
        }
        self.path = path
        self.descriptor = Mutex(descriptor)
    }

    deinit { release() }

    /// Gives the lock up; a second call does nothing.
    public func release() {
        descriptor.withLock {
            // A child that is being started has the descriptor too, until it runs its own program: closing ours alone
            // would leave the lock to it for that moment.
            if let open = $0 {
                flock(open, LOCK_UN)
                close(open)
            }
            $0 = nil
        }
    }

    /// A lock on a file that someone has removed meanwhile excludes nobody.
    private static func checkStillNamed(_ descriptor: Int32, _ path: FilePath) throws(FileError) {
        let locked = try FileStatus(descriptor: descriptor, path: path)
        let named = try Files.status(path)
        guard let named, named.inode == locked.inode, named.device == locked.device else {
            throw FileError(operation: "lock", path: path, errno: Errno(rawValue: ESTALE))
        }
    }
}
