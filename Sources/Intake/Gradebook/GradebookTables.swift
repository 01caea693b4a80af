import Inputs

/// The files of an itslearning gradebook export (Spec/formats-in.md).
enum GradebookTables {
    static let courses = TableShape(
        "Courses.csv", key: ["CourseId"],
        required: ["CourseId", "CourseSyncKey", "Title", "GradePassback"],
        optional: ["Status", "IsCourseArchived"])
    static let groups = TableShape(
        "CourseGroups.csv", key: ["CourseGroupId"],
        required: ["CourseGroupId", "CourseId", "SyncId", "Title"])
    static let members = TableShape(
        "CourseGroupMembers.csv", key: ["CourseGroupId", "PersonId"],
        required: ["CourseGroupId", "PersonId"])
    static let persons = TableShape(
        "Persons.csv", key: ["PersonId"], required: ["PersonId", "SyncKey"])
    static let terms = TableShape(
        "Terms.csv", key: ["TermId"],
        required: ["TermId", "TermName", "StartDate", "EndDate", "ExternalTermId"])
    static let items = TableShape(
        "GradebookItems.csv", key: ["GradeBookItemId"],
        required: [
            "GradeBookItemId", "CourseId", "Title", "ElementType", "AssessmentId", "MaxScore", "TermId",
            "Deadline",
        ],
        optional: ["CategoryId", "ActiveFrom", "IsActive", "IsAssessmentVisible"])
    static let assessments = TableShape(
        "Assessments.csv", key: ["GradeBookItemId", "PersonId"],
        required: ["GradeBookItemId", "PersonId", "Score", "AssessedAt"],
        optional: ["IsExempt", "Comment"])
    static let categories = TableShape(
        "GradebookCategories.csv", key: ["CategoryId"], required: ["CategoryId", "Title"],
        extra: ["Weight"])
    static let requests = TableShape(
        "TransferRequests.csv", key: [],
        required: ["CourseId", "RequestedAt"], optional: ["GradeBookItemId", "CourseGroupId"])

    static let all = [
        courses, groups, members, persons, terms, items, assessments, categories, requests,
    ]
}
