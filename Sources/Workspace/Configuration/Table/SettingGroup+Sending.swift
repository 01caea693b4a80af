extension SettingGroup {
    static let bundle = SettingGroup(
        "bundle",
        [
            .choice(
                "mode", \.bundle.mode,
                comment: """
                    What a bundle holds:
                      delta  only what is new or changed since Campus last had it
                      bulk   everything that gradebridge ever sent, for an import that deletes what is missing
                    """,
                meaning: "what a bundle holds ([formats-out.md](formats-out.md))"),
            .choice(
                "version", \.bundle.version,
                comment: """
                    The version of OneRoster that your Campus imports: 1.1 or 1.2. With 1.2, set categories.default below:
                    Campus takes no line item of 1.2 in the category that stands there.
                    """,
                values: "1.1, 1.2 (needs categories.default)",
                meaning: "of OneRoster"),
            .choice(
                "split", \.bundle.split,
                comment: """
                    One bundle for the whole district, or one for each school: district or school.
                    """,
                meaning: "one bundle, or one per school"),
            .number(
                "titleLimit", \.bundle.titleLimit, in: 8...255,
                comment: """
                    Longer titles of assignments are cut to so many characters, 8 to 255.
                    """,
                meaning: "characters of a title; and eight times as many scalars of Unicode"),
            .yesNo(
                "comments", \.bundle.comments,
                comment: """
                    Whether teachers' comments on a score are sent: true or false.
                    """,
                meaning: "whether teachers' comments are sent"),
        ])

    static let transfer = SettingGroup(
        "transfer",
        [
            .choice(
                "mode", \.transfer.mode,
                comment: """
                    Which scores are sent:
                      all        every score that may go
                      requested  only where a teacher pressed the Transfer button
                    """,
                meaning: "every score, or only what TransferRequests.csv covers"),
            .list(
                "sections", \.transfer.sections, .id,
                comment: """
                    Send only these sections (their sourcedIds in Campus), for a pilot for example: ["42001", "42002"].
                    An empty list means every section.
                    """,
                values: "list of class sourcedIds",
                meaning: "with transfer.courses: only these"),
            .list(
                "courses", \.transfer.courses, .id,
                comment: """
                    Send only these courses (their CourseIds in itslearning). An empty list means every course.
                    """,
                values: "list of CourseIds",
                meaning: "with transfer.sections: only these"),
            .choice(
                "exempt", \.transfer.exempt,
                comment: """
                    What happens with a student who is exempt from an assignment:
                      hold  nothing is sent
                      send  the student is marked exempt; this needs version 1.2 above
                    """,
                values: "hold, send (needs bundle.version 1.2)",
                meaning: "what becomes of an exemption"),
        ])

    static let changeGuard = SettingGroup(
        "guard",
        [
            .number(
                "changePercent", \.changeGuard.changePercent, in: 0...100,
                comment: """
                    When more than so many percent of the scores in Campus would change or vanish at once, nothing is
                    sent until a person has agreed with --accept-changes. 0 to 100.
                    """,
                meaning:
                    "percent of the confirmed results that an export may change or miss at once, or a read-back freeze"
            )
        ])
}
