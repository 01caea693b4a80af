import CSVCore
import Inputs
import OneRoster

/// A reference leads to a row that is there, is not on its way out, and is of the kind that is asked for.
///
/// Notes in the index what each cell of the row leads to, and in the row which cell is no good, so it comes before
/// the rules that ask. What leads to the same file is told at its end, when all ids are known; what leads to
/// results.csv is for `ResultReferenceRule`.
final class ReferenceRule: RowRule {
    private let index: SetIndex
    private var columns: [ReferenceColumn] = []
    /// By place in `columns`, looked up once for the file: what the column leads to, where the set has it.
    private var targets: [KnownFile?] = []
    /// By place in `columns`: that it could not be looked up has been noted.
    private var isNoted: [Bool] = []
    private var own: OwnReferences?
    private var unchecked: Set<String> = []
    /// By place in `columns`: the row that the cell before led to, for files sorted by what they lead to.
    private var latest: [Int] = []

    init(_ index: SetIndex) {
        self.index = index
    }

    var uncheckedReferences: [String] { unchecked.sorted() }

    func begin(_ table: Table, file: String, isDelta: Bool) -> Bool {
        columns = ReferenceColumn.all(of: table).filter { $0.table != ReferenceTarget.results }
        targets = columns.map { index.files[$0.table] }
        isNoted = Array(repeating: false, count: columns.count)
        latest = Array(repeating: -1, count: columns.count)
        let known = index.files[table.name]
        own = columns.contains { $0.isOwn } ? known.map { OwnReferences(table, file: file, $0) } : nil
        return !columns.isEmpty
    }

    func see(_ row: CheckedRow, _ report: (Finding) -> Void) {
        guard !index.isDeleted else { return }
        for number in columns.indices {
            guard let cell = row.value(columns[number].place) else { continue }
            if let known = targets[number], isKnownAlready(number, cell, known) { continue }
            look(number, cell, row, report)
        }
    }

    /// The same id as in the row before, and nothing was wrong with it: most files are sorted by what they lead to.
    private func isKnownAlready(_ number: Int, _ cell: FieldBytes, _ known: KnownFile) -> Bool {
        let before = latest[number]
        guard before >= 0, known.hasID(before, cell) else { return false }
        index.links[columns[number].place] = before
        return true
    }

    func end(_ table: Table, isRead: Bool, _ report: (Finding) -> Void) {
        guard let own, let known = index.files[table.name] else { return }
        if !known.isWhole { unchecked.formUnion(own.names) }
        own.end(report)
        self.own = nil
    }

    private func look(_ number: Int, _ cell: FieldBytes, _ row: CheckedRow, _ report: (Finding) -> Void) {
        let column = columns[number]
        if column.isOwn {
            column.forEachID(cell) { own?.add($0, from: index.own, line: row.line, column: column) }
            return
        }
        guard let known = targets[number] else { return note(number, row) }
        if !known.isWhole { note(number, row) }
        latest[number] = -1
        column.forEachID(cell) { id in
            let found = known.index(of: id)
            if let fault = ReferenceFault(found, in: known, kind: column.kind) {
                report(row.finding(fault.code, column.place, detail: fault.detail(column.table)))
                row.isGood[column.place] = false
            } else if let found, !column.isList {
                index.links[column.place] = found
                latest[number] = found
            }
        }
    }

    private func note(_ number: Int, _ row: CheckedRow) {
        guard !isNoted[number] else { return }
        isNoted[number] = true
        unchecked.insert("\(row.file) \(columns[number].name)")
    }
}
