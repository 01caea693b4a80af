package import CSVCore
package import Domain
package import Intake

/// The rows of one item in one section, in the order of the students, as the rules ask for them: where the student
/// stands, and whether the row was asked for.
package struct SectionCandidates {
    private let gradebook: Gradebook
    private let roster: Roster
    private let rows: ItemRows
    /// Of each candidate its place in `rows`.
    private let places: [Int]
    /// Of each candidate the student as numbered in the gradebook; nil for a person without one in Campus.
    private let students: [Int?]
    private let classIndex: Int
    private let needsRequest: Bool
    private let newestRequest: Instant?
    /// The configuration lets the section through, and where requests rule somebody asked for the item.
    package let isSelected: Bool

    package init(
        _ context: PlanContext, item: GradebookItem, section: Int, classID: String, rows: ItemRows,
        places: [Int]
    ) {
        let (gradebook, settings) = (context.gradebook, context.settings)
        self.gradebook = gradebook
        roster = context.roster
        self.rows = rows
        self.places = places
        students = places.map { gradebook.student(ofPerson: rows.record($0).personRank) }
        classIndex = gradebook.classIndex(ofSection: section)
        needsRequest = settings.needsRequest
        newestRequest = needsRequest ? item.newestRequest(section: section) : nil
        isSelected =
            settings.selection.includes(section: classID, course: item.courseID)
            && (!needsRequest || newestRequest != nil)
    }

    package var indices: Range<Int> { places.indices }

    package func record(at index: Int) -> AssessmentRecord { rows.record(places[index]) }

    package func candidate(at index: Int) -> Candidate {
        Candidate(
            verdict: rows.verdict(places[index]),
            standing: roster.standing(student: students[index], classIndex: classIndex),
            isRequested: isSelected && isCovered(record(at: index)), isAmbiguous: isAmbiguous(index))
    }

    /// The student as numbered in the gradebook; nil for a person without one in Campus.
    package func student(at index: Int) -> Int? { students[index] }

    /// The student's id in Campus; empty for a person without one.
    @_lifetime(borrow self)
    package func studentID(at index: Int) -> FieldBytes {
        guard let student = students[index] else { return FieldBytes() }
        let gradebook = gradebook
        return unsafe _overrideLifetime(gradebook.studentID(student), borrowing: self)
    }

    /// PersonId, for a person without a student in Campus.
    package func personID(at index: Int) -> String? {
        students[index] == nil ? gradebook.personID(atRank: record(at: index).personRank) : nil
    }

    /// Rule 8: a score that changed after the newest transfer waits for the next one.
    private func isCovered(_ record: AssessmentRecord) -> Bool {
        guard needsRequest, let newestRequest, let assessed = record.assessed else { return true }
        return assessed <= newestRequest
    }

    /// Two persons with one SyncKey have a row each: whose score it is cannot be known. A row that cannot
    /// be read counts too, because what it would have said cannot be known either.
    private func isAmbiguous(_ index: Int) -> Bool {
        guard let mine = students[index] else { return false }
        return (index > 0 && students[index - 1] == mine)
            || (index + 1 < students.count && students[index + 1] == mine)
    }
}
