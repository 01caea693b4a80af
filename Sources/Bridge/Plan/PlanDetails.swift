import CSVCore
import Domain
import Intake

/// Hears what became of single candidates.
protocol PlanDetails: AnyObject {
    /// False: only held and rejected candidates are told, which saves nine calls in ten.
    var wantsEveryCandidate: Bool { get }

    /// - Parameter person: PersonId, for a candidate without a student in Campus.
    func candidate(
        _ disposition: Disposition, item: String, section: String?, student: FieldBytes?, person: String?,
        line: Int
    ) throws
    func notice(
        _ notice: PlanNotice, item: String, section: String, student: FieldBytes?, line: Int?
    ) throws
    func finding(_ finding: IntakeFinding) throws
}

extension PlanDetails {
    func notice(_ notice: PlanNotice, item: String, section: String) throws {
        try self.notice(notice, item: item, section: section, student: nil, line: nil)
    }
}
