import Glibc

/// A new file of mode 0600, written from front to back and on the disk once `close` has returned.
///
/// Fails with `EEXIST` when anything is at the path. Released without `close`, it is left unfinished.
public final class OutputFile {
    public let path: FilePath
    private var writer: BufferedWriter?

    public init(_ path: FilePath) throws(FileError) {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
        let descriptor = try openDescriptor("create", path, flags, mode: 0o600)
        self.path = path
        writer = BufferedWriter(descriptor: descriptor, path: path)
    }

    /// Bytes written so far.
    public var size: UInt64 { writer?.size ?? 0 }

    public func write(_ bytes: Span<UInt8>) throws(FileError) {
        try opened().write(bytes)
    }

    public func write(_ bytes: [UInt8]) throws(FileError) {
        try write(bytes.span)
    }

    /// Sets the permission bits, whatever the umask.
    public func setPermissions(_ bits: UInt32) throws(FileError) {
        let descriptor = try opened().descriptor
        try retrying("set the permissions of", path) { fchmod(descriptor, mode_t(bits)) }
    }

    /// Writes what is left, syncs the file and closes it. The caller syncs the folder.
    public func close() throws(FileError) {
        let writer = try opened()
        self.writer = nil
        try writer.flush()
        try retrying("sync", path) { fsync(writer.descriptor) }
    }

    private func opened() throws(FileError) -> BufferedWriter {
        guard let writer else { throw FileError(operation: "write", path: path, errno: .badFileDescriptor) }
        return writer
    }
}
