public import CSVCore

/// The small values that cells hold.
public enum Cell {
    /// `true` or `false` in any case, or 1 or 0; nil for anything else. Empty gives `empty`.
    @inlinable
    public static func flag(_ text: FieldBytes, empty: Bool?) -> Bool? {
        switch text.count {
        case 0: empty
        case 1: text[0] == UInt8(ascii: "1") ? true : text[0] == UInt8(ascii: "0") ? false : nil
        case 4: isWord(text, "true") ? true : nil
        case 5: isWord(text, "false") ? false : nil
        default: nil
        }
    }

    public static func isWord(_ text: FieldBytes, _ word: StaticString) -> Bool {
        guard text.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { zip(text, $0).allSatisfy { $0 | 0x20 == $1 } }
    }

    public static func equals(_ text: FieldBytes, _ word: StaticString) -> Bool {
        word.withUTF8Buffer { ByteOrder.equal(text, $0) }
    }
}
