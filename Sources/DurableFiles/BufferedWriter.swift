import Glibc

/// Appends to an open descriptor through a buffer, so that small writes cost no system call. Owns the
/// descriptor and closes it when released.
package final class BufferedWriter {
    static let bufferBytes = 256 * 1024

    let path: FilePath
    let descriptor: Int32
    /// Bytes taken, whether on the file already or still in the buffer.
    package private(set) var size: UInt64 = 0
    private let buffer: UnsafeMutableRawBufferPointer
    private var filled = 0

    package init(descriptor: Int32, path: FilePath) {
        self.descriptor = descriptor
        self.path = path
        buffer = .allocate(byteCount: Self.bufferBytes, alignment: 64)
    }

    /// Opens what is there for writing, such as a device.
    package convenience init(existing path: FilePath) throws(FileError) {
        self.init(descriptor: try openDescriptor("open", path, O_WRONLY | O_NOFOLLOW), path: path)
    }

    deinit {
        close(descriptor)
        buffer.deallocate()
    }

    package func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        if bytes.count > buffer.count - filled { try flush() }
        if bytes.count >= buffer.count {
            try writeAll(bytes, to: descriptor, path: path)
        } else if !bytes.isEmpty {
            UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]).copyMemory(from: bytes)
            filled += bytes.count
        }
        size += UInt64(bytes.count)
    }

    package func flush() throws(FileError) {
        guard filled > 0 else { return }
        let waiting = UnsafeRawBufferPointer(rebasing: buffer[..<filled])
        // Forgotten first: after a failure the file is lost, and a later flush must not write it twice.
        filled = 0
        try writeAll(waiting, to: descriptor, path: path)
    }
}
