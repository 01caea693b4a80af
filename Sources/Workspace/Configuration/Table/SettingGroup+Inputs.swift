import Domain

extension SettingGroup {
    static let profile = SettingGroup(
        "profile",
        [
            .list(
                "files", .fileEntry, { $0.profile.files = EntrySyntax.files($1) },
                comment: """
                    If your export names its files or columns differently, say how, one on a line, in quotes:
                      files:
                        - "Assessments.csv = grades.csv"
                      columns:
                        - "Assessments.csv: Score = Points"
                    that is: the name that gradebridge knows = the name in your export. A column always stands below the
                    file name that gradebridge knows.
                    """,
                values: "list of `\"Assessments.csv = grades.csv\"`",
                meaning: "a district's own file names"),
            .list(
                "columns", .columnEntry, { $0.profile.columns = EntrySyntax.columns($1) },
                values: "list of `\"Assessments.csv: Score = Points\"`",
                meaning: "a district's own column names"),
            .list(
                "dates", .dateEntry, { $0.profile.dates = EntrySyntax.dates($1) },
                comment: """
                    If an export writes its days as month/day/year, as Excel does in the United States, name that export,
                    in quotes:
                      dates:
                        - "roster = us"
                    """,
                values: "list of `\"roster = us\"`; before the `=`: gradebook, roster, readback",
                meaning: "inputs whose days may stand there as `M/D/YYYY`"),
            .list(
                "encoding", .encodingEntry, { $0.profile.encodings = EntrySyntax.encodings($1) },
                comment: """
                    If an export is written in Windows-1252, name that export, in quotes; a file does not say it:
                      encoding:
                        - "gradebook = windows-1252"
                    UTF-8 and UTF-16 are recognized.
                    """,
                values: "list of `\"gradebook = windows-1252\"`; before the `=`: gradebook, roster, readback",
                meaning: "inputs that are written in Windows-1252"),
            .list(
                "delimiter", .delimiterEntry, { $0.profile.delimiters = EntrySyntax.delimiters($1) },
                comment: """
                    The sign between the cells of an export is recognized by the header of each table. To take only one sign
                    (comma, tab, semicolon, pipe), name the export, in quotes:
                      delimiter:
                        - "gradebook = semicolon"
                    """,
                values:
                    "list of `\"gradebook = semicolon\"`; before the `=`: gradebook, roster, readback; behind it: comma, tab, semicolon, pipe",
                meaning: "inputs whose cells have this sign between them, whatever a header looks like"),
        ])

    static let limits = SettingGroup(
        "limits", isDense: true,
        [
            .number(
                "entries", \.limits.entries, in: 1...65535,
                comment: """
                    A file that asks for more than this is refused before it can fill the disk.
                    Files in one zip.
                    """,
                meaning: "files in a zip"),
            .number(
                "expandedBytes", \.limits.expandedBytes, in: 1...(1 << 50),
                comment: """
                    Bytes of all files of one zip, unpacked (17179869184 = 16 GiB).
                    """,
                values: "1 to 2^50",
                meaning: "bytes of a zip, unpacked"),
            .number(
                "ratio", \.limits.ratio, in: 1...1_000_000,
                comment: """
                    How many times larger than packed a file may become.
                    """,
                values: "1 to 1000000",
                meaning: "times that a file may expand"),
            .number(
                "rows", \.limits.rows, in: 1...4_000_000_000,
                comment: """
                    Rows of one table.
                    """,
                values: "1 to 4000000000",
                meaning: "rows of a table"),
            .number(
                "columns", \.limits.columns, in: 16...65535,
                comment: """
                    Columns of one table.
                    """,
                meaning: "columns of a table"),
            .number(
                "recordBytes", \.limits.recordBytes, in: 1024...(1 << 30),
                comment: """
                    Bytes of one row of a table (4194304 = 4 MiB).
                    """,
                values: "1024 to 2^30",
                meaning: "bytes of a row, without its line end"),
            .number(
                "fieldBytes", \.limits.fieldBytes, in: 256...(1 << 30),
                comment: """
                    Bytes of one cell of a table (1048576 = 1 MiB).
                    """,
                values: "256 to 2^30",
                meaning: "bytes of a field, quotes included"),
        ])
}
