extension SettingGroup {
    static let readback = SettingGroup(
        "readback",
        [
            .number(
                "maxAgeDays", \.readback.maxAgeDays, in: 0...36500,
                comment: """
                    Nothing is sent when the last export out of Campus is older than so many days, because scores that
                    somebody changed in Campus must be known first. 0 = never asked for.
                    """,
                values: "0 to 36500; 0 = never asked for",
                meaning: "days after which an export asks for a read-back")
        ])

    static let campus = SettingGroup(
        "campus",
        [
            .number(
                "decimals", \.campus.decimals, in: 0...9, example: 2,
                comment: """
                    How many decimals Campus keeps of a score, 0 to 9. Blank = all of them.
                    """,
                values: "0 to 9; blank = all",
                meaning: "decimals that Campus keeps: ours are rounded to so many before they are compared"),
            .text(
                "importUser", \.campus.importUser, .id,
                comment: """
                    The personID of the Campus user under which the bundles are imported. Changes made by anybody else
                    are then known to be made by a person. Blank = not told.
                    """,
                values: "an id",
                meaning:
                    "the personID of the user that imports the bundles in Campus: a change by anybody else is a person's"
            ),
            .text(
                "personPrefix", \.campus.personPrefix, .prefix, former: "readback.personPrefix",
                comment: """
                    What stands before the ids of students in itslearning (SyncKey), and so in what is sent, where
                    files of Campus have the bare number: s, when Campus's 12345 is s12345. Blank = they are the same.
                    """,
                values: "up to 32 of `0-9 A-Z a-z . / @ _ -`",
                meaning:
                    "what stands before our ids of students where a file of Campus has the bare number: `s`, where its 12345 is s12345; before: `readback.personPrefix`, which means the same"
            ),
        ])

    static let categories = SettingGroup(
        "categories",
        [
            .text(
                "default", \.categories.defaultID, .sourcedID,
                comment: """
                    The category in Campus for every assignment that the map below does not name: its sourcedId, and
                    its title. With bundle.version 1.2 a category that your Campus has.
                    """,
                values: "a sourcedId; with bundle.version 1.2 another one than the default",
                meaning: "category of every item that the map does not name"),
            .text(
                "defaultTitle", \.categories.defaultTitle, .title,
                values: "one line",
                meaning: "its title"),
            .list(
                "map", .categoryEntry, { $0.categories.map = $1.compactMap(EntrySyntax.category) },
                comment: """
                    Categories that have their own counterpart in Campus, one on a line, in quotes:
                      map:
                        - "Homework = 1207 | Homework"
                    that is: the title or the CategoryId in itslearning = the sourcedId in Campus | the title in Campus.
                    """,
                values: "list of `\"itslearning CategoryId or title = Campus sourcedId \\| Campus title\"`",
                meaning: "categories with a counterpart"),
        ])
}
