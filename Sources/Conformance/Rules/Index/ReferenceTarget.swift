import OneRoster

/// Where the columns of OneRoster lead to. The tables of both versions name a column after what it leads to.
enum ReferenceTarget {
    private static let tableByName = [
        "class": "classes",
        "course": "courses",
        "school": "orgs", "org": "orgs", "primaryOrg": "orgs",
        "term": "academicSessions", "gradingPeriod": "academicSessions", "schoolYear": "academicSessions",
        "academicSession": "academicSessions",
        "user": "users", "student": "users", "agent": "users",
        "userProfile": "userProfiles",
        "category": "categories",
        "lineItem": "lineItems",
        "result": results,
        "resource": "resources",
        "scoreScale": "scoreScales",
    ]

    /// A file as long as this one is not kept in memory: its ids are met again as fingerprints.
    static let results = "results"

    /// The tables whose ids are kept.
    static let keptTables = Set(tableByName.values).subtracting([results])

    /// The table that a column leads to; nil for a column that is no reference.
    static func table(of column: Column, in table: Table) -> String? {
        if column.name == "sourcedId" {
            // One person's demographics stand under the person's own id.
            return table.name == "demographics" ? "users" : nil
        }
        for ending in ["SourcedIds", "SourcedId"] where column.name.hasSuffix(ending) {
            let name = String(column.name.dropLast(ending.count))
            return name == "parent" ? table.name : tableByName[name]
        }
        return nil
    }

    /// What a column must lead to; nil where every row of the file will do.
    static func kind(of column: Column) -> KnownFile.Kind? {
        switch column.name {
        case "gradingPeriodSourcedId": .gradingPeriod
        case "schoolYearSourcedId": .schoolYear
        case "schoolSourcedId": .school
        default: nil
        }
    }
}
