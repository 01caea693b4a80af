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
