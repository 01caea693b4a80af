package import CSVCore
package import Domain
import Intake
import Outcome

// What is worth knowing of one result of a line item.
extension BatchDetails {
    /// What was held or rejected, and what is noticed of the rest.
    package func record(
        _ disposition: Disposition, _ result: PlannedResult, _ student: FieldBytes,
        item: String, section: String, person: String?, maxPoints: Points?
    ) {
        switch disposition {
        case .sent:
            if case .points(let points)? = result.value, let maxPoints, points > maxPoints {
                notice(.aboveMaxPoints, result, student, item: item, section: section)
            }
        case .held(.noScore) where result.before != nil:
            notice(.scoreVanished, result, student, item: item, section: section)
        case .held(.exempt) where result.before != nil:
            notice(.becameExempt, result, student, item: item, section: section)
        case .held, .rejected, .unchanged, .inFlight, .frozen: break
        }
        guard disposition.isNews || wantsEveryCandidate else { return }
        var outcome = CandidateOutcome(
            disposition: disposition, item: item, section: section,
            student: student, person: person, line: result.record?.lineNumber ?? 0)
        if disposition == .held(.dueOutsidePeriod) { outcome.ownAdvice = dueAdvice }
        candidate(outcome)
    }

    /// A result that was sent before and has no row in this section any more.
    package func recordVanished(
        _ result: PlannedResult, _ student: FieldBytes, item: String, section: String, isEnrolled: Bool
    ) {
        notice(isEnrolled ? .scoreVanished : .leftSection, result, student, item: item, section: section)
    }

    private func notice(
        _ notice: PlanNotice, _ result: PlannedResult, _ student: FieldBytes, item: String, section: String
    ) {
        self.notice(
            notice, item: item, section: section, student: student,
            line: result.record?.lineNumber)
    }
}

extension Disposition {
    /// Held or rejected: somebody may have to do something.
    fileprivate var isNews: Bool {
        switch self {
        case .held, .rejected: true
        case .sent, .unchanged, .inFlight, .frozen: false
        }
    }
}
