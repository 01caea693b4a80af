/// The CSV tables of OneRoster 1.1, column by column in the order the binding document gives them.
/// Source: 1EdTech OneRoster 1.1 CSV tables; the same facts are in `Spec/schemas/oneroster-1.1.json`,
/// and a test holds the two equal.
enum Tables11 {
    static let manifest = Manifest.properties(
        files: [
            "academicSessions", "categories", "classes", "classResources", "courses", "courseResources",
            "demographics", "enrollments", "lineItems", "orgs", "resources", "results", "users",
        ])

    static let all: [Table] = [
        Table(
            "academicSessions",
            [
                .sourcedId, .status, .dateLastModified,
                .text("title", .always),
                .oneOf("type", .always, ["gradingPeriod", "semester", "schoolYear", "term"]),
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
            ]),
        Table(
            "classes",
            [
                .sourcedId, .status, .dateLastModified,
                .text("title", .always),
                .texts("grades"),
                .reference("courseSourcedId", .always),
                .text("classCode"),
                .oneOf("classType", .always, ["homeroom", "scheduled"]),
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
                .oneOf("sex", .never, ["male", "female"]),
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
                .oneOf("role", .always, ["administrator", "proctor", "student", "teacher"]),
                .flag("primary"),
                .day("beginDate"),
                .day("endDate"),
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
                .reference("gradingPeriodSourcedId", .always),
                .decimal("resultValueMin", .always),
                .decimal("resultValueMax", .always),
            ]),
        Table(
            "orgs",
            [
                .sourcedId, .status, .dateLastModified,
                .text("name", .always),
                .oneOf("type", .always, ["department", "school", "district", "local", "state", "national"]),
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
                    ]),
                .oneOf("importance", .never, ["primary", "secondary"]),
                .text("vendorId"),
                .text("applicationId"),
            ]),
        Table(
            "results",
            [
                .sourcedId, .status, .dateLastModified,
                .reference("lineItemSourcedId", .always),
                .reference("studentSourcedId", .always),
                .oneOf(
                    "scoreStatus", .always,
                    ["exempt", "fully graded", "not submitted", "partially graded", "submitted"]),
                .decimal("score", .always),
                .day("scoreDate", .always),
                .text("comment"),
            ]),
        Table(
            "users",
            [
                .sourcedId, .status, .dateLastModified,
                .flag("enabledUser", .always),
                .references("orgSourcedIds", .always),
                .oneOf(
                    "role", .always,
                    [
                        "administrator", "aide", "guardian", "parent", "proctor", "relative", "student",
                        "teacher",
                    ]),
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
                .text("grades"),
                .text("password"),
            ]),
    ]
}
