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

/// How often programs put quotes around cells that need them. Where they do not, a quote at the beginning of a cell is a
/// letter of it, and a cell that seems to be quoted over a line end may be parts of two rows (Spec/decisions.md, D190, D201).
enum Quoting {
    case always
    /// A few programs do not (`sqlcmd -s ";"`): a cell is refused whose content is the end of one row and the beginning of
    /// another, column for column.
    case mostly
    /// Many do not (bcp, `COPY`, warehouses): a cell is refused that holds a line end and a delimiter.
    case often
}

/// A delimiter as the scan of a record knows it: a type, so that the code is made for each of them, and the comma's is what it
/// would be if there were no other.
protocol ScannedDelimiter {
    static var byte: UInt8 { get }
    /// Whether programs that write it put quotes around cells that need them.
    static var quoting: Quoting { get }

    /// The bytes of a word that may mean something: the delimiter, line ends, quotes, and few others.
    static func candidates(_ word: UInt64) -> UInt64
}

enum Comma: ScannedDelimiter {
    static var byte: UInt8 { Punctuation.comma }
    static var quoting: Quoting { .always }

    /// Everything up to the comma: letters, digits, `-`, `.`, `:` and `_` all stand above.
    @inline(__always)
    static func candidates(_ word: UInt64) -> UInt64 { ByteWord.upTo(Punctuation.comma, word) }
}

enum Tab: ScannedDelimiter {
    static var byte: UInt8 { 0x09 }
    static var quoting: Quoting { .often }

    @inline(__always)
    static func candidates(_ word: UInt64) -> UInt64 { ByteWord.upTo(Punctuation.quote, word) }
}

enum Semicolon: ScannedDelimiter {
    static var byte: UInt8 { 0x3B }
    static var quoting: Quoting { .mostly }

    @inline(__always)
    static func candidates(_ word: UInt64) -> UInt64 {
        ByteWord.upTo(Punctuation.quote, word) | ByteWord.equal(word, byte)
    }
}

enum Pipe: ScannedDelimiter {
    static var byte: UInt8 { 0x7C }
    static var quoting: Quoting { .often }

    @inline(__always)
    static func candidates(_ word: UInt64) -> UInt64 {
        ByteWord.upTo(Punctuation.quote, word) | ByteWord.equal(word, byte)
    }
}
