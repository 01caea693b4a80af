/// Things worth knowing about what was sent, or was sent before. Stable codes (Spec/reason-codes.md).
public enum PlanNotice: String, Sendable, CaseIterable {
    case aboveMaxPoints = "above-max-points"
    case titleCut = "title-cut"
    case titleNumbered = "title-numbered"
    case assignedOutsidePeriod = "assigned-outside-period"
    /// Sent before, and the score or the whole row is gone from itslearning: left alone in Campus.
    case scoreVanished = "score-vanished"
    /// Sent before, and the student is no longer enrolled in the section: the score stays with it.
    case leftSection = "left-section"
    /// Sent before, and exempt now: left alone in Campus.
    case becameExempt = "became-exempt"
    /// A line item that was sent is not in this export: not a deletion.
    case itemMissing = "item-missing"
}

extension PlanNotice: Reason {
    public var entry: ReasonEntry {
        switch self {
        case .aboveMaxPoints:
            ReasonEntry(
                when: "a score above max points goes out",
                meaning: "Score is above the maximum points", concerns: .teacher,
                advice: "Nothing, if it is extra credit; it was sent as it is.", scope: nil)
        case .titleCut:
            ReasonEntry(
                when: "the title was longer than `bundle.titleLimit`",
                meaning: "Title was cut", concerns: .teacher,
                advice: "Nothing; shorten the title in itslearning to see it whole in Campus.", scope: nil,
                countsScores: false)
        case .titleNumbered:
            ReasonEntry(
                when:
                    "another line item of the section and period has the title, or an assignment made in Campus, as read-backs showed",
                meaning: "Title was numbered", concerns: .teacher,
                advice: "Nothing; give the items different titles to lose the number.", scope: nil,
                countsScores: false)
        case .assignedOutsidePeriod:
            ReasonEntry(
                when:
                    "ActiveFrom, or the assignDate that was sent before, lies outside the grading period; its first or last day was sent",
                meaning: "Assigned outside the grading period", concerns: .teacher,
                advice: "Nothing; Campus shows the first or the last day of the grading period instead.",
                scope: nil,
                countsScores: false)
        case .scoreVanished:
            ReasonEntry(
                when: "sent before; the row or its score is gone from itslearning",
                meaning: "Score is gone from itslearning", concerns: .teacher,
                advice: "Delete the score in Campus by hand if it is to go; gradebridge leaves it.",
                scope: .student)
        case .leftSection:
            ReasonEntry(
                when: "sent before; the student is no longer enrolled in the section, and has no row in it",
                meaning: "Student left the section", concerns: .nobody,
                advice: "Nothing: the student left the section, and the score stays there.", scope: .lineItem)
        case .becameExempt:
            ReasonEntry(
                when: "sent before; the student is exempt now",
                meaning: "Student became exempt", concerns: .teacher,
                advice: "Set the exemption in Campus by hand; gradebridge leaves the score.", scope: .student)
        case .itemMissing:
            ReasonEntry(
                when: "a line item that was sent is not in this export",
                meaning: "Line item is not in the export", concerns: .teacher,
                advice: "Nothing; if the item was deleted on purpose, delete the assignment in Campus.",
                scope: .lineItem, countsScores: false)
        }
    }
}
