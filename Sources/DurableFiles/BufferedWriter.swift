import Glibc

/// Appends to an open descriptor through a buffer, so that small writes cost no system call. Owns the
/// descriptor and closes it when released.
@safe package final class BufferedWriter {
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
        unsafe buffer = .allocate(byteCount: Self.bufferBytes, alignment: 64)
    }

    /// Opens what is there for writing, such as a device.
    package convenience init(existing path: FilePath) throws(FileError) {
        self.init(descriptor: try openDescriptor("open", path, O_WRONLY | O_NOFOLLOW), path: path)
    }

    deinit {
        close(descriptor)
        unsafe buffer.deallocate()
    }

    package func write(_ bytes: Span<UInt8>) throws(FileError) {
        try unsafe bytes.withUnsafeBytes { bytes throws(FileError) in try unsafe write(copying: bytes) }
    }

    private func write(copying bytes: UnsafeRawBufferPointer) throws(FileError) {
        if unsafe bytes.count > buffer.count - filled { try flush() }
        if unsafe bytes.count >= buffer.count {
            try unsafe writeAll(bytes, to: descriptor, path: path)
        } else if unsafe !bytes.isEmpty {
            unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]).copyMemory(from: bytes)
            filled += bytes.count
        }
        size += UInt64(bytes.count)
    }

    package func flush() throws(FileError) {
        guard filled > 0 else { return }
        let waiting = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<filled])
        // Forgotten first: after a failure the file is lost, and a later flush must not write it twice.
        filled = 0
        try unsafe writeAll(waiting, to: descriptor, path: path)
    }
}
