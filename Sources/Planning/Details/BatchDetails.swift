package import CSVCore
package import Domain
package import Intake
import Outcome
package import Records

/// Hears of the candidates of one batch, on the thread that plans it, until its turn has come (`RunDetails.take`).
package final class BatchDetails {
    let rows: DetailRows
    /// What the ledger is to keep; nil where it keeps nothing.
    let recorder: UnresolvedRecorder?
    private let listener: ((CandidateOutcome) -> Void)?
    /// What a person does about `due-outside-period` in the section at hand, where that is something of its own.
    private(set) var dueAdvice: StaticString?

    init(
        _ rows: DetailRows, _ recorder: UnresolvedRecorder?, _ listener: ((CandidateOutcome) -> Void)?
    ) {
        self.rows = rows
        self.recorder = recorder
        self.listener = listener
    }

    /// False: only held and rejected candidates need be told, which saves nine calls in ten.
    package var wantsEveryCandidate: Bool { listener != nil }

    /// What comes next is about this item, until another begins. Items come in the order of their ids.
    package func begin(_ item: GradebookItem, id: String) throws { try recorder?.begin(item, id: id) }

    /// What comes next is mostly about this section of the item. A school that is not known is empty.
    package func begin(section: String, school: String, dueAdvice: StaticString? = nil) {
        self.dueAdvice = dueAdvice
        recorder?.begin(section: section, school: school)
    }

    /// What comes next is about a line item that the export does not have, of the item at hand or of another.
    package func begin(missing line: StoredLineItem) throws { try recorder?.begin(missing: line) }

    package func candidate(_ outcome: CandidateOutcome) {
        listener?(outcome)
        rows.candidate(outcome)
        recorder?.candidate(outcome)
    }

    package func notice(
        _ notice: PlanNotice, item: String, section: String, student: FieldBytes? = nil, line: Int? = nil
    ) {
        rows.notice(notice, item: item, section: section, student: student, line: line)
        recorder?.notice(notice, section: section, student: student)
    }
}
