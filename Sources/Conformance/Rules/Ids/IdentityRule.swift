import CSVCore
import DurableFiles
import OneRoster

/// An id stands once in a file, and in one spelling.
///
/// Ids are met as fingerprints, so that memory does not follow their number; what repeats is told at the file's
/// end, in the order of lines.
final class IdentityRule: RowRule {
    /// The ids of a file whose end was seen.
    struct KeptIDs {
        let ids: FingerprintFile
        /// An id that is not among them is not in the set.
        let isWhole: Bool
    }

    private let index: SetIndex
    private let folder: FilePath
    private let fingerprinter = Fingerprinter(foldsCase: true)
    private var file = ""
    private var isDelta = false
    private var lacksIDs = false
    private var idColumn = 0
    private var ids: FingerprintFile?
    /// The ids of results.csv, for the files that hang on it.
    private(set) var results: KeptIDs?

    init(_ index: SetIndex, scratchFolder: FilePath) {
        self.index = index
        folder = scratchFolder
    }

    func begin(_ table: Table, file: String, isDelta: Bool) -> Bool {
        guard let column = table.place(of: "sourcedId") else { return false }
        self.file = file
        self.isDelta = isDelta
        lacksIDs = false
        idColumn = column
        ids = FingerprintFile(scratchFolder: folder)
        return true
    }

    func see(_ row: CheckedRow, _ report: (Finding) -> Void) throws {
        guard let id = row.value(idColumn) else {
            if !row.has(idColumn) { lacksIDs = true }
            return
        }
        try ids?.append(fingerprint(id), line: row.line, mark: index.isDeleted)
    }

    func fingerprint(_ id: FieldBytes) -> Fingerprint { fingerprinter.fingerprint(id) }

    func end(_ table: Table, isRead: Bool, _ report: (Finding) -> Void) throws {
        guard let ids else { return }
        self.ids = nil
        try ids.finish()
        try ids.repeats(scratchFolder: folder).forEach { found in
            report(finding(found, column: table.columns[idColumn].name))
        }
        if table.name == ReferenceTarget.results {
            results = KeptIDs(ids: ids, isWhole: isRead && !isDelta && !lacksIDs)
        }
    }

    private func finding(_ found: MarkedLine, column: String) -> Finding {
        if found.kind == .same {
            return Finding(
                .idRepeated, file: file, line: found.line, column: column,
                detail: "the same as line \(found.other)")
        }
        return Finding(
            .idCase, file: file, line: found.line, column: column,
            detail: "differs from line \(found.other) only in upper and lower case")
    }
}
