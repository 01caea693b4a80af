import CSVCore
import Domain
import OneRoster

extension CheckedRow {
    /// A cell that a rule may build on: there, filled, and keeping the rules for single cells. Else nil, and the
    /// rule keeps quiet: one fault gives one finding.
    @_lifetime(copy self)
    func value(_ column: Int) -> FieldBytes? {
        guard isGood[column] else { return nil }
        let cell = self[column]
        return cell.isEmpty ? nil : cell
    }

    func day(_ column: Int) -> CalendarDay? {
        value(column).flatMap { CalendarDay($0) }
    }

    /// nil also for a number too long to be counted in billionths.
    func points(_ column: Int) -> Points? {
        value(column).flatMap { Points($0) }
    }

    /// A finding of this row's cell in a column of the table.
    func finding(_ code: FindingCode, _ column: Int, detail: String? = nil) -> Finding {
        Finding(code, file: file, line: line, column: table.columns[column].name, detail: detail)
    }
}

extension Table {
    /// Where a column stands in the table; nil where this version does not have it.
    func place(of column: String) -> Int? {
        columns.firstIndex { $0.name == column }
    }
}
