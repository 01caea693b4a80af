import CSVCore
import OneRoster

/// Checks the cells of a row one by one.
struct CellCheck {
    private let checks: [ColumnCheck]
    private let statusColumn: Int?
    private let kind: FileKind?
    private let options: CheckOptions

    /// - Parameter kind: nil where it is not known.
    init(_ table: Table, _ kind: FileKind?, _ options: CheckOptions) {
        self.kind = kind
        checks = table.columns.map { ColumnCheck($0, of: table) }
        statusColumn = table.columns.firstIndex { $0.name == "status" }
        self.options = options
    }

    /// Sets `row.isGood`. One fault of a cell is told, the one that a person mends first.
    func check(_ row: CheckedRow, _ report: (Finding) -> Void) {
        let isDeleted = row.isDelta && isDeleted(row)
        for index in checks.indices where row.has(index) {
            let cell = row[index]
            let code =
                cell.isEmpty
                ? checks[index].faultOfBlank(kind, isDeleted: isDeleted)
                : checks[index].fault(of: cell, kind)
            if let code { reportFinding(code, cell, checks[index], row, index, report) }
        }
    }

    private func isDeleted(_ row: CheckedRow) -> Bool {
        statusColumn.map { Word.equals(row[$0], "tobedeleted") } ?? false
    }

    private func reportFinding(
        _ code: FindingCode, _ cell: FieldBytes, _ check: ColumnCheck, _ row: CheckedRow, _ index: Int,
        _ report: (Finding) -> Void
    ) {
        // A formula is as good a title as any other, and a time with an offset is one.
        row.isGood[index] = code == .formula || code == .instantOffset
        let shown = ShownValue(cell, options)
        report(
            Finding(
                code, file: row.file, line: row.line, column: check.column.name, shape: shown.shape,
                value: shown.value, detail: detail(code, check)))
    }

    private func detail(_ code: FindingCode, _ check: ColumnCheck) -> String? {
        switch code {
        case .cellEmpty, .cellNotBlank, .formula, .valueLineBreak, .valueControl, .valueSpaces: nil
        default: check.expected
        }
    }
}
