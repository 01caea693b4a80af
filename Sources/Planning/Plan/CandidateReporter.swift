package import CSVCore
package import Domain
import Intake
import Outcome

/// Tells the details of one line item: what was held or rejected, and what is worth knowing of the rest.
package struct CandidateReporter {
    package let details: any PlanDetails
    package let item: String
    package let section: String

    package func report(
        _ disposition: Disposition, _ result: PlannedResult, student: FieldBytes, person: String?,
        maxPoints: Points?
    ) throws {
        let line = result.record?.lineNumber
        switch disposition {
        case .sent:
            if case .points(let points)? = result.value, let maxPoints, points > maxPoints {
                try notice(.aboveMaxPoints, student, line)
            }
        case .held(.noScore) where result.before != nil: try notice(.scoreVanished, student, line)
        case .held(.exempt) where result.before != nil: try notice(.becameExempt, student, line)
        case .held, .rejected, .unchanged, .inFlight, .frozen: break
        }
        guard disposition.isNews || details.wantsEveryCandidate else { return }
        try details.candidate(
            CandidateOutcome(
                disposition: disposition, item: item, section: section, student: student,
                person: person, line: line ?? 0))
    }

    /// A result that was sent before and has no row in this section any more.
    package func vanished(_ student: FieldBytes, isEnrolled: Bool) throws {
        try notice(isEnrolled ? .scoreVanished : .leftSection, student, nil)
    }

    private func notice(_ notice: PlanNotice, _ student: FieldBytes, _ line: Int?) throws {
        try details.notice(notice, item: item, section: section, student: student, line: line)
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
