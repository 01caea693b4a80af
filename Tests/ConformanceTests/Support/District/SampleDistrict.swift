import OneRoster
import TestSupport

/// A small district of invented people, whole: every table of both versions has rows.
///
/// Rows stand where a real export may have them: parents behind their children, a guardian behind the student.
/// In every table that others refer to there is a row that nothing refers to; its id ends in `-spare`.
enum SampleDistrict {
    /// By the table's name. Columns are those of both versions; each takes what it knows.
    static func tables(_ version: Version) -> [String: CSVTable] {
        let both = [
            "academicSessions": academicSessions, "categories": categories, "classes": classes,
            "classResources": classResources, "courses": courses, "courseResources": courseResources,
            "demographics": demographics, "enrollments": enrollments, "lineItems": lineItems, "orgs": orgs,
            "resources": resources, "results": results, "users": users,
        ]
        let only12 = [
            "lineItemLearningObjectiveIds": lineItemLearningObjectiveIds,
            "lineItemScoreScales": lineItemScoreScales, "roles": roles, "scoreScales": scoreScales,
            "resultLearningObjectiveIds": resultLearningObjectiveIds,
            "resultScoreScales": resultScoreScales, "userProfiles": userProfiles,
            "userResources": userResources,
        ]
        return version == .v1p1 ? both : both.merging(only12) { $1 }
    }
}
