import CISAL
public import DurableFiles

/// A file for an archive, deflated while it is written and kept in a scratch file until `ZipWriter` copies it.
///
/// The same bytes give the same deflated bytes on a given machine, however they are cut into writes. Memory
/// stays at 1.2 MB whatever the size. Belongs to one thread at a time.
public final class DeflatedEntry {
    /// Cut here, whatever the writes, so that the result does not depend on them.
    static let blockBytes = 256 * 1024

    public let name: String
    /// Bytes written so far.
    public private(set) var uncompressedSize: UInt64 = 0
    /// Of the bytes written; complete after `finish`.
    public private(set) var crc: UInt32 = 0
    let scratch: ScratchFile
    private let deflater: Deflater
    private let block: UnsafeMutableRawBufferPointer
    private var filled = 0
    private(set) var finished = false

    /// - Parameters:
    ///   - name: a plain file name; `ZipWriter` refuses another.
    ///   - scratchFolder: on a disk with room for the deflated bytes.
    public init(name: String, scratchFolder: FilePath) throws(FileError) {
        scratch = try ScratchFile(in: scratchFolder)
        do {
            deflater = try Deflater()
        } catch {
            throw FileError(
                operation: "map memory to deflate in", path: scratchFolder,
                errno: Errno(rawValue: error.errno))
        }
        self.name = name
        block = .allocate(byteCount: Self.blockBytes, alignment: 64)
    }

    deinit { block.deallocate() }

    /// Complete after `finish`.
    public var compressedSize: UInt64 { scratch.size }

    public func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        guard !finished else {
            throw FileError(
                operation: "append to a finished entry in", path: scratch.folder, errno: .badFileDescriptor)
        }
        var rest = bytes
        while filled + rest.count >= Self.blockBytes {
            let taken = Self.blockBytes - filled
            keep(UnsafeRawBufferPointer(rebasing: rest[..<taken]))
            rest = UnsafeRawBufferPointer(rebasing: rest[taken...])
            try deflateBlock(last: false)
        }
        keep(rest)
    }

    public func write(_ bytes: [UInt8]) throws(FileError) {
        try bytes.span.bytes.withUnsafeBytes { bytes throws(FileError) in try write(bytes) }
    }

    /// Ends the entry; a second call does nothing.
    public func finish() throws(FileError) {
        guard !finished else { return }
        finished = true
        try deflateBlock(last: true)
        try scratch.finishWriting()
    }

    private func keep(_ bytes: UnsafeRawBufferPointer) {
        guard !bytes.isEmpty else { return }
        UnsafeMutableRawBufferPointer(rebasing: block[filled...]).copyMemory(from: bytes)
        filled += bytes.count
    }

    private func deflateBlock(last: Bool) throws(FileError) {
        let bytes = UnsafeRawBufferPointer(rebasing: block[..<filled])
        filled = 0
        uncompressedSize += UInt64(bytes.count)
        crc = CRC32.adding(bytes, to: crc)
        try deflater.deflate(bytes, last: last) { ready throws(FileError) in try scratch.append(ready) }
    }
}
