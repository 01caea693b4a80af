package import Domain

/// What a person does about what a read-back found; the same words as Spec/reason-codes.md.
extension ReasonAdvice {
    package static func text(_ reason: FreezeReason) -> StaticString {
        switch reason {
        case .flagged:
            "Nothing, if the flag in Campus is meant; else remove it there and release the score."
        case .changed:
            "Nothing, if Campus is right; to let itslearning rule again: gradebridge frozen release."
        case .cleared:
            "Nothing, if the score is to stay empty; to send it again: gradebridge frozen release."
        case .unaccepted:
            "See in Campus why the import refused it, or who cleared it; then gradebridge frozen release."
        case .reverted:
            "See whether somebody put the older value back or the import refused the newer; then release or leave it."
        case .entered:
            "Nothing, if the score in Campus is meant; gradebridge leaves it alone for good."
        }
    }

    package static let lost: StaticString =
        "Nothing: it goes out again with the next export. If whole bundles get lost, look at Campus's import."
    package static let lifted: StaticString =
        "Nothing: Campus shows our score after all, so it is not frozen any more."
    package static let editedInCampus: StaticString =
        "Nothing: the edit in Campus stands and the line item is not sent again; its scores go on."
    package static let ambiguousInCampus: StaticString =
        "Correct it in Campus: one row for each student and assignment, with flags and dates that can be read."
}
