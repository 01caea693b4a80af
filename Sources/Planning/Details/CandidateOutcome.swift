package import CSVCore
package import Domain

/// What became of one candidate, and which one it is.
package struct CandidateOutcome: ~Escapable {
    package var disposition: Disposition
    package var item: String
    /// The class's `sourcedId`; nil where the person is in no section of the item.
    package var section: String?
    /// Lent while it is told.
    package let student: FieldBytes?
    /// PersonId, for a candidate without a student in Campus.
    package var person: String?
    /// Of Assessments.csv.
    package var line: Int
    /// What a person does where that is not what the reason says of itself.
    package var ownAdvice: StaticString?

    /// What a person does about a held or rejected candidate.
    package var advice: StaticString? {
        switch disposition {
        case .held(let reason): ownAdvice ?? reason.entry.advice
        case .rejected(let reason): reason.entry.advice
        case .sent, .unchanged, .inFlight, .frozen: nil
        }
    }

    @_lifetime(copy student)
    package init(
        disposition: Disposition, item: String, section: String?, student: FieldBytes?, person: String?,
        line: Int
    ) {
        self.disposition = disposition
        self.item = item
        self.section = section
        self.student = student
        self.person = person
        self.line = line
    }
}
