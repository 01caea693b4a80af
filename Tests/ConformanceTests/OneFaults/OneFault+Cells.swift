import Conformance

extension OneFault {
    static let requirements: [OneFault] = [
        .cell(.cellEmpty, "orgs", "org-spare", "sourcedId", "").at(.line("orgs.csv", 7, column: "sourcedId")),
        .cell(.cellEmpty, "orgs", "org-spare", "name", ""),
        .cell(.cellEmpty, "academicSessions", "gp-spare", "startDate", ""),
        .cell(.cellEmpty, "academicSessions", "gp-spare", "schoolYear", ""),
        .cell(.cellEmpty, "classes", "class-spare", "courseSourcedId", ""),
        .cell(.cellEmpty, "classes", "class-spare", "termSourcedIds", ""),
        .cell(.cellEmpty, "users", "u-spare", "orgSourcedIds", ""),
        .cell(.cellEmpty, "users", "u-spare", "role", ""),
        .cell(.cellEmpty, in: .bulk12, "users", "u-spare", "enabledUser", ""),
        .cell(.cellEmpty, in: .bulk12, "roles", "role-spare", "orgSourcedId", ""),
        .cell(.cellEmpty, in: .bulk12, "scoreScales", "scale-spare", "scoreScaleValue", ""),
        .cell(.cellEmpty, "enrollments", "e-spare", "userSourcedId", ""),
        .cell(.cellEmpty, "enrollments", "e-spare", "role", ""),
        .cell(.cellEmpty, "lineItems", "li-spare", "resultValueMax", ""),
        .cell(.cellEmpty, "lineItems", "li-spare", "categorySourcedId", ""),
        .cell(.cellEmpty, in: .delta12, "lineItems", "li-spare", "schoolSourcedId", ""),
        .cell(.cellEmpty, "results", "r-quiz-e", "scoreStatus", ""),
        .cell(.cellEmpty, in: .bundle12, "results", "r-quiz-e", "scoreDate", ""),
        .cell(.cellEmpty, "results", "r-exam-chen", "lineItemSourcedId", ""),
        .cell(.cellEmpty, in: .delta11, "orgs", "org-spare", "status", ""),
        .cell(.cellEmpty, in: .delta12, "results", "r-quiz-e", "dateLastModified", ""),
        .cell(.cellEmpty, in: .bundle11, "lineItems", "li-spare", "dateLastModified", ""),
        .cell(.cellNotBlank, "orgs", "org-spare", "status", "active"),
        .cell(
            .cellNotBlank, in: .bulk12, "results", "r-quiz-e", "dateLastModified", "2026-11-23T02:00:00.000Z"),
        .cell(.cellNotBlank, in: .mixed11, "users", "u-spare", "status", "active"),
    ]

    static let words: [OneFault] = [
        .cell(.valueEnumeration, "orgs", "org-spare", "type", "School"),
        .cell(.valueEnumeration, "academicSessions", "gp-spare", "type", "quarter"),
        .cell(.valueEnumeration, "classes", "class-spare", "classType", "club"),
        .cell(.valueEnumeration, "users", "u-spare", "role", "helper"),
        .cell(.valueEnumeration, "users", "u-spare", "enabledUser", "TRUE"),
        .cell(.valueEnumeration, in: .bulk12, "users", "u-spare", "enabledUser", "1"),
        .cell(.valueEnumeration, "enrollments", "e-spare", "role", "Student"),
        .cell(.valueEnumeration, "enrollments", "e-spare", "primary", "yes"),
        .cell(.valueEnumeration, "demographics", "s-spare", "sex", "unspecified"),
        .cell(.valueEnumeration, "demographics", "s-spare", "asian", "no"),
        .cell(.valueEnumeration, "resources", "res-spare", "roles", "student,cook"),
        .cell(.valueEnumeration, "resources", "res-spare", "importance", "tertiary"),
        .cell(.valueEnumeration, "results", "r-read-adams", "scoreStatus", "graded"),
        .cell(.valueEnumeration, in: .delta12, "results", "r-read-adams", "scoreStatus", "Exempt"),
        .cell(.valueEnumeration, in: .bulk12, "results", "r-read-adams", "late", "maybe"),
        .cell(.valueEnumeration, in: .delta11, "orgs", "org-spare", "status", "deleted"),
        .cell(.valueEnumeration, in: .bulk12, "roles", "role-spare", "role", "administrator"),
        .cell(.valueEnumeration, in: .bulk12, "roles", "role-spare", "role", "ext:", "nothing-behind-ext"),
        .cell(.valueEnumeration, in: .bulk12, "lineItemLearningObjectiveIds", "lo-2", "source", "CASE"),
        .cell(.valueExtension, "orgs", "org-spare", "type", "ext:campus"),
        .cell(.valueExtension, "enrollments", "e-spare", "role", "ext:observer"),
        .cell(.valueExtension, "resources", "res-spare", "roles", "teacher,ext:coach"),
        .cell(.valueExtension, in: .delta11, "results", "r-read-adams", "scoreStatus", "ext:late"),
        .cell(.valueExtension, in: .bulk12, "roles", "role-spare", "roleType", "ext:third"),
        .cell(.valueExtension, in: .bulk12, "resources", "res-spare", "importance", "ext:some"),
        .cell(.valueExtension, in: .delta12, "users", "u-spare", "status", "ext:gone"),
    ]

    static let values: [OneFault] =
        instants + days + numbers + [
            .cell(.valueList, "classes", "class-spare", "subjects", "Art,,Clay"),
            .cell(.valueList, "classes", "class-spare", "grades", "09,", "ends-with-a-comma"),
            .cell(.valueList, "classes", "class-spare", "termSourcedIds", "sem-1,,gp-1"),
            .cell(.valueList, "users", "u-spare", "orgSourcedIds", ",school-lake"),
            .cell(.valueList, in: .bulk12, "users", "u-spare", "agentSourcedIds", "s-spare,"),
            .cell(.valueList, in: .bulk12, "scoreScales", "scale-spare", "scoreScaleValue", "{P:1},,{F:0}"),
            .cell(.valueList, "resources", "res-spare", "roles", "student,,teacher"),
        ]

    private static let instants: [OneFault] = [
        .cell(.valueInstant, in: .delta11, "orgs", "org-spare", "dateLastModified", "2026-11-23"),
        .cell(.valueInstant, in: .delta12, "users", "u-spare", "dateLastModified", "2026-11-23 02:00:00"),
        .cell(
            .valueInstant, in: .bundle11, "results", "r-quiz-e", "dateLastModified",
            "2026-11-31T02:00:00.000Z"),
        .cell(
            .valueInstant, in: .bundle12, "results", "r-quiz-e", "dateLastModified",
            "2026-11-23T25:00:00.000Z"),
        .cell(.valueInstant, in: .mixed12, "lineItems", "li-spare", "dateLastModified", "1795399200"),
        .cell(
            .instantOffset, in: .delta11, "orgs", "org-spare", "dateLastModified",
            "2026-11-23T02:00:00.000+00:00"),
        .cell(
            .instantOffset, in: .bundle12, "results", "r-quiz-e", "dateLastModified",
            "2026-11-22T20:00:00-06:00"),
    ]

    private static let days: [OneFault] = [
        .cell(.valueDate, "academicSessions", "gp-spare", "startDate", "2027-1-16"),
        .cell(.valueDate, in: .bulk12, "academicSessions", "gp-spare", "endDate", "2027-02-30"),
        .cell(.valueDate, "demographics", "s-spare", "birthDate", "2013-02-29"),
        .cell(.valueDate, "enrollments", "e-spare", "beginDate", "08/24/2026"),
        .cell(.valueDate, in: .delta12, "enrollments", "e-spare", "endDate", "2026-12-18T00:00:00Z"),
        .cell(.valueDate, in: .bulk12, "roles", "role-spare", "beginDate", "20260817"),
        .cell(.valueDate, "lineItems", "li-spare", "dueDate", "2026-13-01"),
        .cell(.valueDate, in: .bundle12, "lineItems", "li-spare", "assignDate", "tomorrow"),
        .cell(.valueDate, in: .bundle11, "results", "r-quiz-e", "scoreDate", "2026-09-00"),
        .cell(.valueYear, "academicSessions", "gp-spare", "schoolYear", "26/27"),
        .cell(.valueYear, in: .bulk12, "academicSessions", "gp-spare", "schoolYear", "27"),
    ]

    private static let numbers: [OneFault] = [
        .cell(.valueDecimal, "lineItems", "li-spare", "resultValueMax", "20 points"),
        .cell(.valueDecimal, in: .bulk12, "lineItems", "li-spare", "resultValueMin", "1,5"),
        .cell(.valueDecimal, "results", "r-read-adams", "score", "B+"),
        .cell(.valueDecimal, in: .bundle11, "results", "r-read-adams", "score", "8,5"),
        .cell(.valueDecimal, in: .bundle12, "results", "r-read-adams", "score", "85%"),
        .cell(.valueDecimal, in: .bulk12, "resultLearningObjectiveIds", "ro-1", "score", "four"),
        .cell(.valueInteger, in: .bulk12, "categories", "cat-spare", "weight", "12.5"),
        .cell(.valueInteger, in: .bundle12, "categories", "cat-spare", "weight", "some"),
    ]

    static let texts: [OneFault] = [
        .cell(.valueLineBreak, "orgs", "org-spare", "name", "An\nnex"),
        .cell(.valueLineBreak, in: .bundle12, "results", "r-quiz-e", "comment", "One.\r\nTwo."),
        .cell(.valueLineBreak, in: .delta11, "lineItems", "li-spare", "description", "Clay\n"),
        .cell(.valueControl, "orgs", "org-spare", "name", "An\u{7}nex"),
        .cell(.valueControl, in: .bulk12, "users", "u-spare", "familyName", "Gr\u{7f}ay"),
        .cell(.valueControl, in: .bundle11, "lineItems", "li-spare", "title", "Bo\twl"),
        .cell(.valueSpaces, "orgs", "org-spare", "type", " school"),
        .cell(.valueSpaces, in: .bundle12, "lineItems", "li-spare", "dueDate", "2026-11-20 "),
        .cell(.valueSpaces, "results", "r-read-adams", "score", "\t8"),
        .cell(.formula, "orgs", "org-spare", "name", "=1+1"),
        .cell(.formula, "users", "u-spare", "givenName", "@SUM(A1)"),
        .cell(.formula, in: .bundle11, "lineItems", "li-spare", "title", "+cmd|' /C calc'!A0"),
        .cell(.formula, in: .bundle12, "results", "r-read-adams", "comment", "-2+3"),
    ]
}
