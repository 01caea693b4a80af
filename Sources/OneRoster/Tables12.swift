/// The CSV tables of OneRoster 1.2, column by column in the order the binding document gives them.
/// Source: 1EdTech OneRoster 1.2 CSV tables; the same facts are in `Spec/schemas/oneroster-1.2.json`,
/// and a test holds the two equal.
enum Tables12 {
    static let manifest = Manifest.properties(
        files: [
            "academicSessions", "categories", "classes", "classResources", "courses", "courseResources",
            "demographics", "enrollments", "lineItemLearningObjectiveIds", "lineItems",
            "lineItemScoreScales", "orgs", "resources", "resultLearningObjectiveIds", "results",
            "resultScoreScales", "roles", "scoreScales", "userProfiles", "userResources", "users",
        ])

    static let all: [Table] = [
        Table(
            "academicSessions",
            [
                .sourcedId, .status, .dateLastModified,
                .text("title", .always),
                .oneOf(
                    "type", .always,
                    ["gradingPeriod", "semester", "schoolYear", "term"], extensible: true),
                .day("startDate", .always),
                .day("endDate", .always),
                .reference("parentSourcedId"),
                .year("schoolYear", .always),
            ]),
        Table(
            "categories",
            [
                .sourcedId, .status, .dateLastModified,
                .text("title", .always),
                .integer("weight"),
            ]),
        Table(
            "classes",
            [
                .sourcedId, .status, .dateLastModified,
                .text("title", .always),
                .texts("grades"),
                .reference("courseSourcedId", .always),
                .text("classCode"),
                .oneOf("classType", .always, ["homeroom", "scheduled"], extensible: true),
                .text("location"),
                .reference("schoolSourcedId", .always),
                .references("termSourcedIds", .always),
                .texts("subjects"),
                .texts("subjectCodes"),
                .texts("periods"),
            ]),
        Table(
            "classResources",
            [
                .sourcedId, .status, .dateLastModified,
                .text("title"),
                .reference("classSourcedId", .always),
                .reference("resourceSourcedId", .always),
            ]),
        Table(
            "courseResources",
            [
                .sourcedId, .status, .dateLastModified,
                .text("title"),
                .reference("courseSourcedId", .always),
                .reference("resourceSourcedId", .always),
            ]),
        Table(
            "courses",
            [
                .sourcedId, .status, .dateLastModified,
                .reference("schoolYearSourcedId"),
                .text("title", .always),
                .text("courseCode"),
                .texts("grades"),
                .reference("orgSourcedId", .always),
                .texts("subjects"),
                .texts("subjectCodes"),
            ]),
        Table(
            "demographics",
            [
                .sourcedId, .status, .dateLastModified,
                .day("birthDate"),
                .oneOf("sex", .never, ["male", "female", "unspecified", "other"], extensible: true),
                .flag("americanIndianOrAlaskaNative"),
                .flag("asian"),
                .flag("blackOrAfricanAmerican"),
                .flag("nativeHawaiianOrOtherPacificIslander"),
                .flag("white"),
                .flag("demographicRaceTwoOrMoreRaces"),
                .flag("hispanicOrLatinoEthnicity"),
                .text("countryOfBirthCode"),
                .text("stateOfBirthAbbreviation"),
                .text("cityOfBirth"),
                .text("publicSchoolResidenceStatus"),
            ]),
        Table(
            "enrollments",
            [
                .sourcedId, .status, .dateLastModified,
                .reference("classSourcedId", .always),
                .reference("schoolSourcedId", .always),
                .reference("userSourcedId", .always),
                .oneOf(
                    "role", .always, ["administrator", "proctor", "student", "teacher"], extensible: true),
                .flag("primary"),
                .day("beginDate"),
                .day("endDate"),
            ]),
        Table(
            "lineItemLearningObjectiveIds",
            [
                .sourcedId, .status, .dateLastModified,
                .reference("lineItemSourcedId", .always),
                .oneOf("source", .always, ["case", "unknown"], extensible: true),
                .text("learningObjectiveId", .always),
            ]),
        Table(
            "lineItems",
            [
                .sourcedId, .status, .dateLastModified,
                .text("title", .always),
                .text("description"),
                .day("assignDate", .always),
                .day("dueDate", .always),
                .reference("classSourcedId", .always),
                .reference("categorySourcedId", .always),
                .reference("academicSessionSourcedId", .always),
                .decimal("resultValueMin"),
                .decimal("resultValueMax"),
                .reference("schoolSourcedId", .always),
            ]),
        Table(
            "lineItemScoreScales",
            [
                .sourcedId, .status, .dateLastModified,
                .text("title"),
                .reference("lineItemSourcedId", .always),
                .reference("scoreScaleSourcedId", .always),
            ]),
        Table(
            "orgs",
            [
                .sourcedId, .status, .dateLastModified,
                .text("name", .always),
                .oneOf(
                    "type", .always,
                    ["department", "school", "district", "local", "state", "national"], extensible: true),
                .text("identifier"),
                .reference("parentSourcedId"),
            ]),
        Table(
            "resources",
            [
                .sourcedId, .status, .dateLastModified,
                .text("vendorResourceId", .always),
                .text("title"),
                .someOf(
                    "roles", .never,
                    [
                        "administrator", "aide", "guardian", "parent", "proctor", "relative", "student",
                        "teacher",
                    ],
                    extensible: true),
                .oneOf("importance", .never, ["primary", "secondary"]),
                .text("vendorId"),
                .text("applicationId"),
            ]),
        Table(
            "resultLearningObjectiveIds",
            [
                .sourcedId, .status, .dateLastModified,
                .reference("resultSourcedId", .always),
                .oneOf("source", .always, ["case", "unknown"], extensible: true),
                .text("learningObjectiveId", .always),
                .decimal("score"),
                .text("textScore"),
            ]),
        Table(
            "results",
            [
                .sourcedId, .status, .dateLastModified,
                .reference("lineItemSourcedId", .always),
                .reference("studentSourcedId", .always),
                .oneOf(
                    "scoreStatus", .always,
                    ["exempt", "fully graded", "not submitted", "partially graded", "submitted"],
                    extensible: true),
                .decimal("score"),
                .day("scoreDate", .always),
                .text("comment"),
                .text("textScore"),
                .reference("classSourcedId"),
                .flag("inProgress"),
                .flag("incomplete"),
                .flag("late"),
                .flag("missing"),
            ]),
        Table(
            "resultScoreScales",
            [
                .sourcedId, .status, .dateLastModified,
                .text("title"),
                .reference("resultSourcedId", .always),
                .reference("scoreScaleSourcedId", .always),
            ]),
        Table(
            "roles",
            [
                .sourcedId, .status, .dateLastModified,
                .reference("userSourcedId", .always),
                .oneOf("roleType", .always, ["primary", "secondary"]),
                .oneOf(
                    "role", .always,
                    [
                        "aide", "counselor", "districtAdministrator", "guardian", "parent", "principal",
                        "proctor", "relative", "siteAdministrator", "student", "systemAdministrator",
                        "teacher",
                    ], extensible: true),
                .day("beginDate"),
                .day("endDate"),
                .reference("orgSourcedId", .always),
                .reference("userProfileSourcedId"),
            ]),
        Table(
            "scoreScales",
            [
                .sourcedId, .status, .dateLastModified,
                .text("title", .always),
                .text("type", .always),
                .reference("orgSourcedId", .always),
                .reference("courseSourcedId", .always),
                .reference("classSourcedId", .always),
                .texts("scoreScaleValue", .always),
            ]),
        Table(
            "userProfiles",
            [
                .sourcedId, .status, .dateLastModified,
                .id("userSourcedId", .always),
                .text("profileType", .always),
                .text("vendorId", .always),
                .text("applicationId"),
                .text("description"),
                .text("credentialType", .always),
                .text("username", .always),
                .text("password"),
            ]),
        Table(
            "userResources",
            [
                .sourcedId, .status, .dateLastModified,
                .reference("userSourcedId", .always),
                .reference("orgSourcedId"),
                .reference("classSourcedId"),
                .reference("resourceSourcedId", .always),
            ]),
        Table(
            "users",
            [
                .sourcedId, .status, .dateLastModified,
                .flag("enabledUser", .always),
                .text("username", .always),
                .texts("userIds"),
                .text("givenName", .always),
                .text("familyName", .always),
                .text("middleName"),
                .text("identifier"),
                .text("email"),
                .text("sms"),
                .text("phone"),
                .references("agentSourcedIds"),
                .texts("grades"),
                .text("password"),
                .text("userMasterIdentifier"),
                .text("preferredGivenName"),
                .text("preferredMiddleName"),
                .text("preferredFamilyName"),
                .reference("primaryOrgSourcedId"),
                .text("pronouns"),
            ]),
    ]
}
