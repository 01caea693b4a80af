package import CSVCore
package import Domain
package import Intake

/// The rows of one item that meet one section: places in the item's rows, in the order of the students.
package struct SectionRows {
    package let places: [Int]
    package let rows: ItemRows

    package func record(at place: Int) -> AssessmentRecord { rows.record(places[place]) }
    package func verdict(at place: Int) -> RowVerdict { rows.verdict(places[place]) }
}

/// Turns the rows of a section into candidates: where the student stands, and whether the row was asked for.
package struct CandidateMaker {
    private let gradebook: Gradebook
    private let roster: Roster
    private let rows: SectionRows
    /// Of each row the student as numbered in the gradebook; nil for a person without one in Campus.
    private let students: [Int?]
    private let classIndex: Int
    private let needsRequest: Bool
    private let newestRequest: Instant?
    /// The configuration lets the section through, and where requests rule somebody asked for the item.
    package let isSelected: Bool

    package init(
        gradebook: Gradebook, roster: Roster, settings: PlanSettings, item: GradebookItem, section: Int,
        classID: String, rows: SectionRows
    ) {
        self.gradebook = gradebook
        self.roster = roster
        self.rows = rows
        students = rows.places.map { gradebook.student(ofPerson: rows.rows.record($0).personRank) }
        classIndex = gradebook.classIndex(ofSection: section)
        needsRequest = settings.needsRequest
        newestRequest = needsRequest ? item.newestRequest(section: section) : nil
        isSelected =
            settings.selection.includes(section: classID, course: item.courseID)
            && (!needsRequest || newestRequest != nil)
    }

    package func candidate(at place: Int) -> Candidate {
        Candidate(
            verdict: rows.verdict(at: place),
            standing: roster.standing(student: students[place], classIndex: classIndex),
            isRequested: isSelected && isCovered(rows.record(at: place)), isAmbiguous: isAmbiguous(place))
    }

    /// The student as numbered in the gradebook; nil for a person without one in Campus.
    package func student(at place: Int) -> Int? { students[place] }

    /// The student's id in Campus; empty for a person without one.
    @_lifetime(borrow self)
    package func studentID(at place: Int) -> FieldBytes {
        guard let student = students[place] else { return FieldBytes() }
        let gradebook = gradebook
        return unsafe _overrideLifetime(gradebook.studentID(student), borrowing: self)
    }

    /// PersonId, for a person without a student in Campus.
    package func personID(at place: Int) -> String? {
        students[place] == nil ? gradebook.personID(atRank: rows.record(at: place).personRank) : nil
    }

    /// Rule 8: a score that changed after the newest transfer waits for the next one.
    private func isCovered(_ record: AssessmentRecord) -> Bool {
        guard needsRequest, let newestRequest, let assessed = record.assessed else { return true }
        return assessed <= newestRequest
    }

    /// Two persons with one SyncKey have a row each: whose score it is cannot be known. A row that cannot
    /// be read counts too, because what it would have said cannot be known either.
    private func isAmbiguous(_ place: Int) -> Bool {
        guard let mine = students[place] else { return false }
        return (place > 0 && students[place - 1] == mine)
            || (place + 1 < students.count && students[place + 1] == mine)
    }
}
