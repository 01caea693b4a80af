import CSVCore
import Domain

/// What became of one candidate, and which one it is.
struct CandidateOutcome {
    var disposition: Disposition
    var item: String
    /// The class's `sourcedId`; nil where the person is in no section of the item.
    var section: String?
    /// Lent while it is told.
    var student: FieldBytes?
    /// PersonId, for a candidate without a student in Campus.
    var person: String?
    /// Of Assessments.csv.
    var line: Int
}
