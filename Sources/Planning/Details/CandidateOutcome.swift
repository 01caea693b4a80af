package import CSVCore
package import Domain

/// What became of one candidate, and which one it is.
package struct CandidateOutcome {
    package var disposition: Disposition
    package var item: String
    /// The class's `sourcedId`; nil where the person is in no section of the item.
    package var section: String?
    /// Lent while it is told.
    package var student: FieldBytes?
    /// PersonId, for a candidate without a student in Campus.
    package var person: String?
    /// Of Assessments.csv.
    package var line: Int
}
