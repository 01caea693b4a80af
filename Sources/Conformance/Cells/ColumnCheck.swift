import CSVCore
import Inputs
import OneRoster

/// What may stand in the cells of one column, made ready for millions of rows: a class, and everything that a cell
/// is asked for without a reference count, which would be most of the work.
final class ColumnCheck {
    let column: Column
    /// What the format asks for, in words.
    let expected: String
    private let form: Form
    private let isOfDelta: Bool
    private let isRequired: Bool
    private let isID: Bool
    /// The words of an enumeration, each after its length.
    private let words: [UInt8]

    private enum Form {
        case id, references, text, texts, instant, day, year, decimal, integer
        case word(isExtensible: Bool)
        case words(isExtensible: Bool)
    }

    init(_ column: Column, of table: Table) {
        self.column = column
        expected = Self.expected(column.format)
        form = Self.form(column.format)
        isOfDelta = column.requirement == .inDelta
        // A score may be blank where the result is not graded; whether it is, another rule asks.
        isRequired = column.requirement == .always && !(table.name == "results" && column.name == "score")
        isID = column.name == "sourcedId"
        words =
            switch column.format {
            case .oneOf(let words, _), .someOf(let words, _):
                words.flatMap { [UInt8($0.utf8.count)] + $0.utf8 }
            default: []
            }
    }

    /// - Parameter isDeleted: the row says that something is gone; then only its first three cells are asked for.
    func faultOfBlank(_ kind: FileKind?, isDeleted: Bool) -> FindingCode? {
        if isOfDelta { return kind == .delta ? .cellEmpty : nil }
        return isRequired && (isID || !isDeleted) ? .cellEmpty : nil
    }

    /// What is wrong with a cell that is not blank.
    func fault(of cell: FieldBytes, _ kind: FileKind?) -> FindingCode? {
        if isOfDelta, kind == .bulk { return .cellNotBlank }
        switch form {
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
        switch form {
        case .id: GUIDRule.accepts(cell) ? nil : .valueID
        case .references: ListCell.firstFault(cell) { GUIDRule.accepts($0) ? nil : .valueID }
        case .word(let isExtensible): faultOfWord(cell, isExtensible)
        case .words(let isExtensible): ListCell.firstFault(cell) { faultOfWord($0, isExtensible) }
        case .instant:
            !ValueForm.isInstant(cell) ? .valueInstant : ValueForm.hasOffset(cell) ? .instantOffset : nil
        case .day: ValueForm.isDay(cell) ? nil : .valueDate
        case .year: ValueForm.isYear(cell) ? nil : .valueYear
        case .decimal: ValueForm.isDecimal(cell) ? nil : .valueDecimal
        case .integer: ValueForm.isInteger(cell) ? nil : .valueInteger
        case .text, .texts: nil
        }
    }

    private func faultOfWord(_ cell: FieldBytes, _ isExtensible: Bool) -> FindingCode? {
        if Self.isAmong(words, cell) { return nil }
        guard Word.isExtension(cell) else { return .valueEnumeration }
        return isExtensible ? nil : .valueExtension
    }

    private static func isAmong(_ words: [UInt8], _ cell: FieldBytes) -> Bool {
        let words = words.span
        var start = 0
        while start < words.count {
            let end = start + 1 + Int(words[start])
            if ByteOrder.equal(words.extracting((start + 1)..<end), cell) { return true }
            start = end
        }
        return false
    }

    private static func form(_ format: Column.Format) -> Form {
        switch format {
        case .id, .reference: .id
        case .references: .references
        case .text: .text
        case .texts: .texts
        case .oneOf(_, let isExtensible): .word(isExtensible: isExtensible)
        case .someOf(_, let isExtensible): .words(isExtensible: isExtensible)
        case .instant: .instant
        case .day: .day
        case .year: .year
        case .decimal: .decimal
        case .integer: .integer
        }
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
