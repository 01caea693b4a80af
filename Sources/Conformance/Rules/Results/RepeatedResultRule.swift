import CSVCore
import DurableFiles
import OneRoster

/// A student has one result of a line item.
///
/// Pairs of ids are met as fingerprints, whether or not their files are in the set. A row that repeats the id of
/// the other too is a finding of `IdentityRule`, and not told again.
final class RepeatedResultRule: RowRule {
    private struct Columns {
        let id: Int
        let lineItem: Int
        let student: Int
    }

    private let index: SetIndex
    private let folder: FilePath
    private let fingerprinter = Fingerprinter(foldsCase: false)
    private var columns: Columns?
    private var file = ""
    private var results: FingerprintFile?

    init(_ index: SetIndex, scratchFolder: FilePath) {
        self.index = index
        folder = scratchFolder
    }

    func begin(_ table: Table, file: String, isDelta: Bool) -> Bool {
        guard table.name == ReferenceTarget.results, let id = table.place(of: "sourcedId"),
            let lineItem = table.place(of: "lineItemSourcedId"),
            let student = table.place(of: "studentSourcedId")
        else { return false }
        columns = Columns(id: id, lineItem: lineItem, student: student)
        self.file = file
        results = FingerprintFile(scratchFolder: folder)
        return true
    }

    func see(_ row: CheckedRow, _ report: (Finding) -> Void) throws {
        guard let columns, !index.isDeleted, let lineItem = row.value(columns.lineItem),
            let student = row.value(columns.student)
        else { return }
        // Alike are results of one line item and student; the same are those whose id is the same too.
        var fingerprint = fingerprinter.fingerprint(lineItem, student)
        fingerprint.exact =
            row.value(columns.id).map { fingerprinter.fingerprint($0).exact } ?? UInt64(row.line)
        try results?.append(fingerprint, line: row.line)
    }

    func end(_ table: Table, isRead: Bool, _ report: (Finding) -> Void) throws {
        guard let results, let columns else { return }
        self.results = nil
        try results.finish()
        try results.repeats(scratchFolder: folder).forEach { found in
            guard found.kind == .alike else { return }
            report(
                Finding(
                    .resultRepeated, file: file, line: found.line,
                    column: table.columns[columns.student].name,
                    detail: "line \(found.other) is of the same line item and student"))
        }
    }
}
