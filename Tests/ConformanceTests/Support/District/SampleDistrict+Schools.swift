import TestSupport

extension SampleDistrict {
    static let orgs = CSVTable(
        "sourcedId name type identifier parentSourcedId",
        [
            ["dept-math", "Mathematics", "department", "", "school-north"],
            ["school-north", "Birch Hollow North, K–8", "school", "0417", "district-birch"],
            ["school-lake", "Lakeside \"Lab\" School", "school", "0431", "district-birch"],
            ["district-birch", "Birch Hollow Unified", "district", "04", "state-ed"],
            ["state-ed", "Department of Education", "state"],
            ["org-spare", "Annex", "department", "", "school-lake"],
        ])

    /// The end is the first day that is no longer in the session.
    static let academicSessions = CSVTable(
        "sourcedId title type startDate endDate parentSourcedId schoolYear",
        [
            ["gp-1", "Quarter 1", "gradingPeriod", "2026-08-17", "2026-10-24", "sem-1", "2027"],
            ["gp-2", "Quarter 2", "gradingPeriod", "2026-10-24", "2027-01-16", "sem-1", "2027"],
            ["sem-1", "Semester 1", "semester", "2026-08-17", "2027-01-16", "year-27", "2027"],
            ["term-fall", "Fall", "term", "2026-08-17", "2027-01-16", "year-27", "2027"],
            ["year-27", "2026–27", "schoolYear", "2026-08-17", "2027-06-12", "", "2027"],
            ["gp-spare", "Quarter 3", "gradingPeriod", "2027-01-16", "2027-03-27", "year-27", "2027"],
        ])

    static let courses = CSVTable(
        "sourcedId schoolYearSourcedId title courseCode grades orgSourcedId subjects subjectCodes",
        [
            [
                "course-math", "year-27", "Algebra I", "MA-1", "08,09", "district-birch",
                "Mathematics,Algebra", "02052,02056",
            ],
            ["course-home", "", "Homeroom", "", "", "school-north"],
            ["course-spare", "year-27", "Ceramics", "AR-2", "09", "school-lake", "Art", "05155"],
        ])

    static let classes = CSVTable(
        """
        sourcedId title grades courseSourcedId classCode classType location schoolSourcedId termSourcedIds \
        subjects subjectCodes periods
        """,
        [
            [
                "class-math", "Algebra I, period 3", "08,09", "course-math", "MA-1-3", "scheduled", "Room 12",
                "school-north", "gp-1,gp-2", "Mathematics,Algebra", "02052,02056", "3,4",
            ],
            [
                "class-home", "Homeroom \"Owls\"", "08", "course-home", "", "homeroom", "", "school-north",
                "term-fall",
            ],
            [
                "class-spare", "Céramique", "09", "course-math", "AR-2-1", "scheduled", "Studio",
                "school-lake", "sem-1", "Art", "05155", "1",
            ],
        ])

    static let resources = CSVTable(
        "sourcedId vendorResourceId title roles importance vendorId applicationId",
        [
            [
                "res-book", "978-0-00-000000-2", "Algebra, a first book", "student,teacher", "primary", "v-1",
                "a-1",
            ],
            ["res-site", "site-77", "", "", "", "", ""],
            ["res-spare", "site-78", "Kiln manual", "teacher", "secondary", "v-2", "a-2"],
        ])

    static let classResources = CSVTable(
        "sourcedId title classSourcedId resourceSourcedId",
        [
            ["cr-1", "The book", "class-math", "res-book"],
            ["cr-2", "", "class-home", "res-site"],
        ])

    static let courseResources = CSVTable(
        "sourcedId title courseSourcedId resourceSourcedId",
        [
            ["or-1", "The book", "course-math", "res-book"],
            ["or-2", "", "course-math", "res-site"],
        ])
}
