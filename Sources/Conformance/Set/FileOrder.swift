import OneRoster

/// The order in which the files of a set are read: what is referred to comes first.
enum FileOrder {
    private static let names = [
        "orgs", "academicSessions", "courses", "classes", "users", "userProfiles", "roles", "demographics",
        "enrollments", "categories", "scoreScales", "resources", "classResources", "courseResources",
        "userResources", "lineItems", "lineItemScoreScales", "lineItemLearningObjectiveIds", "results",
        "resultScoreScales", "resultLearningObjectiveIds",
    ]

    /// Every table of the version; one that is not named above comes last.
    static func tables(_ version: Version) -> [Table] {
        names.compactMap(version.table) + version.tables.filter { !names.contains($0.name) }
    }
}
