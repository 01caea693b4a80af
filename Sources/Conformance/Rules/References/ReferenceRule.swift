import CSVCore
import Intake
import OneRoster

/// A reference leads to a row that is there, is not on its way out, and is of the kind that is asked for.
///
/// Notes in the index what each cell of the row leads to, and in the row which cell is no good, so it comes before
/// the rules that ask. What leads to the same file is told at its end, when all ids are known; what leads to
/// results.csv is for `ResultReferenceRule`.
final class ReferenceRule: RowRule {
    private let index: SetIndex
    private var columns: [ReferenceColumn] = []
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
        latest = Array(repeating: -1, count: columns.count)
        let known = index.files[table.name]
        own = columns.contains { $0.isOwn } ? known.map { OwnReferences(table, file: file, $0) } : nil
        return !columns.isEmpty
    }

    func see(_ row: CheckedRow, _ report: (Finding) -> Void) {
        guard !index.isDeleted else { return }
        for number in columns.indices {
            guard let cell = row.value(columns[number].place) else { continue }
            look(number, cell, row, report)
        }
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
        guard let known = index.files[column.table] else {
            unchecked.insert("\(row.file) \(column.name)")
            return
        }
        if !known.isWhole { unchecked.insert("\(row.file) \(column.name)") }
        column.forEachID(cell) { id in
            let found = target(number, id, known)
            if let fault = ReferenceFault(found, in: known, kind: column.kind) {
                report(row.finding(fault.code, column.place, detail: fault.detail(column.table)))
                row.isGood[column.place] = false
            } else if let found, !column.isList {
                index.links[column.place] = found
            }
        }
    }

    private func target(_ number: Int, _ id: FieldBytes, _ known: KnownFile) -> Int? {
        let before = latest[number]
        if before >= 0, ByteOrder.equal(known.id(before), id) { return before }
        guard let found = known.index(of: id) else { return nil }
        latest[number] = found
        return found
    }
}
