import CSVCore
import Domain
import Inputs

/// What a read-back says of our line items, in a fixed few bytes each beside their texts.
struct CampusLineItems {
    private struct Entry {
        var maxPoints: Int64 = -1
        var title = UInt32.max
        var dueDate = Int32.min
        var category = UInt32.max
        var isPresent = false
        var isDeleted = false
    }

    private var entries: [Entry]
    /// It says something of one of ours.
    private(set) var hasAny = false
    /// Each once: sections of a course have the same, and many teachers give the same.
    private let titles = IDTable()
    private let categories = IDTable()

    init(count: Int) {
        entries = Array(repeating: Entry(), count: count)
    }

    func has(_ index: Int) -> Bool { entries[index].isPresent }

    subscript(index: Int) -> CampusLineItem? {
        guard entries.indices.contains(index), entries[index].isPresent else { return nil }
        let entry = entries[index]
        let title = titles.string(Int(entry.title))
        return CampusLineItem(
            title: title.isEmpty ? nil : title,
            dueDate: entry.dueDate == .min ? nil : CalendarDay(daysSince1970: entry.dueDate),
            category: entry.category == .max ? nil : categories.string(Int(entry.category)),
            maxPoints: entry.maxPoints < 0 ? nil : Points(billionths: entry.maxPoints),
            isDeleted: entry.isDeleted)
    }

    /// The columns that speak of a line item, as a table numbers them; nil where it has none of the kind.
    struct Columns {
        var title: Int
        var dueDate: Int
        var maxPoints: Int
        var category: Int?
    }

    /// Takes what the table's row says of the line item. A cell that cannot be read is reported and says
    /// nothing.
    mutating func set(
        _ index: Int, from table: borrowing TableReader, _ columns: Columns, isDeleted: Bool = false,
        id: FieldBytes, dates: DateReading,
        report: (InputFinding) -> Void
    ) {
        var entry = Entry()
        entry.isPresent = true
        entry.isDeleted = isDeleted
        // An extract alone has no categories.
        let isExtract = columns.category == nil
        // A tool of SQL says of a line item without a title that it has none.
        let title = table[columns.title]
        entry.title = UInt32(
            isExtract && CampusCell.isNothing(title) ? titles.addEmpty() : titles.add(title).index)
        func read<Value>(_ column: Int, _ value: (FieldBytes) -> Value?) -> Value? {
            let text = Cell.trimmed(table[column])
            guard !text.isEmpty, !(isExtract && CampusCell.isNothing(text)) else { return nil }
            if let value = value(table[column]) { return value }
            report(table.badValue(column, id: String(decoding: id, as: UTF8.self), keepsRow: true))
            return nil
        }
        if let day = read(columns.dueDate, { CampusCell.day($0, dates) }) {
            entry.dueDate = day.daysSince1970
        }
        if let points = read(columns.maxPoints, CampusCell.maxPoints) { entry.maxPoints = points.billionths }
        if let column = columns.category, !table[column].isEmpty {
            entry.category = UInt32(categories.add(table[column]).index)
        }
        entries[index] = entry
        hasAny = true
    }
}
