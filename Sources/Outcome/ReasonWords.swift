package import Domain
package import Ledger
package import Report

/// Each code in words for people who do not know it, and whom it concerns (Spec/reason-codes.md).
package enum ReasonWords {
    package struct Words {
        package var meaning: StaticString
        package var concerns: StaticString
    }

    private static let teacher: StaticString = "the teacher"
    private static let learning: StaticString = "the itslearning administrator"
    private static let campus: StaticString = "the Campus administrator"
    private static let registrar: StaticString = "the registrar"
    private static let nobody: StaticString = "nobody"

    package static func words(_ reason: HoldReason) -> Words {
        switch reason {
        case .noSection: Words(meaning: "Student in no section of the course", concerns: registrar)
        case .courseNotFromCampus: Words(meaning: "Course was not made by Campus", concerns: teacher)
        case .passbackOff: Words(meaning: "Grade passback is off for the course", concerns: learning)
        case .courseInactive: Words(meaning: "Course is not active", concerns: learning)
        case .itemType: Words(meaning: "Neither Assignment, Test nor Task", concerns: teacher)
        case .itemInactive: Words(meaning: "Item is not active", concerns: teacher)
        case .itemHidden: Words(meaning: "Assessment is not visible", concerns: teacher)
        case .noTerm: Words(meaning: "Item has no term", concerns: teacher)
        case .scaleNotScore: Words(meaning: "Item is not on the Score scale", concerns: teacher)
        case .noMaxPoints: Words(meaning: "Item has no maximum points", concerns: teacher)
        case .notRequested: Words(meaning: "Transfer was not requested", concerns: teacher)
        case .sectionNotInCampus: Words(meaning: "Section is not in Campus's roster", concerns: campus)
        case .termNotInCampus: Words(meaning: "Term is not in Campus's roster", concerns: campus)
        case .dueOutsidePeriod: Words(meaning: "Due date is outside the grading period", concerns: teacher)
        case .studentNotInCampus: Words(meaning: "Student is not in Campus's roster", concerns: registrar)
        case .notEnrolled: Words(meaning: "Student is not enrolled in the section", concerns: registrar)
        case .exempt: Words(meaning: "Student is exempt", concerns: teacher)
        case .noScore: Words(meaning: "No score yet", concerns: nobody)
        case .ambiguous: Words(meaning: "Two rows stand for one student", concerns: registrar)
        case .pointsChanged: Words(meaning: "Maximum points were changed in Campus", concerns: teacher)
        case .itemRemoved: Words(meaning: "Assignment is gone from Campus", concerns: teacher)
        }
    }

    package static func words(_ reason: RejectReason) -> Words {
        switch reason {
        case .badScore: Words(meaning: "Score is no number from 0 to 99999.99", concerns: teacher)
        case .badDate: Words(meaning: "Date of the assessment cannot be read", concerns: learning)
        case .badFlag: Words(meaning: "Exemption cannot be read", concerns: learning)
        case .unknownItem: Words(meaning: "Item is not in the export", concerns: learning)
        case .badItem: Words(meaning: "The item's own row cannot be used", concerns: learning)
        case .duplicate: Words(meaning: "Item and person stand twice", concerns: learning)
        }
    }

    package static func words(_ notice: PlanNotice) -> Words {
        switch notice {
        case .aboveMaxPoints: Words(meaning: "Score is above the maximum points", concerns: teacher)
        case .titleCut: Words(meaning: "Title was cut", concerns: teacher)
        case .titleNumbered: Words(meaning: "Title was numbered", concerns: teacher)
        case .scoreVanished: Words(meaning: "Score is gone from itslearning", concerns: teacher)
        case .leftSection: Words(meaning: "Student left the section", concerns: nobody)
        case .becameExempt: Words(meaning: "Student became exempt", concerns: teacher)
        case .itemMissing: Words(meaning: "Line item is not in the export", concerns: teacher)
        }
    }

    package static func words(_ reason: FreezeReason) -> Words {
        switch reason {
        case .flagged: Words(meaning: "A mark was set in Campus", concerns: teacher)
        case .changed: Words(meaning: "Score was changed in Campus", concerns: teacher)
        case .cleared: Words(meaning: "Score was cleared in Campus", concerns: teacher)
        case .unaccepted: Words(meaning: "Campus never showed the score", concerns: campus)
        case .reverted: Words(meaning: "Campus shows an older score", concerns: campus)
        case .entered: Words(meaning: "Score was entered in Campus", concerns: teacher)
        }
    }
}

extension Reconciliation.Code {
    package init(_ code: String, _ words: ReasonWords.Words, _ advice: StaticString, scores: Int) {
        self.init(
            code: code, meaning: "\(words.meaning)", concerns: "\(words.concerns)", whatToDo: "\(advice)",
            scores: scores)
    }

    /// A code of a newer ledger than this program cannot meet: such a ledger is refused. What is unknown all the
    /// same is shown as it is.
    package init(_ kind: Reconciliation.Reason.Kind, _ code: String, scores: Int) {
        switch kind {
        case .held:
            if let reason = HoldReason(rawValue: code) {
                self.init(code, ReasonWords.words(reason), ReasonAdvice.text(reason), scores: scores)
                return
            }
        case .rejected:
            if let reason = RejectReason(rawValue: code) {
                self.init(code, ReasonWords.words(reason), ReasonAdvice.text(reason), scores: scores)
                return
            }
        case .notice:
            if let notice = PlanNotice(rawValue: code) {
                self.init(code, ReasonWords.words(notice), ReasonAdvice.text(notice), scores: scores)
                return
            }
        }
        self.init(code: code, meaning: code, concerns: "the registrar", whatToDo: "", scores: scores)
    }

    package init(_ reason: FreezeReason, scores: Int) {
        self.init(reason.rawValue, ReasonWords.words(reason), ReasonAdvice.text(reason), scores: scores)
    }
}

extension Reconciliation.Reason.Kind {
    package init(_ kind: UnresolvedRow.Kind) {
        switch kind {
        case .held: self = .held
        case .rejected: self = .rejected
        case .notice: self = .notice
        }
    }
}
