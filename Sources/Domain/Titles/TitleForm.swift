/// The form in which a title is sent: at most `limit` characters, no line breaks (Spec/formats-out.md).
public enum TitleForm {
    /// A character may have any number of accents, so the scalars are bounded too. An emoji of a family has seven.
    private static let scalarsPerCharacter = 8

    /// Cuts on a grapheme boundary, so that no accent or emoji is torn.
    public static func cut(_ title: String, limit: Int) -> String {
        let line = singleLine(title)
        // A grapheme has at least one byte, so a short byte count needs no look at graphemes.
        guard line.utf8.count > limit else { return line }
        return beginning(line, limit)
    }

    /// The `number`-th title of this wording, ` (2)` and so on, still within the limit.
    public static func numbered(_ title: String, number: Int, limit: Int) -> String {
        let suffix = " (\(number))"
        let room = max(limit - suffix.count, 1)
        return beginning(title, room) + suffix
    }

    /// As many whole characters as fit; of a first one that is too long by itself as much of it as fits.
    private static func beginning(_ text: String, _ limit: Int) -> String {
        let room = limit * scalarsPerCharacter
        let characters = text.prefix(limit)
        // A scalar has at least one byte.
        if characters.utf8.count <= room || characters.unicodeScalars.dropFirst(room).isEmpty {
            return String(characters)
        }
        var (whole, used) = (characters.startIndex, 0)
        for character in characters {
            used += character.unicodeScalars.count
            if used > room { break }
            whole = characters.index(after: whole)
        }
        return whole > characters.startIndex
            ? String(characters[..<whole]) : String(characters.unicodeScalars.prefix(room))
    }

    /// OneRoster allows no line break inside a cell: each becomes a space.
    public static func singleLine(_ text: String) -> String {
        // Plain ASCII without control characters, the usual case, needs no look at characters.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7f }) else { return text }
        return String(
            text.map { character in
                let isControl = character.unicodeScalars.allSatisfy { $0.value < 0x20 || $0.value == 0x7f }
                return isControl || character.isNewline ? " " : character
            })
    }
}
