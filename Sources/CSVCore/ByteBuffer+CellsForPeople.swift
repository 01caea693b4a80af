// CSV that people open in a spreadsheet, which takes some cells for formulas and runs them.
// Source: OWASP, "CSV Injection".

import PlainText

extension ByteBuffer {
    /// Appends a cell for people: `appendCell`, after an apostrophe where a spreadsheet would run the cell, and with
    /// what a terminal would obey, or what misleads a reader, spelt out.
    ///
    /// That is a cell that begins with `=`, `+`, `-`, `@`, a tab, a carriage return or a line feed, or with
    /// the full-width form of one of those signs, and is not a plain number such as `-5` or `+3.2`.
    public mutating func appendCellForPeople(_ bytes: FieldBytes) {
        guard SpreadsheetCell.wouldRun(bytes) else { return appendPrintableCell(bytes) }
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + 1) { cell in
            unsafe cell.initializeElement(at: 0, to: UInt8(ascii: "'"))
            for index in bytes.indices { unsafe cell.initializeElement(at: index + 1, to: bytes[index]) }
            unsafe appendPrintableCell(Span(_unsafeElements: cell))
        }
    }

    private mutating func appendPrintableCell(_ bytes: FieldBytes) {
        // Plain ASCII, nearly every cell, needs no look at characters.
        guard bytes.contains(where: { $0 < 0x20 || $0 >= 0x7f }) else { return appendCell(bytes) }
        appendCell(String(decoding: bytes, as: UTF8.self).printable(atMost: .max))
    }

    /// `appendCellForPeople` for text.
    public mutating func appendCellForPeople(_ text: String) {
        appendCellForPeople(text.utf8.span)
    }
}

/// Which cells a spreadsheet takes for formulas.
public enum SpreadsheetCell {
    /// True where it would run the cell: the rule of `appendCellForPeople`.
    public static func wouldRun(_ bytes: FieldBytes) -> Bool {
        switch bytes.first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), Punctuation.carriageReturn,
            Punctuation.lineFeed:
            true
        case UInt8(ascii: "+"), UInt8(ascii: "-"): !isPlainNumber(bytes.extracting(1...))
        case 0xEF: beginsWithFullWidthSign(bytes)
        default: false
        }
    }

    /// U+FF0B, U+FF0D, U+FF1D and U+FF20, which spreadsheets set to East Asian languages take as well.
    private static func beginsWithFullWidthSign(_ bytes: FieldBytes) -> Bool {
        bytes.count >= 3 && bytes[1] == 0xBC && [0x8B, 0x8D, 0x9D, 0xA0].contains(bytes[2])
    }

    /// Digits with at most one point between or before them.
    private static func isPlainNumber(_ bytes: FieldBytes) -> Bool {
        guard let last = bytes.last, last != UInt8(ascii: ".") else { return false }
        var points = 0
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: "."): points += 1
            default: return false
            }
        }
        return points <= 1
    }
}
