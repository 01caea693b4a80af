/// What is wrong with an Assessments row that cannot be used. Stable codes (Spec/reason-codes.md).
public enum RejectReason: String, Sendable, CaseIterable {
    case badScore = "bad-score"
    case badDate = "bad-date"
    case badFlag = "bad-flag"
    /// The row's GradeBookItemId is not in GradebookItems.csv.
    case unknownItem = "unknown-item"
    /// The item's own row in GradebookItems.csv was rejected.
    case badItem = "bad-item"
    /// Another row of the same item and person: the later one where they agree, both where they do not.
    case duplicate
}

extension RejectReason: Reason {
    public var entry: ReasonEntry {
        switch self {
        case .badScore:
            ReasonEntry(
                when: "Score is no plain number from 0 to 99999.99",
                meaning: "Score is no number from 0 to 99999.99", concerns: .teacher,
                advice: "Correct the score: a plain number from 0 to 99999.99 with a point, no comma.",
                scope: .student)
        case .badDate:
            ReasonEntry(
                when: "AssessedAt is no instant",
                meaning: "Date of the assessment cannot be read", concerns: .learning,
                advice: "Correct AssessedAt: 2026-10-05T13:12:33Z is the form.", scope: .student)
        case .badFlag:
            ReasonEntry(
                when: "IsExempt is neither true, false, 1, 0 nor empty",
                meaning: "Exemption cannot be read", concerns: .learning,
                advice: "Correct IsExempt: true or false.", scope: .student)
        case .unknownItem:
            ReasonEntry(
                when: "the GradeBookItemId is not in GradebookItems.csv",
                meaning: "Item is not in the export", concerns: .learning,
                advice: "Export GradebookItems.csv and Assessments.csv together.", scope: .lineItem)
        case .badItem:
            ReasonEntry(
                when: "the item's own row, or its course's, was rejected",
                meaning: "The item's own row cannot be used", concerns: .learning,
                advice:
                    "Correct the item's own row, or its course's: details.csv names file and line, class input.",
                scope: .lineItem)
        case .duplicate:
            ReasonEntry(
                when: "another row has the same item and person",
                meaning: "Item and person stand twice", concerns: .learning,
                advice: "Export each score once; where rows disagree none of them is sent.", scope: .student)
        }
    }
}
