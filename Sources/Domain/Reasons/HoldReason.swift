/// Why a candidate is not sent although nothing is wrong with its row. Stable codes (Spec/reason-codes.md).
///
/// The order of the cases is the order of judgement: a candidate carries the first reason that fits.
public enum HoldReason: String, Codable, Sendable, CaseIterable {
    case noSection = "no-section"
    case courseNotFromCampus = "course-not-from-campus"
    case passbackOff = "passback-off"
    case courseInactive = "course-inactive"
    case itemType = "item-type"
    case itemInactive = "item-inactive"
    case itemHidden = "item-hidden"
    case noTerm = "no-term"
    case scaleNotScore = "scale-not-score"
    case noMaxPoints = "no-max-points"
    case notRequested = "not-requested"
    case sectionNotInCampus = "section-not-in-campus"
    case termNotInCampus = "term-not-in-campus"
    case dueOutsidePeriod = "due-outside-period"
    case studentNotInCampus = "student-not-in-campus"
    case notEnrolled = "not-enrolled"
    case exempt
    case noScore = "no-score"
    case ambiguous
    case pointsChanged = "points-changed"
    case itemRemoved = "item-removed"
}

extension HoldReason {
    /// What a person does about `due-outside-period` where `EndDates.areLikelyInclusive`.
    public static let adviceOnEndDate: StaticString =
        "If the term still runs on that day in Campus, set roster.endDate: inclusive; else move the deadline into the grading period."
}

extension HoldReason: Reason {
    /// Of an ambiguity in Campus the details of a read-back say this.
    public static let adviceOnAmbiguityInCampus: StaticString =
        "Correct it in Campus: one row for each student and assignment, with flags and dates that can be read."

    public var entry: ReasonEntry {
        switch self {
        case .noSection:
            ReasonEntry(
                when: "the student is in no section of the item's course",
                meaning: "Student in no section of the course", concerns: .registrar,
                advice:
                    "Put the student into a group of the course that came from Campus, or ignore it if they left.",
                scope: .student, isRoutine: true)
        case .courseNotFromCampus:
            ReasonEntry(
                when: "the course has no CourseSyncKey: a teacher made it",
                meaning: "Course was not made by Campus", concerns: .teacher,
                advice: "Grade in a course that Campus made; courses made by teachers are never sent.",
                scope: .lineItem, isRoutine: true)
        case .passbackOff:
            ReasonEntry(
                when: "GradePassback is false",
                meaning: "Grade passback is off for the course", concerns: .learning,
                advice: "Turn grade passback on for the course in itslearning.", scope: .lineItem,
                isRoutine: true)
        case .courseInactive:
            ReasonEntry(
                when: "Status is there and not Active",
                meaning: "Course is not active", concerns: .learning,
                advice: "Restore the course in itslearning, or ignore it.", scope: .lineItem, isRoutine: true)
        case .itemType:
            ReasonEntry(
                when: "neither Assignment, Test nor Task",
                meaning: "Neither Assignment, Test nor Task", concerns: .teacher,
                advice: "Use an Assignment, a Test or a Task; other activities are never sent.",
                scope: .lineItem, isRoutine: true)
        case .itemInactive:
            ReasonEntry(
                when: "IsActive is false",
                meaning: "Item is not active", concerns: .teacher,
                advice: "Activate the item in itslearning.", scope: .lineItem, isRoutine: true)
        case .itemHidden:
            ReasonEntry(
                when: "IsAssessmentVisible is false",
                meaning: "Assessment is not visible", concerns: .teacher,
                advice: "Make the assessment visible in itslearning.", scope: .lineItem, isRoutine: true)
        case .noTerm:
            ReasonEntry(
                when: "TermId is empty or 0",
                meaning: "Item has no term", concerns: .teacher,
                advice: "Tag the item to a term in the itslearning gradebook.", scope: .lineItem,
                isRoutine: false)
        case .scaleNotScore:
            ReasonEntry(
                when: "AssessmentId is not -1",
                meaning: "Item is not on the Score scale", concerns: .teacher,
                advice: "Use the Score scale for the item.", scope: .lineItem, isRoutine: true)
        case .noMaxPoints:
            ReasonEntry(
                when: "MaxScore is empty or 0",
                meaning: "Item has no maximum points", concerns: .teacher,
                advice: "Give the item a maximum score above 0.", scope: .lineItem, isRoutine: false)
        case .notRequested:
            ReasonEntry(
                when:
                    "outside `transfer.sections` and `transfer.courses`; or, in mode `requested`, no request covers it, or it was assessed after the newest that does",
                meaning: "Transfer was not requested", concerns: .teacher,
                advice: "Press Transfer in itslearning, or add the course or section to gradebridge.yaml.",
                scope: .lineItem, isRoutine: true)
        case .sectionNotInCampus:
            ReasonEntry(
                when: "the roster has no class of the group's SyncId",
                meaning: "Section is not in Campus's roster", concerns: .campus,
                advice: "Check the SyncId of the group; Campus's roster has no such class.", scope: .lineItem,
                isRoutine: false)
        case .termNotInCampus:
            ReasonEntry(
                when:
                    "the TermId is not in Terms.csv, or its ExternalTermId is empty or no active session of the roster",
                meaning: "Term is not in Campus's roster", concerns: .campus,
                advice: "Check the ExternalTermId of the term; Campus's roster has no such session.",
                scope: .lineItem, isRoutine: false)
        case .dueOutsidePeriod:
            ReasonEntry(
                when: "the due date is before or after the grading period",
                meaning: "Due date is outside the grading period", concerns: .teacher,
                advice: "Move the deadline into the grading period, or tag the item to another term.",
                scope: .lineItem, isRoutine: false)
        case .studentNotInCampus:
            ReasonEntry(
                when: "the person has no SyncKey, is not in Persons.csv, or the roster has no such user",
                meaning: "Student is not in Campus's roster", concerns: .registrar,
                advice: "Check the person's SyncKey; Campus's roster has no such user.", scope: .student,
                isRoutine: false)
        case .notEnrolled:
            ReasonEntry(
                when: "no enrollment as a student in the section holds today",
                meaning: "Student is not enrolled in the section", concerns: .registrar,
                advice: "Nothing, if the student left the section; else check the enrollment in Campus.",
                scope: .student, isRoutine: true)
        case .exempt:
            ReasonEntry(
                when: "IsExempt, and `transfer.exempt` is `hold`",
                meaning: "Student is exempt", concerns: .teacher,
                advice:
                    "Set the exemption in Campus, or send it with OneRoster 1.2 and transfer.exempt: send.",
                scope: .student, isRoutine: true)
        case .noScore:
            ReasonEntry(
                when: "Score is empty",
                meaning: "No score yet", concerns: .nobody,
                advice: "Nothing: there is no score yet.", scope: .lineItem, isRoutine: true)
        case .ambiguous:
            ReasonEntry(
                when:
                    "two persons with one SyncKey both have a row, readable or not, for the line item; or Campus has two rows for the line item and student, one with a flag or date that cannot be read, or a score under the student's id in another way of writing",
                meaning: "Two rows stand for one student", concerns: .registrar,
                advice:
                    "Two persons of itslearning or two rows of Campus are one student: correct the SyncKey, or the rows in Campus. A score frozen under his id in another way of writing can be released.",
                scope: .student, isRoutine: false)
        case .pointsChanged:
            ReasonEntry(
                when: "Campus shows max points that we never sent",
                meaning: "Maximum points were changed in Campus", concerns: .teacher,
                advice:
                    "Make the maximum points in Campus and itslearning equal again, or accept Campus's: gradebridge held release.",
                scope: .lineItem, isRoutine: false)
        case .itemRemoved:
            ReasonEntry(
                when: "the line item is gone from Campus",
                meaning: "Assignment is gone from Campus", concerns: .teacher,
                advice:
                    "Restore the assignment in Campus, or leave it. If it is there: gradebridge held release.",
                scope: .lineItem, isRoutine: false)
        }
    }
}
