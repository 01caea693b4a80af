import Glibc

/// A regular file opened for one reading from front to back.
///
/// A symbolic link, folder, pipe or device at the path is refused with `NotARegularFile`, and opening never
/// waits for one. Closed when released.
public final class InputFile {
    public let path: FilePath
    /// As it was when opened; a peer may still be writing.
    public let status: FileStatus
    private let descriptor: Int32

    public init(_ path: FilePath) throws {
        let descriptor: Int32
        do {
            // Without O_NONBLOCK, opening a pipe would wait for its writer.
            descriptor = try openDescriptor("open", path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        } catch {
            if let kind = try? Files.status(path)?.kind, kind != .regular, error.errno.rawValue == ELOOP {
                throw NotARegularFile(path: path, kind: kind)
            }
            throw error
        }
        do {
            status = try FileStatus(descriptor: descriptor, path: path)
            guard status.kind == .regular else { throw NotARegularFile(path: path, kind: status.kind) }
        } catch {
            close(descriptor)
            throw error
        }
        self.path = path
        self.descriptor = descriptor
        _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
    }

    deinit { close(descriptor) }

    /// In bytes, when opened.
    public var size: UInt64 { status.size }

    /// Fills the front of the buffer with the next bytes; 0 at the end of the file.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
        try retrying("read", path) { unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
    }

    /// The next bytes, no more than so many; none at the end of the file.
    func next(_ count: Int) throws(FileError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let found = try retrying("read", path) { unsafe Glibc.read(descriptor, &bytes, count) }
        return Array(bytes.prefix(found))
    }

    /// Its first bytes, no more than so many. The reading position stays where it is.
    public func head(_ count: Int) throws(FileError) -> [UInt8] {
        try bytes(Int(min(size, UInt64(count))), from: 0)
    }

    /// Its last bytes, no more than so many. The reading position stays where it is.
    public func tail(_ count: Int) throws(FileError) -> [UInt8] {
        let wanted = Int(min(size, UInt64(count)))
        return try bytes(wanted, from: size - UInt64(wanted))
    }

    private func bytes(_ count: Int, from start: UInt64) throws(FileError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let found = try retrying("read", path) {
            unsafe pread(descriptor, &bytes, count, off_t(clamping: start))
        }
        return Array(bytes.prefix(found))
    }

    /// A descriptor of its own for the caller, who closes it. It shares the reading position.
    public func duplicateDescriptor() throws(FileError) -> Int32 {
        try retrying("open", path) { fcntl(descriptor, F_DUPFD_CLOEXEC, 0) }
    }
}
