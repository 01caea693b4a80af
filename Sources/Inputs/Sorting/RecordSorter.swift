public import DurableFiles

/// Sorts any number of records in a fixed amount of memory.
///
/// Records come in the order of the file, which is mostly sorted already or nearly so. They are sorted a
/// buffer at a time and spilled as runs; a run that goes on where the last one ended is joined to it, so a
/// sorted export makes one run and is read back straight through. Few records never touch the disk.
public final class RecordSorter<Record: SortableRecord> {
    /// 262,144 records are 10 to 12 MiB: large enough that ten million random rows make under forty runs.
    public static var bufferCount: Int { 1 << 18 }

    private var buffer: [Record] = []
    private var scratch: ScratchFile?
    private let folder: FilePath
    private let bufferCount: Int
    private var runs: [Range<UInt64>] = []
    private var lastSpilled: Record?
    private var spilled: UInt64 = 0

    public init(scratchFolder: FilePath, bufferCount: Int = RecordSorter.bufferCount) {
        folder = scratchFolder
        self.bufferCount = bufferCount
    }

    public func append(_ record: Record) throws {
        if buffer.count == bufferCount { try spill() }
        buffer.append(record)
    }

    public func append(contentsOf records: [Record]) throws {
        var rest = records[...]
        while !rest.isEmpty {
            if buffer.count == bufferCount { try spill() }
            let taken = rest.prefix(bufferCount - buffer.count)
            buffer.append(contentsOf: taken)
            rest = rest[taken.endIndex...]
        }
    }

    /// Ends the writing and gives all records in order.
    public func sorted() throws -> SortedRecords<Record> {
        guard let scratch else {
            sortBuffer()
            return SortedRecords(inMemory: buffer)
        }
        if !buffer.isEmpty { try spill() }
        buffer = []
        try scratch.finishWriting()
        return SortedRecords(scratch: scratch, runs: runs)
    }

    private func spill() throws {
        sortBuffer()
        let scratch = try self.scratch ?? ScratchFile(in: folder)
        self.scratch = scratch
        let start = spilled
        spilled += UInt64(buffer.count)
        if let last = lastSpilled, let run = runs.last, let first = buffer.first,
            Record.isInOrder(last, first)
        {
            runs[runs.count - 1] = run.lowerBound..<spilled
        } else {
            runs.append(start..<spilled)
        }
        lastSpilled = buffer.last
        try unsafe buffer.withUnsafeBytes { try unsafe scratch.append(Span(_unsafeBytes: $0)) }
        buffer.removeAll(keepingCapacity: true)
    }

    private func sortBuffer() {
        let isSorted = unsafe buffer.withUnsafeBufferPointer { records in
            records.indices.dropFirst().allSatisfy {
                unsafe Record.isInOrder(records[$0 - 1], records[$0])
            }
        }
        if !isSorted { buffer.sort(by: Record.isInOrder) }
    }
}
