import Domain
import TestSupport

/// A small district with one fault, and the same district after a person did what the advice says.
struct AdviceCase {
    let fault: (inout SmallDistrict) -> Void
    let follow: (inout SmallDistrict) -> Void
    /// Of gradebridge.yaml, before and after.
    var faultyConfiguration = ""
    var mendedConfiguration = ""
    /// The result that goes out once the advice was followed, and not before.
    var result = "itsl_901_41001_s501"

    init(
        _ fault: @escaping (inout SmallDistrict) -> Void,
        follow: @escaping (inout SmallDistrict) -> Void = { _ in }
    ) {
        self.fault = fault
        self.follow = follow
    }

    /// A cell of a table, as it is and as it should be.
    static func cell(
        _ file: String, _ column: String, _ wrong: String, _ right: String, where match: CSVTable.Row
    ) -> AdviceCase {
        AdviceCase {
            $0.change(file) { $0.set(column, to: wrong, where: match) }
        } follow: {
            $0.change(file) { $0.set(column, to: right, where: match) }
        }
    }

    static func item(_ column: String, _ wrong: String, _ right: String) -> AdviceCase {
        cell("GradebookItems.csv", column, wrong, right, where: ["GradeBookItemId": "901"])
    }

    static func course(_ column: String, _ wrong: String, _ right: String) -> AdviceCase {
        cell("Courses.csv", column, wrong, right, where: ["CourseId": "11"])
    }

    static func score(_ column: String, _ wrong: String, _ right: String) -> AdviceCase {
        cell("Assessments.csv", column, wrong, right, where: essay)
    }

    private static let essay: CSVTable.Row = ["GradeBookItemId": "901", "PersonId": "501"]
}

extension AdviceCase {
    /// Nil of those that a read-back finds: HeldReleaseTests and DoubtfulRowTests follow their advice.
    init?(_ reason: HoldReason) {
        switch reason {
        case .noSection:
            self.init {
                $0.gradeMore(507..<508, "12")
                $0.change("CourseGroupMembers.csv") { $0.remove(where: ["PersonId": "507"]) }
            } follow: {
                $0.change("CourseGroupMembers.csv") { $0.append(["111", "507"]) }
            }
            result = "itsl_901_41001_s507"
        case .courseNotFromCampus:
            self.init {
                $0.change("Courses.csv") { $0.append(["13", "", "Debate", "true", "Active"]) }
                $0.change("CourseGroups.csv") { $0.append(["131", "13", "41001", "Debate"]) }
                $0.change("CourseGroupMembers.csv") { $0.append(["131", "501"]) }
                $0.setItem("901", "CourseId", "13")
            } follow: {
                $0.setItem("901", "CourseId", "11")
            }
        case .passbackOff: self = .course("GradePassback", "false", "true")
        case .courseInactive: self = .course("Status", "Archived", "Active")
        case .itemType: self = .item("ElementType", "Survey", "Task")
        case .itemInactive: self = .item("IsActive", "false", "true")
        case .itemHidden: self = .item("IsAssessmentVisible", "false", "true")
        case .noTerm: self = .item("TermId", "0", "31")
        case .scaleNotScore: self = .item("AssessmentId", "7", "-1")
        case .noMaxPoints: self = .item("MaxScore", "", "20")
        case .notRequested:
            self.init { _ in }
            faultyConfiguration = "transfer:\n  sections:\n    - \"42001\""
            mendedConfiguration = faultyConfiguration + "\n    - \"41001\"\n    - \"41002\""
        case .sectionNotInCampus:
            self = .cell("CourseGroups.csv", "SyncId", "49999", "41001", where: ["CourseGroupId": "111"])
        case .termNotInCampus: self = .cell("Terms.csv", "ExternalTermId", "", "gp2", where: [:])
        case .dueOutsidePeriod: self = .item("Deadline", "2027-02-01T05:59:00Z", "2026-11-10T05:59:00Z")
        case .studentNotInCampus:
            self = .cell("Persons.csv", "SyncKey", "s50i", "s501", where: ["PersonId": "501"])
        case .notEnrolled:
            self.init {
                $0.change("enrollments.csv") { $0.remove(where: ["sourcedId": "e41001-501"]) }
            } follow: {
                $0.change("enrollments.csv") {
                    $0.append(["e41001-501", "", "", "41001", "HS", "s501", "student", "", "2026-08-12"])
                }
            }
        case .exempt:
            self = .score("IsExempt", "true", "true")
            mendedConfiguration =
                "bundle:\n  version: \"1.2\"\ntransfer:\n  exempt: send\ncategories:\n  default: \"21\""
        case .noScore: self = .score("Score", "", "11")
        case .ambiguous:
            self.init {
                $0.change("Persons.csv") { $0.append(["508", "s501"]) }
                $0.change("CourseGroupMembers.csv") { $0.append(["111", "508"]) }
                $0.grade("901", "508", "3")
            } follow: {
                $0.change("Persons.csv") { $0.set("SyncKey", to: "", where: ["PersonId": "508"]) }
            }
        case .pointsChanged, .itemRemoved: return nil
        }
    }

    init(_ reason: RejectReason) {
        switch reason {
        case .badScore: self = .score("Score", "8,5", "8.5")
        case .badDate: self = .score("AssessedAt", "yesterday", "2026-10-05T13:12:33Z")
        case .badFlag: self = .score("IsExempt", "no", "false")
        case .unknownItem:
            self.init {
                $0.change("GradebookItems.csv") { $0.remove(where: ["GradeBookItemId": "901"]) }
            } follow: {
                $0 = SmallDistrict()
            }
        case .badItem: self = .item("MaxScore", "twenty", "20")
        case .duplicate:
            self.init {
                $0.change("Assessments.csv") { $0.append(["901", "501", "3", "2026-11-12T15:00:00Z"]) }
            } follow: {
                $0.change("Assessments.csv") {
                    $0.remove(where: ["GradeBookItemId": "901", "PersonId": "501", "Score": "3"])
                }
            }
        }
    }
}
