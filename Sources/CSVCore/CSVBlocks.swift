/// Cuts a CSV file into blocks of whole records while it is read, so that several threads can read it.
///
/// A line feed ends a record where an even number of quotes stands before it. That holds up to the first fault in
/// the file; whoever reads the block with the fault refuses it.
@safe public struct CSVBlocks: ~Copyable {
    public typealias Fill = (UnsafeMutableRawBufferPointer) throws -> Int

    private let blockBytes: Int
    private let delimiter: Delimiter
    private let fill: Fill
    /// What was read behind the last cut.
    private var next: CSVBlock
    private var isAtEnd = false
    private var isFirst = true

    /// - Parameters:
    ///   - blockBytes: how much is read at once, at least 16.
    ///   - delimiter, start, fill: as `CSVReader`'s.
    public init(
        blockBytes: Int = 1 << 20, delimiter: Delimiter = .comma, start: CSVPosition = .start,
        fill: @escaping Fill
    ) {
        self.blockBytes = max(blockBytes, 16)
        self.delimiter = delimiter
        unsafe self.fill = unsafe fill
        next = CSVBlock(capacity: self.blockBytes, delimiter: delimiter, position: start)
    }

    /// The next block; nil at the end of the file. The first is there even where the file is empty.
    ///
    /// - Throws: `NoCut` where no record ends in a whole block; what `fill` throws.
    public mutating func read() throws -> CSVBlock? {
        guard !isAtEnd else { return nil }
        let block = next
        while !isAtEnd, unsafe !block.free.isEmpty {
            let count = try unsafe fill(block.free)
            isAtEnd = count == 0
            block.didFill(count)
        }
        if isAtEnd {
            defer { isFirst = false }
            return block.count > 0 || isFirst ? block : nil
        }
        isFirst = false
        guard let cut = Cut(block) else { throw NoCut() }
        let position = CSVPosition(
            byte: block.position.byte + cut.end, line: block.position.line + cut.lineFeeds, record: 0)
        next = CSVBlock(capacity: blockBytes, delimiter: delimiter, position: position)
        block.cut(at: cut.end, into: next)
        block.endsBlank = cut.endsBlank(block)
        return block
    }

    /// A record is longer than a block.
    public struct NoCut: Error {}

    /// The last place where a block can be cut.
    private struct Cut {
        /// Behind the line feed.
        var end = 0
        /// Line feeds before it.
        var lineFeeds = 0

        init?(_ block: CSVBlock) {
            let bytes = unsafe UnsafeRawBufferPointer(start: block.bytes, count: block.count)
            guard let last = unsafe Self.lastRecordEnd(bytes) else { return nil }
            end = last + 1
            lineFeeds = unsafe ByteCount.count(
                of: Punctuation.lineFeed, in: UnsafeRawBufferPointer(rebasing: bytes[..<end]))
        }

        /// The last line feed with an even number of quotes before it.
        private static func lastRecordEnd(_ bytes: UnsafeRawBufferPointer) -> Int? {
            // Seen from the end, that number is even where as many stand behind, evenly, as there are in all.
            var isQuoted = unsafe !ByteCount.count(of: Punctuation.quote, in: bytes).isMultiple(of: 2)
            for index in bytes.indices.reversed() {
                switch unsafe bytes[index] {
                case Punctuation.quote: isQuoted.toggle()
                case Punctuation.lineFeed where !isQuoted: return index
                default: break
                }
            }
            return nil
        }

        func endsBlank(_ block: CSVBlock) -> Bool {
            var before = end - 2
            if before >= 0, unsafe block.bytes[before] == Punctuation.carriageReturn { before -= 1 }
            return unsafe before < 0 || block.bytes[before] == Punctuation.lineFeed
        }
    }
}
