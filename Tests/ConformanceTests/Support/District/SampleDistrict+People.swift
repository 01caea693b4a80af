import TestSupport

extension SampleDistrict {
    static let users = CSVTable(
        """
        sourcedId enabledUser orgSourcedIds role username userIds givenName familyName middleName identifier \
        email sms phone agentSourcedIds grades password userMasterIdentifier preferredGivenName \
        preferredMiddleName preferredFamilyName primaryOrgSourcedId pronouns
        """,
        [
            [
                "s-adams", "true", "school-north", "student", "adams", "{LDAP:adams},{SIS:104}", "Wren",
                "Adams",
                "J.", "104", "wren@students.example", "555-0101", "555-0102", "g-adams,p-adams", "08", "",
                "um-104", "Wrenna", "Jo", "Adams", "school-north", "they/them",
            ],
            [
                "s-baptiste", "true", "school-north,school-lake", "student", "baptiste", "", "Zoë",
                "Baptiste, Jr.", "", "105", "", "", "", "", "08", "", "", "", "", "", "school-north",
            ],
            ["s-chen", "true", "school-north", "student", "chen", "", "小明", "陈", "", "106"],
            ["s-diaz", "true", "school-north", "student", "diaz", "", "Iñaki", "Díaz \"Didi\"", "", "107"],
            ["s-e", "true", "school-north", "student", "evans", "", "Noor", "Evans", "", "108"],
            ["s-spare", "false", "school-lake", "student", "fox", "", "Ari", "Fox", "", "109"],
            ["t-ruiz", "true", "school-north", "teacher", "ruiz", "", "Mara", "Ruiz"],
            ["a-okafor", "true", "district-birch", "administrator", "okafor", "", "Ada", "Okafor"],
            ["g-adams", "true", "school-north", "guardian", "lee.adams", "", "Lee", "Adams"],
            ["p-adams", "true", "school-north", "parent", "kit.adams", "", "Kit", "Adams"],
            [
                "u-spare", "true", "school-lake", "aide", "gray", "", "Sam", "Gray", "", "", "", "", "",
                "s-spare",
            ],
        ])

    /// 1.2 alone: who is what where.
    static let roles = CSVTable(
        "sourcedId userSourcedId roleType role beginDate endDate orgSourcedId userProfileSourcedId",
        [
            [
                "ro-adams", "s-adams", "primary", "student", "2026-08-17", "2027-06-12", "school-north",
                "up-adams",
            ],
            ["ro-baptiste", "s-baptiste", "primary", "student", "", "", "school-north"],
            ["ro-baptiste-2", "s-baptiste", "secondary", "student", "", "", "school-lake"],
            ["ro-chen", "s-chen", "primary", "student", "", "", "school-north"],
            ["ro-diaz", "s-diaz", "primary", "student", "", "", "school-north"],
            ["ro-e", "s-e", "primary", "student", "", "", "school-north"],
            ["ro-fox", "s-spare", "primary", "student", "", "", "school-lake"],
            ["ro-ruiz", "t-ruiz", "primary", "teacher", "2026-08-01", "", "school-north"],
            ["ro-okafor", "a-okafor", "primary", "districtAdministrator", "", "", "district-birch"],
            ["ro-lee", "g-adams", "primary", "guardian", "", "", "school-north"],
            ["ro-kit", "p-adams", "primary", "parent", "", "", "school-north"],
            [
                "role-spare", "u-spare", "primary", "aide", "2026-08-17", "2026-12-24", "school-lake",
                "up-spare",
            ],
        ])

    /// 1.2 alone: their accounts elsewhere.
    static let userProfiles = CSVTable(
        """
        sourcedId userSourcedId profileType vendorId applicationId description credentialType username password
        """,
        [
            ["up-adams", "s-adams", "LMS", "v-1", "a-1", "Wren's own", "username", "adams"],
            ["up-spare", "u-spare", "LMS", "v-1", "", "", "username", "gray"],
        ])

    static let demographics = CSVTable(
        """
        sourcedId birthDate sex americanIndianOrAlaskaNative asian blackOrAfricanAmerican \
        nativeHawaiianOrOtherPacificIslander white demographicRaceTwoOrMoreRaces hispanicOrLatinoEthnicity \
        countryOfBirthCode stateOfBirthAbbreviation cityOfBirth publicSchoolResidenceStatus
        """,
        [
            [
                "s-adams", "2013-02-28", "female", "false", "false", "false", "false", "true", "false",
                "false",
                "US", "OR", "Salem, West", "01652",
            ],
            ["s-chen", "2012-02-29", "male", "", "true"],
            ["s-spare", "2012-12-31", "male", "true", "true", "true", "true", "true", "true", "true", "CA"],
        ])

    static let enrollments = CSVTable(
        "sourcedId classSourcedId schoolSourcedId userSourcedId role primary beginDate endDate",
        [
            ["e-adams", "class-math", "school-north", "s-adams", "student", "", "2026-08-17", "2027-01-16"],
            ["e-baptiste", "class-math", "school-north", "s-baptiste", "student", "false", "2026-08-17"],
            ["e-chen", "class-math", "school-north", "s-chen", "student"],
            ["e-diaz", "class-math", "school-north", "s-diaz", "student"],
            ["e-e", "class-math", "school-north", "s-e", "student"],
            ["e-ruiz", "class-math", "school-north", "t-ruiz", "teacher", "true"],
            ["e-adams-home", "class-home", "school-north", "s-adams", "student"],
            [
                "e-ruiz-home", "class-home", "school-north", "t-ruiz", "teacher", "true", "2026-08-17",
                "2027-01-16",
            ],
            ["e-spare", "class-spare", "school-lake", "s-spare", "student", "", "2026-08-24", "2026-12-18"],
        ])
}
