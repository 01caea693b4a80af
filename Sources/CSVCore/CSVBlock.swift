/// A stretch of a CSV file in memory that begins with a record and ends with one, to be read on its own.
///
/// Unchecked: one thread fills and cuts it, and then hands it to another, which alone has it.
@safe public final class CSVBlock: @unchecked Sendable {
    /// Holds one word more than `capacity`, so that whole words can be loaded up to the last byte.
    let bytes: UnsafeMutablePointer<UInt8>
    private let capacity: Int
    let delimiter: Delimiter
    public private(set) var count = 0
    /// Of its first byte in the file.
    public internal(set) var position: CSVPosition
    /// It ends with a blank line and is not the end of the file: only who reads on can tell whether that is a fault.
    public internal(set) var endsBlank = false

    init(capacity: Int, delimiter: Delimiter, position: CSVPosition) {
        self.capacity = capacity
        self.delimiter = delimiter
        self.position = position
        unsafe bytes = .allocate(capacity: capacity + ByteWord.count)
    }

    deinit { unsafe bytes.deallocate() }

    var free: UnsafeMutableRawBufferPointer {
        unsafe UnsafeMutableRawBufferPointer(start: bytes + count, count: capacity - count)
    }

    func didFill(_ more: Int) {
        count += more
        zeroAfterLast()
    }

    /// Takes what stands behind `end` into a new block.
    func cut(at end: Int, into next: CSVBlock) {
        unsafe next.bytes.update(from: bytes + end, count: count - end)
        next.count = count - end
        next.zeroAfterLast()
        count = end
        zeroAfterLast()
    }

    private func zeroAfterLast() {
        unsafe (bytes + count).update(repeating: 0, count: ByteWord.count)
    }
}
