package import CSVCore
package import Domain
package import DurableFiles
package import Inputs
import Intake
import Outcome
package import Records

/// What an export tells of single candidates goes two ways: into details.csv for people, and into the ledger.
///
/// It hears what is found while files are read; each batch of the plan has a listener of its own.
package final class ExportDetails: PlanDetails {
    package let wantsEveryCandidate = false
    package let writer: DetailWriter
    private let store: FoundRowStore
    private var unknown = UnknownItems()

    package init(_ writer: DetailWriter, scratchFolder: FilePath) throws {
        self.writer = writer
        store = try FoundRowStore(scratchFolder: scratchFolder)
    }

    /// The unknown items that rows named, in the order of their ids; complete once all files were read.
    package func unknownItems() -> [UnknownItem] { unknown.sorted() }

    /// Hears of one batch.
    package func batch(_ unknownItems: ArraySlice<UnknownItem>) -> any PlanDetails {
        BatchDetails(self, unknownItems)
    }

    package func candidate(_ outcome: CandidateOutcome) throws {
        try writer.candidate(outcome)
        if outcome.disposition == .rejected(.unknownItem) { unknown.count(outcome.item) }
    }

    package func notice(
        _ notice: PlanNotice, item: String, section: String, student: FieldBytes?, line: Int?
    ) throws {
        try writer.notice(notice, item: item, section: section, student: student, line: line)
    }

    package func finding(_ finding: InputFinding) throws { try writer.finding(finding) }

    /// Hands over what was found, rising by (item, section, class, code), so that the ledger is brought up to date
    /// with it (`mergeUnresolved`).
    package func forEachFoundRow(_ body: (FoundRow) throws -> Void) throws {
        try store.finishWriting()
        try store.forEach(body)
    }

    fileprivate func take(_ rows: DetailRows, _ recorder: UnresolvedRecorder) throws {
        try writer.take(rows)
        try recorder.withRows(store.append)
    }
}

/// Hears of one batch, on the thread that plans it, and tells when its turn has come.
private final class BatchDetails: PlanDetails {
    let wantsEveryCandidate = false
    private let all: ExportDetails
    private let rows: DetailRows
    private let recorder: UnresolvedRecorder

    init(_ all: ExportDetails, _ unknownItems: ArraySlice<UnknownItem>) {
        self.all = all
        rows = all.writer.rowsOfUnit()
        recorder = UnresolvedRecorder(unknownItems: unknownItems)
    }

    func begin(_ item: GradebookItem, id: String) throws { try recorder.begin(item, id: id) }
    func begin(section: String, school: String) { recorder.begin(section: section, school: school) }
    func begin(missing line: StoredLineItem) throws { try recorder.begin(missing: line) }

    func candidate(_ outcome: CandidateOutcome) throws {
        try rows.candidate(outcome)
        try recorder.candidate(outcome)
    }

    func notice(
        _ notice: PlanNotice, item: String, section: String, student: FieldBytes?, line: Int?
    ) throws {
        try rows.notice(notice, item: item, section: section, student: student, line: line)
        try recorder.notice(notice, item: item, section: section, student: student, line: line)
    }

    func finding(_ finding: InputFinding) throws { try rows.finding(finding) }

    func handOn() throws { try all.take(rows, recorder) }
}

/// Hears of one batch for a preview, which keeps nothing in the ledger.
package final class PreviewUnitDetails: PlanDetails {
    package let wantsEveryCandidate = false
    private let writer: DetailWriter
    private let rows: DetailRows

    package init(_ writer: DetailWriter) {
        self.writer = writer
        rows = writer.rowsOfUnit()
    }

    package func candidate(_ outcome: CandidateOutcome) throws {
        try rows.candidate(outcome)
    }

    package func notice(
        _ notice: PlanNotice, item: String, section: String, student: FieldBytes?, line: Int?
    ) throws {
        try rows.notice(notice, item: item, section: section, student: student, line: line)
    }

    package func finding(_ finding: InputFinding) throws { try rows.finding(finding) }

    package func handOn() throws { try writer.take(rows) }
}
