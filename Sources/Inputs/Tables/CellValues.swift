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

    /// The word in any case.
    ///
    /// - Parameter word: in lower case.
    public static func isWord(_ text: FieldBytes, _ word: StaticString) -> Bool {
        let word = word.bytes
        guard text.count == word.count else { return false }
        for index in text.indices where text[index] | 0x20 != word[index] { return false }
        return true
    }

    /// The word in any case, with spaces around it or not.
    ///
    /// - Parameter word: in lower case.
    public static func says(_ text: FieldBytes, _ word: StaticString) -> Bool { isWord(trimmed(text), word) }

    public static func isBlank(_ text: FieldBytes) -> Bool { trimmed(text).isEmpty }

    /// Without the spaces at its ends.
    @inlinable @_lifetime(copy cell)
    public static func trimmed(_ cell: FieldBytes) -> FieldBytes {
        let space: UInt8 = 0x20
        // Nearly every cell has none.
        guard cell.first == space || cell.last == space else { return cell }
        var (start, end) = (0, cell.count)
        while start < end, cell[start] == space { start += 1 }
        while end > start, cell[end - 1] == space { end -= 1 }
        return cell.extracting(start..<end)
    }

    public static func equals(_ text: FieldBytes, _ word: StaticString) -> Bool {
        ByteOrder.equal(text, word.bytes)
    }
}
