import DurableFiles

/// Any number of fingerprints, each with its line, in a fixed amount of memory.
///
/// They are dealt into 256 parts by their first byte, so that whatever meets is in one part, in the order of the
/// file, and a part of it is small. Each full buffer is dealt and goes to a scratch file as one block; few rows
/// never touch the disk. Measured against sorting, 10 million rows: see Spec/verify.md, "Memory".
@safe final class FingerprintFile {
    struct Record: BitwiseCopyable {
        var fingerprint: Fingerprint
        /// What whoever keeps it wants to know of its row.
        var mark: Bool
        /// Physical line, from 1.
        var line: Int
    }

    static let partCount = 256
    /// 4 MiB.
    static let bufferCount = 1 << 17

    private let folder: FilePath
    private let bufferCount: Int
    private let buffer: UnsafeMutablePointer<Record>
    private let dealt: UnsafeMutablePointer<Record>
    private var count = 0
    private var scratch: ScratchFile?
    /// For each block in the scratch file where its parts begin, and the end of the last.
    private var blocks: [[Int32]] = []
    /// The same of what is still in memory.
    private var rest: [Int32] = []

    init(scratchFolder: FilePath, bufferCount: Int = FingerprintFile.bufferCount) {
        folder = scratchFolder
        self.bufferCount = bufferCount
        unsafe buffer = .allocate(capacity: bufferCount)
        unsafe dealt = .allocate(capacity: bufferCount)
    }

    deinit {
        unsafe buffer.deallocate()
        unsafe dealt.deallocate()
    }

    func append(_ fingerprint: Fingerprint, line: Int, mark: Bool = false) throws {
        if count == bufferCount { try spill() }
        unsafe buffer[count] = Record(fingerprint: fingerprint, mark: mark, line: line)
        count += 1
    }

    /// Ends the writing; from here on the parts can be read.
    func finish() throws {
        rest = deal()
        try scratch?.finishWriting()
    }

    /// Lends the records of a part, a run at a time, in the order in which they came.
    func read(part: Int, _ body: (Span<Record>) throws -> Void) throws {
        for (number, starts) in blocks.enumerated() {
            let range = Self.range(part, starts)
            if !range.isEmpty { try unsafe body(Span(_unsafeElements: load(range, ofBlock: number))) }
        }
        let range = Self.range(part, rest)
        try unsafe body(Span(_unsafeStart: dealt + range.lowerBound, count: range.count))
    }

    private func spill() throws {
        blocks.append(deal())
        let scratch = try self.scratch ?? ScratchFile(in: folder)
        self.scratch = scratch
        let size = count * MemoryLayout<Record>.stride
        try unsafe scratch.append(Span(_unsafeBytes: UnsafeRawBufferPointer(start: dealt, count: size)))
        count = 0
    }

    /// Puts the buffer's records in the order of their parts, and gives where these begin.
    private func deal() -> [Int32] {
        var starts = [Int32](repeating: 0, count: Self.partCount + 1)
        for index in 0..<count { unsafe starts[Self.part(buffer[index]) + 1] += 1 }
        for part in 0..<Self.partCount { starts[part + 1] += starts[part] }
        var next = starts
        for index in 0..<count {
            let part = unsafe Self.part(buffer[index])
            unsafe dealt[Int(next[part])] = unsafe buffer[index]
            next[part] += 1
        }
        return starts
    }

    private func load(_ range: Range<Int>, ofBlock number: Int) throws -> UnsafeBufferPointer<Record> {
        // After `finish()` nothing stands in the buffer any more, and no part of a block is longer than it.
        let stride = MemoryLayout<Record>.stride
        let bytes = unsafe UnsafeMutableRawBufferPointer(start: buffer, count: range.count * stride)
        let offset = UInt64(number * bufferCount + range.lowerBound) * UInt64(stride)
        guard let scratch, try unsafe scratch.pread(into: bytes, at: offset) == bytes.count else {
            throw FileError(operation: "read a scratch file in", path: folder, errno: .ioError)
        }
        return unsafe UnsafeBufferPointer(start: buffer, count: range.count)
    }

    private static func part(_ record: Record) -> Int { Int(record.fingerprint.alike >> 56) }

    private static func range(_ part: Int, _ starts: [Int32]) -> Range<Int> {
        starts.isEmpty ? 0..<0 : Int(starts[part])..<Int(starts[part + 1])
    }
}
