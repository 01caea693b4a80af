import Conformance

extension OneFault {
    static let dates: [OneFault] = [
        .cell(.sessionDates, "academicSessions", "gp-spare", "endDate", "2027-01-15"),
        .cell(.sessionDates, in: .delta12, "academicSessions", "gp-spare", "endDate", "2026-01-16"),
        .cell(.enrollmentDates, "enrollments", "e-spare", "endDate", "2026-08-23"),
        .cell(.enrollmentDates, in: .delta12, "enrollments", "e-spare", "endDate", "2025-08-24"),
        .cell(.enrollmentSchool, "enrollments", "e-spare", "schoolSourcedId", "school-north"),
        .cell(.enrollmentSchool, in: .bulk12, "enrollments", "e-spare", "schoolSourcedId", "school-north"),
        .cell(.dueBeforeAssigned, "lineItems", "li-spare", "dueDate", "2026-08-31"),
        .cell(.dueBeforeAssigned, in: .bundle12, "lineItems", "li-spare", "dueDate", "2026-08-31"),
        .cell(.dateOutsideSession, "lineItems", "li-spare", "dueDate", "2026-10-25", "one-day-late"),
        .cell(.dateOutsideSession, in: .bulk12, "lineItems", "li-spare", "dueDate", "2027-06-01"),
        .cell(.dateOutsideSession, in: .mixed11, "lineItems", "li-spare", "dueDate", "2026-10-25"),
    ]

    static let scores: [OneFault] = [
        .cell(.weightOver100, in: .bulk12, "categories", "cat-spare", "weight", "101"),
        .cell(.weightOver100, in: .bundle12, "categories", "cat-spare", "weight", "1000"),
        .cell(.pointsRange, "lineItems", "li-spare", "resultValueMin", "20.01")
            .at(.line("lineItems.csv", 5, column: "resultValueMax")),
        .cell(.pointsRange, in: .bundle12, "lineItems", "li-spare", "resultValueMax", "-1"),
        .cell(.gradedWithoutScore, "results", "r-read-adams", "score", ""),
        .cell(.gradedWithoutScore, "results", "r-quiz-diaz", "score", "", "partially"),
        .cell(.gradedWithoutScore, in: .bundle12, "results", "r-read-adams", "score", ""),
        .cell(.scoreBelowMinimum, "results", "r-read-adams", "score", "0.4"),
        .cell(.scoreBelowMinimum, in: .bundle12, "results", "r-read-adams", "score", "-1"),
    ]

    static let results: [OneFault] = [
        .again(in: .bulk11), .again(in: .bundle12), .again(in: .mixed11),
        .student(.resultNotStudent, "t-ruiz"), .student(.resultNotStudent, "g-adams", in: .bulk12),
        .student(.resultNotStudent, "a-okafor", in: .mixed11),
        .student(.resultNotEnrolled, "s-spare"), .student(.resultNotEnrolled, "s-chen", in: .bulk12),
        .student(.resultNotEnrolled, "s-diaz", in: .mixed12),
    ]

    /// One more result for a line item and a student that have one.
    private static func again(in base: Base) -> OneFault {
        OneFault(
            .resultRepeated, "results", in: base, at: .row("results", "r-more", column: "studentSourcedId")
        ) { $0.copy("results", "r-read-adams", ["sourcedId": "r-more"]) }
    }

    /// The reading log belongs to a class of one student.
    private static func student(_ code: FindingCode, _ user: String, in base: Base = .bulk11) -> OneFault {
        .cell(code, in: base, "results", "r-read-adams", "studentSourcedId", user, user)
    }
}
