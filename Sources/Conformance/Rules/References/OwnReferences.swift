import CSVCore
import Inputs
import OneRoster

/// References of a file to itself, kept until its end: a parent may stand below its child.
final class OwnReferences {
    private struct Reference {
        var wanted: UInt32
        /// The index of the row that it stands in; -1 where that has no id.
        var from: Int32
        var column: Int32
        var line: Int
    }

    private let table: Table
    private let file: String
    private let known: KnownFile
    private let wanted = IDTable()
    private var references: [Reference] = []

    init(_ table: Table, file: String, _ known: KnownFile) {
        self.table = table
        self.file = file
        self.known = known
    }

    /// Each column that has a reference, as `CheckedSet.uncheckedReferences` calls it.
    var names: Set<String> {
        Set(Set(references.map(\.column)).map { "\(file) \(table.columns[Int($0)].name)" })
    }

    func add(_ id: FieldBytes, from row: Int, line: Int, column: ReferenceColumn) {
        references.append(
            Reference(
                wanted: UInt32(wanted.add(id).index), from: Int32(row), column: Int32(column.place),
                line: line))
    }

    func end(_ report: (Finding) -> Void) {
        let wanted = wanted
        let rows = (0..<wanted.count).map { known.index(of: wanted[$0]) }
        for reference in references {
            let row = rows[Int(reference.wanted)]
            if let fault = ReferenceFault(row, in: known, kind: nil) {
                report(finding(reference, fault.code, fault.detail(table.name)))
            }
        }
        endParents(rows, report)
    }

    private func endParents(_ rows: [Int?], _ report: (Finding) -> Void) {
        guard let column = table.place(of: "parentSourcedId") else { return }
        var parents = RowValues(unknown: -1)
        var stated = RowValues<Reference?>(unknown: nil)
        for reference in references where reference.column == column && reference.from >= 0 {
            parents.set(rows[Int(reference.wanted)] ?? -1, at: Int(reference.from))
            stated.set(reference, at: Int(reference.from))
        }
        for circle in ParentChains.circles(parents) {
            guard let reference = stated[circle.first] else { continue }
            let detail = circle.length == 1 ? "its own parent" : "a circle of \(circle.length) rows"
            report(finding(reference, .parentCycle, detail))
        }
    }

    private func finding(_ reference: Reference, _ code: FindingCode, _ detail: String) -> Finding {
        Finding(
            code, file: file, line: reference.line, column: table.columns[Int(reference.column)].name,
            detail: detail)
    }
}
