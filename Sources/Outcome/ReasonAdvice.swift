package import Domain
package import Intake

/// What a person does about each code; the same words as Spec/reason-codes.md, one line each.
package enum ReasonAdvice {
    package static func text(_ reason: HoldReason) -> StaticString {
        switch reason {
        case .noSection:
            "Put the student into a group of the course that came from Campus, or ignore it if they left."
        case .courseNotFromCampus:
            "Grade in a course that Campus made; courses made by teachers are never sent."
        case .passbackOff: "Turn grade passback on for the course in itslearning."
        case .courseInactive: "Restore the course in itslearning, or ignore it."
        case .itemType: "Use an Assignment, a Test or a Task; other activities are never sent."
        case .itemInactive: "Activate the item in itslearning."
        case .itemHidden: "Make the assessment visible in itslearning."
        case .noTerm: "Tag the item to a term in the itslearning gradebook."
        case .scaleNotScore: "Use the Score scale for the item."
        case .noMaxPoints: "Give the item a maximum score above 0."
        case .notRequested: "Press Transfer in itslearning, or add the course or section to gradebridge.yaml."
        case .sectionNotInCampus: "Check the SyncId of the group; Campus's roster has no such class."
        case .termNotInCampus: "Check the ExternalTermId of the term; Campus's roster has no such session."
        case .dueOutsidePeriod: "Move the deadline into the grading period, or tag the item to another term."
        case .studentNotInCampus: "Check the person's SyncKey; Campus's roster has no such user."
        case .notEnrolled: "Nothing, if the student left the section; else check the enrollment in Campus."
        case .exempt: "Set the exemption in Campus, or send it with OneRoster 1.2 and transfer.exempt: send."
        case .noScore: "Nothing: there is no score yet."
        case .ambiguous:
            "Two persons of itslearning or two rows of Campus are one student: correct the SyncKey, or the rows in Campus."
        case .pointsChanged:
            "Make the maximum points in Campus and itslearning equal again, or accept Campus's: gradebridge held release."
        case .itemRemoved:
            "Restore the assignment in Campus, or leave it. If it is there: gradebridge held release."
        }
    }

    package static func text(_ reason: RejectReason) -> StaticString {
        switch reason {
        case .badScore: "Correct the score: a plain number from 0 to 99999.99 with a point, no comma."
        case .badDate: "Correct AssessedAt: 2026-10-05T13:12:33Z is the form."
        case .badFlag: "Correct IsExempt: true or false."
        case .unknownItem: "Export GradebookItems.csv and Assessments.csv together."
        case .badItem: "Correct the item's own row; it is listed among the input findings."
        case .duplicate: "Export each score once; where rows disagree none of them is sent."
        }
    }

    package static func text(_ notice: PlanNotice) -> StaticString {
        switch notice {
        case .aboveMaxPoints: "Nothing, if it is extra credit; it was sent as it is."
        case .titleCut: "Nothing; shorten the title in itslearning to see it whole in Campus."
        case .titleNumbered: "Nothing; give the items different titles to lose the number."
        case .scoreVanished: "Delete the score in Campus by hand if it is to go; gradebridge leaves it."
        case .leftSection: "Nothing: the student left the section, and the score stays there."
        case .becameExempt: "Set the exemption in Campus by hand; gradebridge leaves the score."
        case .itemMissing: "Nothing; if the item was deleted on purpose, delete the assignment in Campus."
        }
    }

    package static func text(_ code: IntakeFinding.Code) -> StaticString {
        switch code {
        case .badValue: "Correct the value in the source system and export again; the row was not used."
        case .unknownReference: "Export all files together; this row names something that is not there."
        case .unknownColumn:
            "Nothing; the column was ignored. Name it in profile.columns if it is one of ours."
        case .unknownFile: "Nothing; the file was ignored. Name it in profile.files if it is one of ours."
        }
    }
}
