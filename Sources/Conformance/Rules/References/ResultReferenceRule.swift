import DurableFiles
import OneRoster

/// A reference to a result leads to one. Results are too many to keep their ids, so both sides are met as
/// fingerprints at the end of the file that refers to them.
final class ResultReferenceRule: RowRule {
    private let index: SetIndex
    private let identity: IdentityRule
    private let folder: FilePath
    private var column = 0
    private var file = ""
    private var references: FingerprintFile?
    private var unchecked: Set<String> = []

    /// - Parameter identity: comes before this rule; it keeps the ids of results.csv.
    init(_ index: SetIndex, _ identity: IdentityRule, scratchFolder: FilePath) {
        self.index = index
        self.identity = identity
        folder = scratchFolder
    }

    var uncheckedReferences: [String] { unchecked.sorted() }

    func begin(_ table: Table, file: String, isDelta: Bool) -> Bool {
        let columns = ReferenceColumn.all(of: table).filter { $0.table == ReferenceTarget.results }
        guard let reference = columns.first else { return false }
        self.file = file
        column = reference.place
        references = FingerprintFile(scratchFolder: folder)
        return true
    }

    func see(_ row: CheckedRow, _ report: (Finding) -> Void) throws {
        guard !index.isDeleted, let id = row.value(column) else { return }
        if !(identity.results?.isWhole ?? false) {
            unchecked.insert("\(file) \(row.table.columns[column].name)")
        }
        guard identity.results != nil else { return }
        try references?.append(identity.fingerprint(id), line: row.line)
    }

    func end(_ table: Table, isRead: Bool, _ report: (Finding) -> Void) throws {
        guard let results = identity.results, let references else { return }
        self.references = nil
        try references.finish()
        try references.missing(in: results.ids, scratchFolder: folder).forEach { found in
            let fault = found.kind == .marked ? ReferenceFault.deleted : .unknown
            if found.kind == .unknown, !results.isWhole { return }
            report(
                Finding(
                    fault.code, file: file, line: found.line, column: table.columns[column].name,
                    detail: fault.detail(ReferenceTarget.results)))
        }
    }
}
