import TestSupport

extension SampleDistrict {
    static let categories = CSVTable(
        "sourcedId title weight",
        [
            ["cat-quiz", "Quizzes", "40"],
            ["cat-exam", "Exams & projects", "60"],
            ["cat-spare", "Läsning", ""],
        ])

    /// The period is called otherwise in 1.2. The exam is due on the end date of its period.
    static let lineItems = CSVTable(
        """
        sourcedId title description assignDate dueDate classSourcedId categorySourcedId \
        gradingPeriodSourcedId academicSessionSourcedId resultValueMin resultValueMax schoolSourcedId
        """,
        [
            [
                "li-quiz", "Unit 1 quiz", "Pages 3, 4 and \"more\"", "2026-09-01", "2026-09-11", "class-math",
                "cat-quiz", "gp-1", "gp-1", "0", "10", "school-north",
            ],
            [
                "li-exam", "Midterm – 期中", "", "2026-10-24", "2027-01-16", "class-math", "cat-exam", "gp-2",
                "gp-2", "0", "100.5", "school-north",
            ],
            [
                "li-read", "Reading log", "", "2026-09-14", "2026-09-14", "class-home", "cat-quiz", "gp-1",
                "gp-1", "0.5", "4", "school-north",
            ],
            [
                "li-spare", "Bowl", "Clay", "2026-09-01", "2026-10-01", "class-spare", "cat-exam", "gp-1",
                "gp-1",
                "0", "20", "school-lake",
            ],
        ])

    /// Every scoreStatus, with and without a score where both may be.
    static let results = CSVTable(
        """
        sourcedId lineItemSourcedId studentSourcedId scoreStatus score scoreDate comment textScore \
        classSourcedId inProgress incomplete late missing
        """,
        [
            [
                "r-quiz-adams", "li-quiz", "s-adams", "fully graded", "8.5", "2026-09-12",
                "Well done, \"Wren\"",
                "B+", "class-math", "false", "false", "true", "false",
            ],
            ["r-quiz-baptiste", "li-quiz", "s-baptiste", "exempt", "", "2026-09-12"],
            ["r-quiz-chen", "li-quiz", "s-chen", "not submitted", "", "2026-09-12", "", "", "class-math"],
            ["r-quiz-diaz", "li-quiz", "s-diaz", "partially graded", "3", "2026-09-12"],
            ["r-quiz-e", "li-quiz", "s-e", "submitted", "", "2026-09-11"],
            ["r-exam-adams", "li-exam", "s-adams", "submitted", "71.25", "2026-12-01"],
            [
                "r-exam-baptiste", "li-exam", "s-baptiste", "fully graded", "104", "2026-12-01",
                "Über alles 👏",
            ],
            ["r-exam-chen", "li-exam", "s-chen", "not submitted", "0", "2026-12-01"],
            ["r-exam-diaz", "li-exam", "s-diaz", "exempt", "12", "2026-12-01"],
            ["r-read-adams", "li-read", "s-adams", "fully graded", "0.5", "2026-09-20"],
        ])

    static let scoreScales = CSVTable(
        "sourcedId title type orgSourcedId courseSourcedId classSourcedId scoreScaleValue",
        [
            [
                "scale-letters", "Letters", "letter", "district-birch", "course-math", "class-math",
                "{A:90-100},{B:80-89}",
            ],
            ["scale-spare", "Pass", "pass", "school-lake", "course-math", "class-spare", "{P:1}"],
        ])

    static let lineItemScoreScales = CSVTable(
        "sourcedId title lineItemSourcedId scoreScaleSourcedId",
        [["ls-1", "By letters", "li-quiz", "scale-letters"], ["ls-2", "", "li-exam", "scale-letters"]])

    static let resultScoreScales = CSVTable(
        "sourcedId title resultSourcedId scoreScaleSourcedId",
        [
            ["rs-1", "By letters", "r-quiz-adams", "scale-letters"],
            ["rs-2", "", "r-quiz-diaz", "scale-letters"],
        ])

    static let lineItemLearningObjectiveIds = CSVTable(
        "sourcedId lineItemSourcedId source learningObjectiveId",
        [["lo-1", "li-quiz", "case", "objective 1"], ["lo-2", "li-exam", "unknown", "objective 2"]])

    static let resultLearningObjectiveIds = CSVTable(
        "sourcedId resultSourcedId source learningObjectiveId score textScore",
        [
            ["ro-1", "r-quiz-adams", "case", "objective 1", "4", "met"],
            ["ro-2", "r-quiz-diaz", "unknown", "objective 1"],
        ])

    static let userResources = CSVTable(
        "sourcedId userSourcedId orgSourcedId classSourcedId resourceSourcedId",
        [
            ["ur-1", "s-adams", "school-north", "class-math", "res-book"],
            ["ur-2", "t-ruiz", "", "", "res-site"],
        ])
}
