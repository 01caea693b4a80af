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
    }

    @_lifetime(copy cell)
    /// - Parameter isExtract: tools of SQL and Python made it, and have words for nothing.
    static func score(_ cell: FieldBytes, isExtract: Bool) -> Score {
        let text = trimmed(cell)
        if text.isEmpty || Cell.isWord(text, "null") || (isExtract && isNothing(text)) { return .blank }
        guard let points = Points(rounding: text), Points.scoreRange.contains(points) else {
            return .text(text)
        }
        return .points(points)
    }

    /// What tools of SQL and Python write for nothing.
    static func isNothing(_ text: FieldBytes) -> Bool {
        switch text.count {
        case 2: text[0] == UInt8(ascii: "\\") && text[1] == UInt8(ascii: "N")
        case 4: Cell.isWord(text, "null") || Cell.isWord(text, "none")
        default: false
        }
    }

    /// A maximum, which we may never have sent but which is one: 0 or more. Nil for anything else.
    static func maxPoints(_ cell: FieldBytes) -> Points? {
        Points(rounding: trimmed(cell)).flatMap { $0 < .zero ? nil : $0 }
    }

    /// `true`, `yes`, `T`, `Y` or 1, and their opposites, in any case; empty is false. Nil for anything else.
    static func flag(_ cell: FieldBytes, isExtract: Bool) -> Bool? {
        let text = trimmed(cell)
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
    static func moment(_ cell: FieldBytes, _ zone: ZoneRules) -> Instant? {
        let text = trimmed(cell)
        guard let day = CalendarDay(text) else { return Instant(text, localTo: zone) }
        let nextDay = Instant(day.adding(days: 1), hour: 0, minute: 0, second: 0)
        return Instant(secondsSince1970: zone.instant(ofLocal: nextDay).secondsSince1970 - 1)
    }

    /// The day in the first ten characters, whatever time follows it.
    static func day(_ cell: FieldBytes) -> CalendarDay? {
        let text = trimmed(cell)
        guard text.count >= 10 else { return nil }
        let isAlone = text.count == 10 || text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: " ")
        return isAlone ? CalendarDay(text.extracting(0..<10)) : nil
    }

    @inline(__always) @_lifetime(copy cell)
    static func trimmed(_ cell: FieldBytes) -> FieldBytes {
        // Nearly every cell has no space at its ends.
        guard cell.first == space || cell.last == space else { return cell }
        var start = 0
        var end = cell.count
        while start < end, cell[start] == space { start += 1 }
        while end > start, cell[end - 1] == space { end -= 1 }
        return cell.extracting(start..<end)
    }

    private static let space = UInt8(ascii: " ")
}
