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
        let word = word.bytes
        guard text.count == word.count else { return false }
        for index in text.indices where text[index] | 0x20 != word[index] { return false }
        return true
    }

    /// The word in any case, with spaces around it or not.
    public static func says(_ text: FieldBytes, _ word: StaticString) -> Bool {
        var (start, end) = (0, text.count)
        while end > 0, text[end - 1] == 0x20 { end -= 1 }
        while start < end, text[start] == 0x20 { start += 1 }
        guard end - start == word.utf8CodeUnitCount else { return false }
        var place = 0
        while place < end - start {
            let letter = word.bytes[place] | 0x20
            guard text[start + place] | 0x20 == letter else { return false }
            place += 1
        }
        return true
    }

    public static func isBlank(_ text: FieldBytes) -> Bool {
        var place = 0
        while place < text.count, text[place] == 0x20 { place += 1 }
        return place == text.count
    }

    public static func equals(_ text: FieldBytes, _ word: StaticString) -> Bool {
        ByteOrder.equal(text, word.bytes)
    }
}
