package import CSVCore
package import Domain
package import Inputs
package import Intake
import Outcome
package import Records

/// Hears what became of single candidates.
package protocol PlanDetails: AnyObject {
    /// False: only held and rejected candidates are told, which saves nine calls in ten.
    var wantsEveryCandidate: Bool { get }

    /// What comes next is about this item, until another begins. Items come in the order of their ids.
    func begin(_ item: GradebookItem, id: String) throws
    /// What comes next is mostly about this section of the item. A school that is not known is empty.
    func begin(section: String, school: String)
    /// What comes next is about a line item that the export does not have, of the item at hand or of another.
    func begin(missing line: StoredLineItem) throws

    func candidate(_ outcome: CandidateOutcome) throws
    func notice(
        _ notice: PlanNotice, item: String, section: String, student: FieldBytes?, line: Int?
    ) throws
    func finding(_ finding: InputFinding) throws
    /// Hands on what was heard of a batch, after those before it and before those behind it.
    func handOn() throws
}

extension PlanDetails {
    // Who tells each thing as it comes need not know where it is.
    package func begin(_ item: GradebookItem, id: String) throws {}
    package func begin(section: String, school: String) {}
    package func begin(missing line: StoredLineItem) throws {}
    // Who tells it at once has nothing left to hand on.
    package func handOn() throws {}

    package func notice(_ notice: PlanNotice, item: String, section: String) throws {
        try self.notice(notice, item: item, section: section, student: nil, line: nil)
    }
}
