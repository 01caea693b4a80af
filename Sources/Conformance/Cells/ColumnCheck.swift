import CSVCore
import Intake
import OneRoster

/// What may stand in the cells of one column, made ready for millions of rows.
struct ColumnCheck {
    let column: Column
    /// What the format asks for, in words.
    let expected: String
    private let isBlankAllowed: Bool
    private let words: [[UInt8]]

    init(_ column: Column, of table: Table) {
        self.column = column
        expected = Self.expected(column.format)
        // A score may be blank where the result is not graded; whether it is, another rule asks.
        isBlankAllowed =
            column.requirement == .never || (table.name == "results" && column.name == "score")
        words =
            switch column.format {
            case .oneOf(let words, _), .someOf(let words, _): words.map { Array($0.utf8) }
            default: []
            }
    }

    /// - Parameter isDeleted: the row says that something is gone; then only its first three cells are asked for.
    func faultOfBlank(isDelta: Bool, isDeleted: Bool) -> FindingCode? {
        switch column.requirement {
        case .inDelta: isDelta ? .cellEmpty : nil
        case .always: isBlankAllowed || (isDeleted && column.name != "sourcedId") ? nil : .cellEmpty
        case .never: nil
        }
    }

    /// What is wrong with a cell that is not blank.
    func fault(of cell: FieldBytes, isDelta: Bool) -> FindingCode? {
        if column.requirement == .inDelta, !isDelta { return .cellNotBlank }
        switch column.format {
        case .text: return TextCell.fault(cell)
        case .texts: return TextCell.fault(cell) ?? (ListCell.hasBlank(cell) ? .valueList : nil)
        default: break
        }
        guard let code = faultOfForm(cell) else { return nil }
        if TextCell.hasLineBreak(cell) { return .valueLineBreak }
        let trimmed = TextCell.trimmed(cell)
        return trimmed.count < cell.count && faultOfForm(trimmed) == nil ? .valueSpaces : code
    }

    private func faultOfForm(_ cell: FieldBytes) -> FindingCode? {
        switch column.format {
        case .id, .reference: GUIDRule.accepts(cell) ? nil : .valueID
        case .references: ListCell.firstFault(cell) { GUIDRule.accepts($0) ? nil : .valueID }
        case .oneOf(_, let isExtensible): faultOfWord(cell, isExtensible)
        case .someOf(_, let isExtensible): ListCell.firstFault(cell) { faultOfWord($0, isExtensible) }
        case .instant: ValueForm.isInstant(cell) ? nil : .valueInstant
        case .day: ValueForm.isDay(cell) ? nil : .valueDate
        case .year: ValueForm.isYear(cell) ? nil : .valueYear
        case .decimal: ValueForm.isDecimal(cell) ? nil : .valueDecimal
        case .integer: ValueForm.isInteger(cell) ? nil : .valueInteger
        case .text, .texts: nil
        }
    }

    private func faultOfWord(_ cell: FieldBytes, _ isExtensible: Bool) -> FindingCode? {
        for word in words where word.count == cell.count {
            if word.withUnsafeBufferPointer({ ByteOrder.equal($0, cell) }) { return nil }
        }
        let isExtension = cell.count > 4 && cell.starts(with: "ext:".utf8)
        guard isExtension else { return .valueEnumeration }
        return isExtensible ? nil : .valueExtension
    }

    private static func expected(_ format: Column.Format) -> String {
        switch format {
        case .id, .reference: "1 to 255 of 0-9 A-Z a-z . / @ _ - are expected"
        case .references: "ids with commas between them are expected"
        case .text: "text in one line is expected"
        case .texts: "texts with commas between them are expected"
        case .oneOf(let words, let isExtensible), .someOf(let words, let isExtensible):
            "expected: \(words.joined(separator: ", "))\(isExtensible ? ", or ext: and a word" : "")"
        case .instant: "a time such as 2026-11-23T02:00:00.000Z is expected"
        case .day: "a day such as 2026-11-23 is expected"
        case .year: "a year of four digits is expected"
        case .decimal: "a plain number such as 9.5 is expected"
        case .integer: "a whole number is expected"
        }
    }
}
