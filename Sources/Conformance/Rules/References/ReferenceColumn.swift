import CSVCore
import OneRoster

/// A column that leads to rows of another file, or of its own.
struct ReferenceColumn {
    let place: Int
    let name: String
    /// Ids with commas between them.
    let isList: Bool
    /// The table that it leads to.
    let table: String
    let kind: KnownFile.Kind?
    /// Its own file: a row may lead to one further down.
    let isOwn: Bool

    static func all(of table: Table) -> [ReferenceColumn] {
        table.columns.indices.compactMap { ReferenceColumn(table, place: $0) }
    }

    private init?(_ table: Table, place: Int) {
        let column = table.columns[place]
        guard let target = ReferenceTarget.table(of: column, in: table) else { return nil }
        self.place = place
        name = column.name
        isList = column.format == .references
        self.table = target
        kind = ReferenceTarget.kind(of: column)
        isOwn = target == table.name
    }

    /// Lends each id of a cell.
    func forEachID(_ cell: FieldBytes, _ body: (FieldBytes) -> Void) {
        guard isList else { return body(cell) }
        var rest = cell
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: ",")) ?? rest.count
            let part = rest.extracting(..<end)
            if let start = part.firstIndex(where: { $0 != UInt8(ascii: " ") }) {
                body(part.extracting(start...))
            }
            rest = rest.extracting(min(end + 1, rest.count)...)
        }
    }
}
