package import Domain
package import DurableFiles
package import Inputs
package import Intake
package import Outcome
package import Records

/// What a run tells of its inputs and of single candidates: in details.csv for people, and to the ledger.
///
/// It hears what is found while files are read; each batch of the plan has a listener of its own (`batch`), whose rows
/// come behind those of the batch before it.
package final class RunDetails {
    package static let header = "class,code,item,section,student,person,file,line,column,what_to_do"
    private static let pieceBytes = 1 << 16

    /// Written as a stream, because a large district holds hundred thousands of candidates every night.
    private let file: OutputFile?
    private let assessmentsFile: String
    /// What was heard while files were read, or by batches that have told.
    private let rows: DetailRows
    /// What an export keeps in the ledger; nil where nothing is kept.
    private let found: FoundRowStore?
    /// Hears of every candidate, whatever became of it; nil where only held and rejected ones matter.
    private let listener: ((CandidateOutcome) -> Void)?
    private var unknown = UnknownItems()
    /// Rows classed while they were read, because no item of the export stands behind them.
    package private(set) var rowsOfUnknownItems = ClassTally()
    private var failure: (any Error)?
    /// Known once the scores were read; batches that begin then tell of it.
    package var unreadable = UnreadableTexts()

    /// Scores that were rejected for a cell which cannot be read, with what stands in it.
    package var unreadableValues: [UnreadableValue] { rows.unreadableValues }
    package var notices: [PlanNotice: Int] { rows.notices }
    package var findings: [InputFinding.Code: Int] { rows.findings }
    /// Rows of tables other than Assessments.csv that were not used.
    package var rejectedTableRows: RejectedRows { rows.rejectedTableRows }

    /// - Parameters:
    ///   - assessmentsFile: how the profile calls Assessments.csv.
    ///   - keptIn: the folder for scratch files of an export, which keeps what it finds in the ledger.
    package init(_ path: FilePath, assessmentsFile: String, keptIn scratchFolder: FilePath? = nil) throws {
        let file = try OutputFile(path)
        try file.write((SpreadsheetFile.byteOrderMark + Self.header + "\r\n").utf8.span)
        self.file = file
        self.assessmentsFile = assessmentsFile
        rows = DetailRows(assessmentsFile: assessmentsFile)
        found = try scratchFolder.map { try FoundRowStore(scratchFolder: $0) }
        listener = nil
    }

    /// Writes no file: whoever listens hears of every candidate, on the thread that plans.
    package init(listener: @escaping (CandidateOutcome) -> Void) {
        file = nil
        assessmentsFile = ""
        rows = DetailRows(assessmentsFile: "")
        found = nil
        self.listener = listener
    }

    // MARK: While files are read

    /// For readers that cannot stop at once; `rethrow` ends the run.
    package func finding(_ finding: InputFinding) {
        rows.finding(finding)
        do { try flush(atLeast: Self.pieceBytes) } catch { failure = failure ?? error }
    }

    package func rethrow() throws {
        if let failure { throw failure }
    }

    /// A row that names an item which the export does not have.
    package func unknownItem(_ row: AssessmentStream.UnknownItemRow) throws {
        let disposition = Disposition.rejected(.unknownItem)
        rowsOfUnknownItems.rowsWithoutSection += 1
        rowsOfUnknownItems.count(disposition)
        unknown.count(row.itemID)
        let outcome = CandidateOutcome(
            disposition: disposition, item: row.itemID, section: nil, student: nil, person: row.personID,
            line: row.line)
        listener?(outcome)
        rows.candidate(outcome)
        try flush(atLeast: Self.pieceBytes)
    }

    /// The unknown items that rows named, in the order of their ids; complete once all files were read.
    package func unknownItems() -> [UnknownItem] { unknown.sorted() }

    // MARK: While the plan is made

    /// - Parameter unknownItems: those whose places are in the batch.
    package func batch(_ unknownItems: ArraySlice<UnknownItem>) -> BatchDetails {
        BatchDetails(
            DetailRows(assessmentsFile: assessmentsFile, unreadable: unreadable),
            found == nil ? nil : UnresolvedRecorder(unknownItems: unknownItems), listener)
    }

    /// Takes what was heard of a batch, after those before it and before those behind it.
    package func take(_ batch: BatchDetails) throws {
        try flush(atLeast: 0)
        try write(batch.rows)
        rows.add(batch.rows)
        if let found { try batch.recorder?.withRows(found.append) }
    }

    /// Hands over what was found, rising by (item, section, class, code), so that the ledger is brought up to date
    /// with it (`mergeUnresolved`).
    package func forEachFoundRow(_ body: (FoundRow) throws -> Void) throws {
        guard let found else { return }
        try found.finishWriting()
        try found.forEach(body)
    }

    package func close() throws {
        try flush(atLeast: 0)
        try file?.close()
    }

    private func flush(atLeast bytes: Int) throws {
        if rows.byteCount >= max(bytes, 1) { try write(rows) }
    }

    private func write(_ rows: DetailRows) throws {
        try rows.withRows { bytes in try file?.write(bytes) }
    }
}
