import CSVCore

/// The rules for cells that hold text of people.
enum TextCell {
    static func fault(_ cell: FieldBytes) -> FindingCode? {
        var hasControl = false
        for index in cell.indices {
            let byte = cell[index]
            guard byte < 0x20 || byte == 0x7f else { continue }
            if isLineBreak(byte) { return .valueLineBreak }
            hasControl = true
        }
        if hasControl { return .valueControl }
        return SpreadsheetCell.wouldRun(cell) ? .formula : nil
    }

    static func hasLineBreak(_ cell: FieldBytes) -> Bool { cell.contains(where: isLineBreak) }

    /// Without the spaces and tabs around it.
    @_lifetime(copy cell)
    static func trimmed(_ cell: FieldBytes) -> FieldBytes {
        guard let first = cell.firstIndex(where: { !isSpace($0) }),
            let last = cell.lastIndex(where: { !isSpace($0) })
        else { return FieldBytes() }
        return cell.extracting(first...last)
    }

    private static func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0a || byte == 0x0d }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
