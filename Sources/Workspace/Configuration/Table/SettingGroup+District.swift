extension SettingGroup {
    static let district = SettingGroup(
        "district",
        [
            .text(
                "name", \.district.name, .district,
                comment: """
                    The district's name. Bundle files begin with it.
                    """,
                values: "one line",
                meaning: "bundle names begin with it"),
            .text(
                "timeZone", \.district.timeZone, .timeZone,
                comment: """
                    The time zone of the schools, as Region/City: America/Chicago. Deadlines in itslearning are in
                    world time (UTC); this decides on which day an assignment is due in Campus.
                    """,
                values: "an IANA zone that this system has; `UTC`, `GMT`; no abbreviations such as CST",
                meaning: "which day a deadline, an assessment and today is"),
            .choice(
                "locale", \.district.locale,
                comment: """
                    How days and times are written that people read: en-US (Nov 28, 2:00 AM), en-GB, es-US or sv-SE. The
                    words around them stay English.
                    """,
                meaning:
                    "how days and times are written that people read; files for machines stay as they are"),
            .list(
                "formerNames", \.district.formerNames, .district,
                comment: """
                    The ledger knows whose it is, by the name above. Where you change that, write the old one here:
                    ["Cedar Valley"].
                    """,
                values: "list of names",
                meaning:
                    "what the district was called before: a ledger that says so is its own all the same ([ledger.md](ledger.md), \"Whose ledger it is\")"
            ),
        ])

    static let roster = SettingGroup(
        "roster",
        [
            .choice(
                "endDate", \.roster.endDate,
                comment: """
                    What the end date of a term or an enrollment means in your Campus roster export:
                      exclusive  the first day after it ended, as OneRoster says
                      inclusive  the last day of it
                    """,
                meaning: "what the end date of a session and of an enrollment means"),
            .choice(
                "inactive", \.roster.inactive,
                comment: """
                    What a row of the roster means whose status is a word that OneRoster does not have, such as inactive:
                      left-out  it does not count
                      active    it counts like every other
                    Left blank it does not count, and a roster of which most rows have such a word is refused.
                    """,
                values:
                    "left-out, active; blank = left-out, but a roster is refused of which most rows would be",
                meaning:
                    "what a row means whose status is neither blank nor `active` nor `tobedeleted` (`unknown-status`)"
            ),
        ])
}
