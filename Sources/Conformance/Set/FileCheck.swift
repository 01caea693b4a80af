import CSVCore
import OneRoster

/// Checks one table of a set: its header, its cells, and what the rules beyond single cells find in its rows.
struct FileCheck {
    let table: Table
    /// As the set calls it.
    let file: String
    let presence: Manifest.Presence?
    let options: CheckOptions

    private var isDelta: Bool { presence == .delta }

    /// - Parameter counted: called for each row.
    func run(
        _ source: SetSource, _ rules: [any RowRule], counted: () -> Void, _ report: (Finding) -> Void
    ) throws -> CheckedSet.File {
        let opened = try SetTable(file, of: source, options, report)
        let active = rules.filter { $0.begin(table, file: file, isDelta: isDelta) }
        if try opened.header(report) {
            try readRows(of: opened, active, counted, report)
        }
        for rule in active { try rule.end(table, isRead: opened.isRead, report) }
        if opened.isRead, opened.rows == 0, presence != .absent {
            report(Finding(.fileWithoutRows, file: file))
        }
        return CheckedSet.File(name: file, rows: opened.rows, presence: presence, isRead: opened.isRead)
    }

    private func readRows(
        of opened: SetTable, _ rules: [any RowRule], _ counted: () -> Void, _ report: (Finding) -> Void
    ) throws {
        let header = HeaderCheck(opened.reader, table, file: file, report)
        let row = CheckedRow(
            table, file: file, isDelta: isDelta, reader: opened.reader, places: header.places)
        let cells = CellCheck(table, options)
        while try opened.next(report) {
            row.advance()
            cells.check(row, report)
            checkMetadata(header.metadata, opened.reader, row.line, report)
            for rule in rules { try rule.see(row, report) }
            counted()
        }
    }

    /// Cells of one's own may hold anything but a line break.
    private func checkMetadata(
        _ places: [Int], _ reader: CSVReader, _ line: Int, _ report: (Finding) -> Void
    ) {
        for place in places where TextCell.hasLineBreak(reader[place]) {
            let shown = ShownValue(reader[place], options)
            report(
                Finding(
                    .valueLineBreak, file: file, line: line, column: "\(place + 1)", shape: shown.shape,
                    value: shown.value))
        }
    }
}
