import CSVCore
import Domain
import Inputs

/// The values that Campus's cells hold.
enum CampusCell {
    enum Score: ~Escapable {
        case blank
        case points(Points)
        /// Not a number, or none that we could have sent.
        case text(FieldBytes)
        /// `6,5`: the comma may be a point or a thousand, so it may be the very score that we sent.
        case comma
    }

    @_lifetime(copy cell)
    /// - Parameter isExtract: tools of SQL and Python made it, and have words for nothing.
    static func score(_ cell: FieldBytes, isExtract: Bool) -> Score {
        let text = Cell.trimmed(cell)
        if text.isEmpty || Cell.isWord(text, "null") || (isExtract && isNothing(text)) { return .blank }
        guard let points = Points(rounding: text) ?? dressed(text), Points.scoreRange.contains(points) else {
            return isCommaNumber(text) ? .comma : .text(text)
        }
        return .points(points)
    }

    /// A number as some tools dress it: `13.`, `+13`, `'13`, with a blank that does not break around it.
    private static func dressed(_ text: FieldBytes) -> Points? {
        let (first, last) = (text[0], text[text.count - 1])
        let isDressed =
            first == UInt8(ascii: "+") || first == UInt8(ascii: "'") || first == 0xC2
            || last == UInt8(ascii: ".") || last == 0xA0
        guard isDressed else { return nil }
        var words = String(decoding: text, as: UTF8.self)[...]
        while words.first == "\u{A0}" { words.removeFirst() }
        while words.last == "\u{A0}" { words.removeLast() }
        if words.first == "+" || words.first == "'" { words.removeFirst() }
        if words.last == "." { words.removeLast() }
        guard words.utf8.first.map({ $0 &- UInt8(ascii: "0") < 10 }) ?? false else { return nil }
        return Points(rounding: words.utf8.span)
    }

    /// A text with a digit in it: a number in a form that is not known, where most scores are such.
    static func isOddNumber(_ text: FieldBytes) -> Bool {
        text.contains { $0 &- UInt8(ascii: "0") < 10 }
    }

    /// Digits on both sides of one comma.
    static func isCommaNumber(_ text: FieldBytes) -> Bool {
        var (digits, commas) = (0, 0)
        for index in 0..<text.count {
            if text[index] &- 0x30 < 10 {
                digits += 1
            } else if text[index] == UInt8(ascii: ","), digits > 0, commas == 0 {
                (digits, commas) = (0, 1)
            } else if index > 0 || text[index] != UInt8(ascii: "-") {
                return false
            }
        }
        return commas == 1 && digits > 0
    }

    /// What tools of SQL and Python write for nothing.
    static func isNothing(_ text: FieldBytes) -> Bool {
        switch text.count {
        case 2: text[0] == UInt8(ascii: "\\") && text[1] == UInt8(ascii: "N")
        case 4: Cell.isWord(text, "null") || Cell.isWord(text, "none")
        default: false
        }
    }

    /// The cell names no student, or no line item.
    static func isNobody(_ cell: FieldBytes) -> Bool {
        // Nearly every id has a digit from 1 to 9.
        guard !cell.contains(where: { $0 &- UInt8(ascii: "1") < 9 }) else { return false }
        let text = Cell.trimmed(cell)
        if isNothing(text) { return true }
        guard let first = text.firstIndex(where: isLetter), let last = text.lastIndex(where: isLetter) else {
            return true
        }
        let word = text.extracting(first...last)
        return wordsForNothing.contains { Cell.isWord(word, $0) }
    }

    /// What Excel and the tools of Python, R, Java and SQL write where there is no id, without the marks around it: `(null)`,
    /// `#N/A`. A number of zeros, and marks alone, are no id either.
    private static let wordsForNothing: [StaticString] = [
        "null", "none", "nan", "nil", "na", "n/a", "ref", "value", "undefined", "blank", "unknown",
    ]

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26
    }

    /// A maximum, which we may never have sent but which is one: 0 or more. Nil for anything else.
    static func maxPoints(_ cell: FieldBytes) -> Points? {
        Points(rounding: Cell.trimmed(cell)).flatMap { $0 < .zero ? nil : $0 }
    }

    /// `true`, `yes`, `T`, `Y` or 1, and their opposites, in any case; empty is false. Nil for anything else.
    static func flag(_ cell: FieldBytes, isExtract: Bool) -> Bool? {
        let text = Cell.trimmed(cell)
        if let flag = Cell.flag(text, empty: false) { return flag }
        if isExtract, isNothing(text) { return false }
        switch text.count {
        case 1:
            if Cell.isWord(text, "y") || Cell.isWord(text, "t") { return true }
            return Cell.isWord(text, "n") || Cell.isWord(text, "f") ? false : nil
        case 2: return Cell.isWord(text, "no") ? false : nil
        case 3: return Cell.isWord(text, "yes") ? true : nil
        default: return nil
        }
    }

    /// Without a zone it is the district's time; a day alone is its last second, since the change may have
    /// been made at any time of it.
    static func moment(_ cell: FieldBytes, _ dates: DateReading) -> Instant? {
        dates.localInstant(Cell.trimmed(cell))
    }

    /// The day that it begins with, whatever time follows it.
    static func day(_ cell: FieldBytes, _ dates: DateReading) -> CalendarDay? {
        dates.dayOfTime(Cell.trimmed(cell))
    }
}
