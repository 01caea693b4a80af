import Glibc

/// A file that is there already, opened to read and overwrite a few bytes in place. Closed when released.
public final class PatchFile {
    public let path: FilePath
    private let descriptor: Int32

    public init(_ path: FilePath) throws(FileError) {
        descriptor = try openDescriptor("open", path, O_RDWR | O_NOFOLLOW | O_NONBLOCK)
        self.path = path
    }

    deinit { close(descriptor) }

    /// So many bytes from the offset on; fewer at the end of the file.
    public func read(_ count: Int, at offset: UInt64) throws(FileError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let filled = try retrying("read", path) {
            unsafe pread(descriptor, &bytes, count, off_t(clamping: offset))
        }
        return Array(bytes.prefix(filled))
    }

    public func write(_ bytes: [UInt8], at offset: UInt64) throws(FileError) {
        let written = try retrying("write", path) {
            unsafe pwrite(descriptor, bytes, bytes.count, off_t(clamping: offset))
        }
        guard written == bytes.count else {
            throw FileError(operation: "write", path: path, errno: Errno(rawValue: EIO))
        }
    }
}
