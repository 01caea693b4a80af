import Glibc

/// An unnamed file of mode 0600 for what does not fit in memory: written once, then read at any offset.
///
/// It has no name, so nothing is left of it however the program ends. Give it a folder on the disk that has
/// the room; `/tmp` may be memory.
///
/// Unchecked: one thread writes it, and others get it once the writing is finished; each reads at its own offset.
public final class ScratchFile: @unchecked Sendable {
    /// The folder that the file has no name in.
    public let folder: FilePath
    private let writer: BufferedWriter
    private var finished = false

    public init(in folder: FilePath) throws(FileError) {
        let descriptor: Int32
        do {
            descriptor = try openDescriptor(
                "create a scratch file in", folder, Self.unnamed | O_RDWR | O_EXCL, mode: 0o600)
        } catch  where Self.unsupported.contains(error.errno.rawValue) {
            descriptor = try Self.openThenUnlink(in: folder)
        }
        self.folder = folder
        writer = BufferedWriter(descriptor: descriptor, path: folder)
    }

    /// Bytes appended so far.
    public var size: UInt64 { writer.size }

    public func append(_ bytes: Span<UInt8>) throws(FileError) {
        guard !finished else {
            throw FileError(operation: "append to a scratch file in", path: folder, errno: .badFileDescriptor)
        }
        try writer.write(bytes)
    }

    /// Ends the writing; from here on the file can be read.
    public func finishWriting() throws(FileError) {
        finished = true
        try writer.flush()
    }

    /// Fills as much of the buffer as the file holds from the offset on; fewer bytes only at the end.
    public func pread(into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(FileError) -> Int
    {
        guard finished else {
            throw FileError(operation: "read a scratch file in", path: folder, errno: .badFileDescriptor)
        }
        var filled = 0
        while filled < buffer.count {
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let position = off_t(clamping: offset + UInt64(filled))
            let count = try retrying("read a scratch file in", folder) {
                unsafe Glibc.pread(writer.descriptor, rest.baseAddress, rest.count, position)
            }
            if count == 0 { break }
            filled += count
        }
        return filled
    }

    /// Fills all of the buffer from the offset on.
    ///
    /// - Throws: a `FileError`, also where the file ends before that.
    public func read(into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(FileError) {
        guard try unsafe pread(into: buffer, at: offset) == buffer.count else {
            throw FileError(operation: "read a scratch file in", path: folder, errno: .ioError)
        }
    }

    // O_TMPFILE is a macro that Swift does not import: this bit with O_DIRECTORY.
    private static let unnamed: Int32 = 0o20000000 | O_DIRECTORY

    // What file systems and kernels without O_TMPFILE answer.
    private static let unsupported: Set<Int32> = [EOPNOTSUPP, EISDIR, EINVAL]

    package static func openThenUnlink(in folder: FilePath) throws(FileError) -> Int32 {
        let name = folder.appending(".\(UInt64.random(in: .min ... .max)).scratch")
        let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW
        let descriptor = try openDescriptor("create", name, flags, mode: 0o600)
        do {
            try Files.remove(name)
            return descriptor
        } catch {
            close(descriptor)
            throw error
        }
    }
}
