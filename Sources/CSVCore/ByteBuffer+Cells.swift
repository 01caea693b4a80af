// One CSV cell at a time; the caller appends the commas and line ends.

extension ByteBuffer {
    /// Appends a cell for exchange, byte-exact: quoted only where RFC 4180 needs it, which is where it holds
    /// a comma, a quote, a carriage return or a line feed. An empty cell is no bytes at all.
    @inlinable
    public mutating func appendCell(_ bytes: FieldBytes) {
        if Self.needsQuotes(bytes) {
            appendQuoted(bytes)
        } else {
            append(bytes)
        }
    }

    /// `appendCell` for text.
    @inlinable
    public mutating func appendCell(_ text: String) {
        appendCell(text.utf8.span)
    }

    @usableFromInline
    static func needsQuotes(_ bytes: FieldBytes) -> Bool {
        var offset = 0
        // Nearly every cell has no byte that is a comma or less; only a word with one is looked at closely.
        while offset + ByteWord.count <= bytes.count {
            let word = UInt64(littleEndian: bytes.load(UInt64.self, at: offset))
            if ByteWord.upTo(Punctuation.comma, word) != 0, ByteWord.hasMark(word) { return true }
            offset += ByteWord.count
        }
        while offset < bytes.count {
            if Punctuation.isPunctuation(bytes[offset]) { return true }
            offset += 1
        }
        return false
    }

    @usableFromInline
    mutating func appendQuoted(_ bytes: FieldBytes) {
        reserve(2 * bytes.count + 2)
        append(Punctuation.quote)
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == Punctuation.quote { append(Punctuation.quote) }
            append(byte)
        }
        append(Punctuation.quote)
    }
}
