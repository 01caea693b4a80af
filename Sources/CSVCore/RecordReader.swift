/// A field where it stands in the buffer, as the reader of records keeps it: not checked, and never out of this target.
@usableFromInline typealias UnsafeField = UnsafeBufferPointer<UInt8>

/// The work behind `CSVReader`: one record after another, and where each stands.
///
/// A struct, so that a record costs the class one exclusivity check and not one for each property.
@safe struct RecordReader: ~Copyable {
    let limits: CSVLimits
    let delimiter: Delimiter
    let fill: ReadBuffer.Fill
    /// The current record's fields, `columnCount` of them.
    let fields: UnsafeMutablePointer<UnsafeField>
    private(set) var buffer: ReadBuffer
    /// Fields of the header; 0 until it has been read.
    private(set) var columnCount = 0
    /// Of the current record.
    private(set) var line = 1
    private(set) var record = 0
    /// A byte order mark may be the next thing.
    private var isAtStart = true
    /// What lies between the current record's start and the next one's.
    private var consumed = 0
    private var lineFeeds = 0

    init(
        limits: CSVLimits, delimiter: Delimiter, start: CSVPosition, bufferBytes: Int,
        fill: @escaping ReadBuffer.Fill
    ) {
        self.limits = limits
        self.delimiter = delimiter
        unsafe self.fill = unsafe fill
        buffer = ReadBuffer(capacity: max(bufferBytes, 16), fileOffset: start.byte)
        line = start.line
        unsafe fields = .allocate(capacity: max(limits.maxColumns, 1))
    }

    /// Reads a block. Its first record is the header where no number of columns is given.
    init(limits: CSVLimits, block: CSVBlock, columnCount: Int?) {
        self.limits = limits
        delimiter = block.delimiter
        unsafe fill = { _ in 0 }
        buffer = ReadBuffer(block)
        unsafe fields = .allocate(capacity: max(limits.maxColumns, 1))
        line = block.position.line
        if let columnCount {
            self.columnCount = columnCount
            isAtStart = false
        }
    }

    deinit { unsafe fields.deallocate() }

    /// Reads the next record; false at the end of the file. Not to be called again after it threw.
    mutating func next() throws -> Bool {
        if isAtStart { try skipByteOrderMark() }
        advance()
        return try read()
    }

    /// The place of a byte of the current record.
    func position(at offset: Int) -> CSVPosition {
        let start = buffer.start
        let passed = unsafe UnsafeBufferPointer(start: buffer.bytes + start, count: offset - start)
        let lineFeeds = unsafe passed.count { $0 == Punctuation.lineFeed }
        return CSVPosition(byte: buffer.fileOffset + offset, line: line + lineFeeds, record: record)
    }

    /// The place of the field whose content begins at an address.
    func position(ofFieldWith content: UnsafePointer<UInt8>) -> CSVPosition {
        let offset = unsafe content - UnsafePointer(buffer.bytes)
        let isQuoted = unsafe offset > buffer.start && buffer.bytes[offset - 1] == Punctuation.quote
        return position(at: isQuoted ? offset - 1 : offset)
    }

    private mutating func skipByteOrderMark() throws {
        isAtStart = false
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        while buffer.filled < mark.count && !buffer.atEnd { try unsafe buffer.refill(fill) }
        if unsafe UnsafeField(start: buffer.bytes, count: buffer.filled).starts(with: mark) {
            buffer.start = mark.count
        }
    }

    private mutating func advance() {
        buffer.start += consumed
        line += lineFeeds
        record += 1
        consumed = 0
        lineFeeds = 0
    }

    private mutating func read() throws -> Bool {
        let isHeader = columnCount == 0
        while true {
            var scan = unsafe RecordScan(
                buffer, into: fields, room: isHeader ? limits.maxColumns : columnCount,
                isHeader: isHeader, maxFieldBytes: limits.maxFieldBytes)
            switch run(&scan) {
            case .complete: return try accept(scan)
            case .incomplete: try readMore(scan)
            case .endOfFile:
                if isHeader { throw refusal(.noHeader, at: scan.start, in: scan) }
                return false
            case .refused(let code, let at): throw refusal(code, at: at, in: scan)
            }
        }
    }

    /// The delimiter is asked for once a record, never with its bytes.
    @inline(__always)
    private func run(_ scan: inout RecordScan) -> RecordScan.Outcome {
        switch delimiter {
        case .comma: scan.run(Comma.self)
        case .tab: scan.run(Tab.self)
        case .semicolon: scan.run(Semicolon.self)
        case .pipe: scan.run(Pipe.self)
        }
    }

    private mutating func readMore(_ scan: borrowing RecordScan) throws {
        // The last byte may be the carriage return of a line end.
        let certain = buffer.filled - 1
        if let code = exceededLimit(before: certain, in: scan) { throw refusal(code, at: certain, in: scan) }
        if buffer.isFull { buffer.grow(toHold: limits.maxRecordBytes) }
        try unsafe buffer.refill(fill)
    }

    private mutating func accept(_ scan: borrowing RecordScan) throws -> Bool {
        let end = scan.contentEnd
        if end - scan.start > limits.maxRecordBytes {
            throw refusal(.recordTooLong(limit: limits.maxRecordBytes), at: end, in: scan)
        }
        if end == scan.start && columnCount != 1 { return try acceptBlankLine(scan) }
        if columnCount == 0 { columnCount = scan.count }
        guard scan.count == columnCount else {
            throw refusal(.raggedRow(expected: columnCount, found: scan.count), at: end, in: scan)
        }
        if !ByteWord.isASCII(scan.seen), let offset = firstIllFormed(from: scan.start, to: end) {
            throw CSVError(code: .notUTF8, position: position(at: offset))
        }
        if scan.hasDoubledQuotes { undoubleQuotes() }
        consumed = scan.next - scan.start
        lineFeeds = scan.lineFeedsInQuotes + 1
        return true
    }

    /// The end of the file, if blank lines are all that is left.
    private mutating func acceptBlankLine(_ scan: borrowing RecordScan) throws -> Bool {
        if columnCount == 0 { throw refusal(.noHeader, at: scan.start, in: scan) }
        let refusal = refusal(.raggedRow(expected: columnCount, found: 1), at: scan.start, in: scan)
        while let byte = try nextByte() {
            if byte == Punctuation.lineFeed { continue }
            guard byte == Punctuation.carriageReturn, try nextByte() == Punctuation.lineFeed else {
                throw refusal
            }
        }
        return false
    }

    private mutating func nextByte() throws -> UInt8? {
        if buffer.start == buffer.filled && !buffer.atEnd { try unsafe buffer.refill(fill) }
        guard buffer.start < buffer.filled else { return nil }
        defer { buffer.start += 1 }
        return unsafe buffer.bytes[buffer.start]
    }

    /// Takes one of each two quotes out of the fields, in place. Only a quoted field holds any.
    private mutating func undoubleQuotes() {
        for index in 0..<columnCount {
            let field = unsafe UnsafeMutableBufferPointer(mutating: fields[index])
            guard var target = unsafe field.firstIndex(of: Punctuation.quote) else { continue }
            var source = target
            while source < field.count {
                let byte = unsafe field[source]
                unsafe field[target] = byte
                target += 1
                source += byte == Punctuation.quote ? 2 : 1
            }
            // What is left behind must not look like line feeds to `position(ofField:)`.
            unsafe field[target...].update(repeating: Punctuation.quote)
            unsafe fields[index] = unsafe UnsafeField(rebasing: fields[index][..<target])
        }
    }
}
