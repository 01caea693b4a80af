/// What stands between the cells of a record.
///
/// A raw value is the word for it in gradebridge.yaml (`profile.delimiter`).
public enum Delimiter: String, Sendable, CaseIterable {
    case comma, tab, semicolon, pipe

    public var byte: UInt8 {
        switch self {
        case .comma: Comma.byte
        case .tab: Tab.byte
        case .semicolon: Semicolon.byte
        case .pipe: Pipe.byte
        }
    }
}

/// A delimiter as the scan of a record knows it: a type, so that the code is made for each of them, and the comma's is what it
/// would be if there were no other.
protocol ScannedDelimiter {
    static var byte: UInt8 { get }
    /// Programs write it between cells without quotes around any (bcp, `COPY`, warehouses): a quote at the beginning of a
    /// cell may be a letter of it.
    static var isOftenUnquoted: Bool { get }

    /// The bytes of a word that may mean something: the delimiter, line ends, quotes, and few others.
    static func candidates(_ word: UInt64) -> UInt64
}

enum Comma: ScannedDelimiter {
    static var byte: UInt8 { Punctuation.comma }
    static var isOftenUnquoted: Bool { false }

    /// Everything up to the comma: letters, digits, `-`, `.`, `:` and `_` all stand above.
    @inline(__always)
    static func candidates(_ word: UInt64) -> UInt64 { ByteWord.upTo(Punctuation.comma, word) }
}

enum Tab: ScannedDelimiter {
    static var byte: UInt8 { 0x09 }
    static var isOftenUnquoted: Bool { true }

    @inline(__always)
    static func candidates(_ word: UInt64) -> UInt64 { ByteWord.upTo(Punctuation.quote, word) }
}

enum Semicolon: ScannedDelimiter {
    static var byte: UInt8 { 0x3B }
    static var isOftenUnquoted: Bool { false }

    @inline(__always)
    static func candidates(_ word: UInt64) -> UInt64 {
        ByteWord.upTo(Punctuation.quote, word) | ByteWord.equal(word, byte)
    }
}

enum Pipe: ScannedDelimiter {
    static var byte: UInt8 { 0x7C }
    static var isOftenUnquoted: Bool { true }

    @inline(__always)
    static func candidates(_ word: UInt64) -> UInt64 {
        ByteWord.upTo(Punctuation.quote, word) | ByteWord.equal(word, byte)
    }
}
