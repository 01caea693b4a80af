import CISAL
import Checksums
public import DurableFiles
public import Workers

/// A piece of an entry that was deflated on its own.
struct DeflatedBlock: Sendable, Equatable {
    /// Bytes in the archive, and once expanded.
    var deflatedSize: Int
    var size: Int
    /// Of the expanded bytes.
    var crc: UInt32
}

/// A file for an archive, deflated by all cores while it is written and kept in a scratch file until `ZipWriter`
/// copies it.
///
/// The same bytes give the same deflated bytes on a given machine, however they are cut into writes and whatever
/// the number of threads. Memory stays at some megabytes whatever the size. Belongs to one thread at a time.
public final class DeflatedEntry {
    /// Cut here, whatever the writes, so that the result does not depend on them.
    ///
    /// Measured on a bundle of 1 million scores: 0.24 % larger than with one stream.
    static let blockBytes = 512 * 1024

    public let name: String
    /// Bytes written so far.
    public private(set) var uncompressedSize: UInt64 = 0
    /// Of the bytes written; complete after `finish`.
    public private(set) var crc: UInt32 = 0
    /// Complete after `finish`.
    private(set) var blocks: [DeflatedBlock] = []
    let scratch: ScratchFile
    private let work: OrderedWork<Deflated>
    private let deflaters: Deflaters
    private var block = Block()
    /// To be filled again: freed and allocated anew by several threads, they took up to 190 MB for the 5 in use.
    private var emptyBlocks: [Block] = []
    private(set) var finished = false

    /// - Parameters:
    ///   - name: a plain file name; `ZipWriter` refuses another.
    ///   - scratchFolder: on a disk with room for the deflated bytes.
    public init(
        name: String, _ effort: DeflateEffort = .fast, scratchFolder: FilePath, threads: Int = Threads.count
    ) throws(FileError) {
        scratch = try ScratchFile(in: scratchFolder)
        deflaters = Deflaters(effort, folder: scratchFolder)
        work = OrderedWork(threads: threads, ahead: 4)
        self.name = name
    }

    /// Complete after `finish`.
    public var compressedSize: UInt64 { scratch.size }

    public func write(_ bytes: Span<UInt8>) throws {
        guard !finished else {
            throw FileError(
                operation: "append to a finished entry in", path: scratch.folder, errno: .badFileDescriptor)
        }
        var rest = bytes
        while block.count + rest.count >= Self.blockBytes {
            let taken = Self.blockBytes - block.count
            block.append(rest.extracting(..<taken))
            rest = rest.extracting(taken...)
            try deflateBlock(last: false)
        }
        block.append(rest)
    }

    public func write(_ bytes: [UInt8]) throws {
        try write(bytes.span)
    }

    /// Ends the entry; a second call does nothing.
    public func finish() throws {
        guard !finished else { return }
        finished = true
        try deflateBlock(last: true)
        while try takeBlock() {}
        try scratch.finishWriting()
    }

    private func deflateBlock(last: Bool) throws {
        if work.isFull { _ = try takeBlock() }
        let (block, deflaters) = (block, deflaters)
        uncompressedSize += UInt64(block.count)
        crc = unsafe CRC32.adding(Span(_unsafeBytes: block.bytes), to: crc)
        work.give { try deflaters.deflate(block, last: last) }
        self.block = emptyBlocks.popLast() ?? Block()
    }

    /// False where none is being deflated.
    private func takeBlock() throws -> Bool {
        guard let deflated = try work.take() else { return false }
        try keep(deflated)
        return true
    }

    private func keep(_ deflated: Deflated) throws {
        try scratch.append(deflated.bytes.span)
        blocks.append(deflated.block)
        deflated.source.removeAll()
        emptyBlocks.append(deflated.source)
    }
}

/// The bytes of one block while they are gathered, and then while a thread deflates them.
///
/// Unchecked: whoever fills it hands it on, and has it again only once it was deflated.
@safe final class Block: @unchecked Sendable {
    private let memory = UnsafeMutableRawBufferPointer.allocate(
        byteCount: DeflatedEntry.blockBytes, alignment: 64)
    private(set) var count = 0

    deinit { unsafe memory.deallocate() }

    var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(rebasing: memory[..<count]) }

    func append(_ bytes: Span<UInt8>) {
        guard !bytes.isEmpty else { return }
        unsafe bytes.withUnsafeBytes {
            unsafe UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: $0)
        }
        count += bytes.count
    }

    func removeAll() { count = 0 }
}

struct Deflated: Sendable {
    /// What was deflated; nobody else has it any more.
    let source: Block
    let bytes: [UInt8]
    let block: DeflatedBlock
}
