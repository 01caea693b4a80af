import CSVCore
import OneRoster

/// What the rows of a file are.
enum FileKind {
    /// Everything that there is.
    case bulk
    /// What changed.
    case delta
}

/// Checks one table of a set: its header, its cells, and what the rules beyond single cells find in its rows.
struct FileCheck {
    let table: Table
    /// As the set calls it.
    let file: String
    /// As the manifest says.
    let presence: Manifest.Presence?
    /// As the file is judged; nil where it is not known whether it is bulk or delta, and both are accepted.
    let kind: FileKind?
    let options: CheckOptions

    /// What is not known to be everything is taken for what changed.
    private var isDelta: Bool { kind != .bulk }

    /// - Parameter counted: called for each row.
    func run(
        _ source: SetSource, _ rules: [any RowRule], counted: () -> Void, _ report: (Finding) -> Void
    ) throws -> CheckedSet.File {
        var opened = try SetTable(file, columns: table.header, of: source, options, report)
        let active = rules.filter { $0.begin(table, file: file, isDelta: isDelta) }
        if try opened.header(report) {
            try readRows(of: &opened, active, counted, report)
        }
        for rule in active { try rule.end(table, isRead: opened.isRead, report) }
        if opened.isRead, opened.rows == 0, kind != nil {
            report(Finding(.fileWithoutRows, file: file))
        }
        return CheckedSet.File(name: file, rows: opened.rows, presence: presence, isRead: opened.isRead)
    }

    private func readRows(
        of opened: inout SetTable, _ rules: [any RowRule], _ counted: () -> Void, _ report: (Finding) -> Void
    ) throws {
        let header = HeaderCheck(opened.reader, table, file: file, report)
        let marks = RowMarks(table, file: file, isDelta: isDelta, places: header.places)
        let cells = CellCheck(table, kind, options)
        while try opened.next(report) {
            let row = CheckedRow(opened.reader.record, line: opened.reader.position.line, marks)
            cells.check(row, report)
            checkMetadata(header.metadata, opened.reader, row.line, report)
            for rule in rules { try rule.see(row, report) }
            counted()
        }
    }

    /// Cells of one's own may hold anything but a line break.
    private func checkMetadata(
        _ places: [Int], _ reader: borrowing CSVReader, _ line: Int, _ report: (Finding) -> Void
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
