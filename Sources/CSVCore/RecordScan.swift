/// One pass over the bytes of one record: where its fields are, and the first rule it breaks.
///
/// It changes no byte, so a record whose end is not in memory yet is simply scanned again later.
@safe struct RecordScan: ~Copyable {
    enum Outcome {
        case complete
        /// The record goes on after the bytes in memory.
        case incomplete
        /// There is no further record.
        case endOfFile
        /// `at` is the offset where the rule is seen to be broken.
        case refused(CSVError.Code, at: Int)
    }

    // What is scanned.
    let bytes: UnsafePointer<UInt8>
    let start: Int
    let filled: Int
    let atEnd: Bool
    let maxFieldBytes: Int
    /// Takes the fields, `room` at most; a header may not have more.
    let fields: UnsafeMutablePointer<UnsafeField>
    let room: Int
    let isHeader: Bool

    // What is found.
    /// Fields that have ended, also those that found no room.
    private(set) var count = 0
    /// First byte of the field that has not ended, its quote included.
    private(set) var fieldStart: Int
    /// The record's end without its line end, and the next record's first byte.
    private(set) var contentEnd: Int
    private(set) var next: Int
    /// All words of the record OR-ed together, and perhaps bytes after it.
    private(set) var seen: UInt64 = 0
    private(set) var lineFeedsInQuotes = 0
    private(set) var hasDoubledQuotes = false

    init(
        _ buffer: borrowing ReadBuffer, into fields: UnsafeMutablePointer<UnsafeField>, room: Int,
        isHeader: Bool, maxFieldBytes: Int
    ) {
        unsafe bytes = unsafe UnsafePointer(buffer.bytes)
        start = buffer.start
        filled = buffer.filled
        atEnd = buffer.atEnd
        self.maxFieldBytes = maxFieldBytes
        unsafe self.fields = unsafe fields
        self.room = room
        self.isHeader = isHeader
        fieldStart = start
        contentEnd = start
        next = start
    }

    mutating func run<Sign: ScannedDelimiter>(_ sign: Sign.Type) -> Outcome {
        var position = start
        words: while position < filled {
            let word = unsafe ByteWord.load(bytes, at: position)
            seen |= word
            var candidates = Sign.candidates(word)
            while candidates != 0 {
                let at = position + ByteWord.first(candidates)
                candidates &= candidates &- 1
                switch unsafe bytes[at] {
                case Sign.byte:
                    if let refused = endField(at, content: fieldStart, at) { return refused }
                    fieldStart = at + 1
                case Punctuation.lineFeed:
                    return endRecord(at, content: fieldStart, at)
                case Punctuation.carriageReturn:
                    return carriageReturn(at, content: fieldStart, at)
                case Punctuation.quote:
                    guard at == fieldStart else { return .refused(.quoteInsideField, at: at) }
                    if let outcome = quotedField(sign) { return outcome }
                    position = fieldStart
                    continue words
                default: break
                }
            }
            position += ByteWord.count
        }
        guard atEnd else { return .incomplete }
        return start == filled ? .endOfFile : endRecord(filled, content: fieldStart, filled)
    }

    /// The quoted field at `fieldStart`. Nil where a delimiter ends it and the next field begins.
    private mutating func quotedField<Sign: ScannedDelimiter>(_ sign: Sign.Type) -> Outcome? {
        let content = fieldStart + 1
        var position = content
        while position < filled {
            let word = unsafe ByteWord.load(bytes, at: position)
            seen |= word
            let quotes = ByteWord.equal(word, Punctuation.quote)
            let beforeQuote = (quotes & (0 &- quotes)) &- 1
            let lineFeeds = ByteWord.equal(word, Punctuation.lineFeed) & beforeQuote
            if lineFeeds != 0 { lineFeedsInQuotes += lineFeeds.nonzeroBitCount }
            guard quotes != 0 else {
                position += ByteWord.count
                continue
            }
            let at = position + ByteWord.first(quotes)
            guard unsafe bytes[at + 1] == Punctuation.quote else {
                return closingQuote(at, content: content, sign)
            }
            hasDoubledQuotes = true
            position = at + 2
        }
        return atEnd ? .refused(.unterminatedQuote, at: filled) : .incomplete
    }

    private mutating func closingQuote<Sign: ScannedDelimiter>(
        _ quote: Int, content: Int, _ sign: Sign.Type
    ) -> Outcome? {
        let after = quote + 1
        guard after < filled || atEnd else { return .incomplete }
        if Sign.quoting != .always, isDoubtful(content: content, quote, sign) {
            return .refused(.doubtfulQuotes, at: quote)
        }
        guard after < filled else { return endRecord(after, content: content, quote) }
        switch unsafe bytes[after] {
        case Sign.byte:
            if let refused = endField(after, content: content, quote) { return refused }
            fieldStart = after + 1
            return nil
        case Punctuation.lineFeed: return endRecord(after, content: content, quote)
        case Punctuation.carriageReturn: return carriageReturn(after, content: content, quote)
        default: return .refused(.textAfterQuote, at: after)
        }
    }

    /// A line end and a delimiter between two quotes: one cell, or two rows whose cells begin and end with a quote.
    private func isDoubtful<Sign: ScannedDelimiter>(content: Int, _ quote: Int, _ sign: Sign.Type) -> Bool {
        let cell = unsafe UnsafeField(start: bytes + content, count: quote - content)
        guard unsafe cell.contains(Punctuation.lineFeed) && cell.contains(Sign.byte) else { return false }
        return Sign.quoting == .often || (unsafe isRows(cell, Sign.byte))
    }

    /// Whether the cell goes to the end of this row, over whole rows, and as far into another as it began in this one.
    private func isRows(_ cell: UnsafeField, _ delimiter: UInt8) -> Bool {
        guard !isHeader else { return false }
        let lines = unsafe cell.split(separator: Punctuation.lineFeed, omittingEmptySubsequences: false)
        let counts = unsafe lines.map { line in unsafe line.count { $0 == delimiter } }
        return counts.first == room - 1 - count && counts.last == count
            && counts.dropFirst().dropLast().allSatisfy { $0 == room - 1 }
    }

    /// `end` is the field's end in the file, `content..<contentEnd` what is between its quotes, if any.
    @inline(__always)
    private mutating func endField(_ end: Int, content: Int, _ contentEnd: Int) -> Outcome? {
        if end - fieldStart > maxFieldBytes { return .refused(.fieldTooLong(limit: maxFieldBytes), at: end) }
        if count < room {
            unsafe fields[count] = unsafe UnsafeField(start: bytes + content, count: contentEnd - content)
        } else if isHeader {
            return .refused(.tooManyColumns(limit: room), at: end)
        }
        count += 1
        return nil
    }

    private mutating func endRecord(_ end: Int, content: Int, _ contentEnd: Int) -> Outcome {
        if let refused = endField(end, content: content, contentEnd) { return refused }
        self.contentEnd = end
        next = end < filled ? end + 1 : end
        return .complete
    }

    private mutating func carriageReturn(_ at: Int, content: Int, _ contentEnd: Int) -> Outcome {
        guard at + 1 < filled else { return atEnd ? .refused(.bareCarriageReturn, at: at) : .incomplete }
        guard unsafe bytes[at + 1] == Punctuation.lineFeed else {
            return .refused(.bareCarriageReturn, at: at)
        }
        let outcome = endRecord(at, content: content, contentEnd)
        next = at + 2
        return outcome
    }
}
