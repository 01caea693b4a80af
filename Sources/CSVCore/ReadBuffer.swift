/// The window of the file that is in memory: the present record at `start`, and all that was read after it.
@safe struct ReadBuffer: ~Copyable {
    typealias Fill = (UnsafeMutableRawBufferPointer) throws -> Int

    /// Holds `capacity` bytes and one word more, which is zero after `filled`, so that whole words can be
    /// loaded up to the last byte and the bytes after it mean nothing.
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private(set) var capacity: Int
    private(set) var filled = 0
    private(set) var atEnd = false
    /// Offset in the file of `bytes[0]`.
    private(set) var fileOffset: Int
    /// First byte not yet consumed.
    var start = 0
    /// Whose memory it is; nil: its own.
    private let block: CSVBlock?

    init(capacity: Int, fileOffset: Int) {
        self.capacity = capacity
        self.fileOffset = fileOffset
        block = nil
        unsafe bytes = unsafe Self.allocate(capacity)
        zeroAfterFilled()
    }

    /// All of a block, which is changed while it is read.
    init(_ block: CSVBlock) {
        self.block = block
        unsafe bytes = unsafe block.bytes
        capacity = block.count
        filled = block.count
        fileOffset = block.position.byte
        atEnd = true
    }

    deinit { if block == nil { unsafe bytes.deallocate() } }

    var isFull: Bool { start == 0 && filled == capacity }

    /// Reads on until the bytes not yet consumed have at least doubled, the buffer is full or the file ends.
    /// A record is scanned again after each call, and the doubling keeps that linear for short reads too.
    mutating func refill(_ fill: Fill) throws {
        moveToFront()
        defer { zeroAfterFilled() }
        let wanted = min(capacity, 2 * filled)
        repeat {
            let free = unsafe UnsafeMutableRawBufferPointer(start: bytes + filled, count: capacity - filled)
            let count = try unsafe fill(free)
            precondition(count >= 0 && count <= free.count, "fill returned more than it was asked for")
            filled += count
            atEnd = count == 0
        } while filled < wanted && !atEnd
    }

    /// Doubles the room, but to no more than a record of `limit` bytes and its line end need.
    mutating func grow(toHold limit: Int) {
        let larger = max(capacity, min(2 * capacity - 2, limit) + 2)
        let moved = unsafe Self.allocate(larger)
        unsafe moved.update(from: bytes, count: filled)
        unsafe bytes.deallocate()
        unsafe bytes = unsafe moved
        capacity = larger
        zeroAfterFilled()
    }

    private mutating func moveToFront() {
        guard start > 0 else { return }
        unsafe bytes.update(from: bytes + start, count: filled - start)
        fileOffset += start
        filled -= start
        start = 0
    }

    private func zeroAfterFilled() {
        unsafe (bytes + filled).update(repeating: 0, count: ByteWord.count)
    }

    private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
        .allocate(capacity: capacity + ByteWord.count)
    }
}
