/// What is wrong with other rows, columns and files of an input. Stable codes (Spec/reason-codes.md).
public enum InputFindingCode: String, Sendable, CaseIterable {
    case badValue = "bad-value"
    case unknownReference = "unknown-reference"
    /// Reported once of a column.
    case unknownColumn = "unknown-column"
    /// Reported once of a file.
    case unknownFile = "unknown-file"
    /// Reported once of a file.
    case utf16 = "utf-16"
    case windows1252 = "windows-1252"
    /// What stands between cells, where it is not a comma.
    case tabs = "tab-delimited"
    case semicolons = "semicolon-delimited"
    case pipes = "pipe-delimited"
    /// The row repeats another to the letter; reported once of a table.
    case repeatedRow = "repeated-row"
    /// Reported once of a column.
    case rounded
    case unknownStatus = "unknown-status"
    /// Reported once of a zip.
    case inFolder = "in-folder"
    /// Reported once of a read-back.
    case scoreStatus = "score-status"
    /// Reported once of an extract's column, with its rows.
    case otherCase = "other-case"
}

extension InputFindingCode: Reason {
    public var entry: ReasonEntry {
        switch self {
        case .badValue:
            ReasonEntry(
                when:
                    "a value of the row cannot be read; the row was not used (of a read-back's line item only this value was not)",
                meaning: "A value cannot be read", concerns: .learning,
                advice: "Correct the value in the source system and export again; the row was not used.")
        case .unknownReference:
            ReasonEntry(
                when: "the row names a course, group, person or item that is not in the export",
                meaning: "The row names something that is not in the export", concerns: .learning,
                advice: "Export all files together; this row names something that is not there.")
        case .unknownColumn:
            ReasonEntry(
                when: "a column that nobody asks for",
                meaning: "A column is not known", concerns: .nobody,
                advice: "Nothing; the column was ignored. Name it in profile.columns if it is one of ours.")
        case .unknownFile:
            ReasonEntry(
                when: "a file that nobody asks for",
                meaning: "A file is not known", concerns: .nobody,
                advice: "Nothing; the file was ignored. Name it in profile.files if it is one of ours.")
        case .utf16:
            ReasonEntry(
                when: "the characters of a file are written in UTF-16",
                meaning: "A file is written in UTF-16", concerns: .nobody,
                advice: "Nothing; the file was read as UTF-16.")
        case .windows1252:
            ReasonEntry(
                when: "a file is read as Windows-1252, as `profile.encoding` says",
                meaning: "A file is read as Windows-1252", concerns: .nobody,
                advice: "Nothing; the file was read as profile.encoding says.")
        case .tabs:
            ReasonEntry(
                when: "tabs stand between the cells of a file, as its header or `profile.delimiter` says",
                meaning: "A file has tabs between its cells", concerns: .nobody,
                advice: "Nothing; the file was read so.")
        case .semicolons:
            ReasonEntry(
                when:
                    "semicolons stand between the cells of a file, as its header or `profile.delimiter` says",
                meaning: "A file has semicolons between its cells", concerns: .nobody,
                advice: "Nothing; the file was read so.")
        case .pipes:
            ReasonEntry(
                when: "pipes stand between the cells of a file, as its header or `profile.delimiter` says",
                meaning: "A file has pipes between its cells", concerns: .nobody,
                advice: "Nothing; the file was read so.")
        case .repeatedRow:
            ReasonEntry(
                when: "rows of a roster's table that repeat another to the letter",
                meaning: "Rows are there twice", concerns: .nobody,
                advice: "Nothing; each was used once.")
        case .rounded:
            ReasonEntry(
                when:
                    "numbers with more than nine decimals, or with an exponent, as computers print binary fractions",
                meaning: "Numbers were rounded to nine decimals", concerns: .nobody,
                advice: "Nothing; the numbers were rounded to nine decimals, half up.")
        case .unknownStatus:
            ReasonEntry(
                when:
                    "the status of a roster's row is a word that OneRoster does not have; `roster.inactive` says what it means",
                meaning: "A status is not known", concerns: .learning,
                advice:
                    "Have Campus export active or tobedeleted; if these rows are active, say so in roster.inactive."
            )
        case .scoreStatus:
            ReasonEntry(
                when:
                    "scoreStatus beside scores of ours in a read-back says `submitted`, or a word that is not known, or beside every score one that would mean a flag beside some",
                meaning: "A word in scoreStatus tells nothing", concerns: .campus,
                advice:
                    "Look at the flags of these scores in Campus; the scores were judged by their numbers alone."
            )
        case .inFolder:
            ReasonEntry(
                when: "all files of the zip stand in one folder inside it",
                meaning: "The files stand in a folder inside the zip", concerns: .nobody,
                advice: "Nothing; the files were taken from that folder.")
        case .otherCase:
            ReasonEntry(
                when:
                    "ids of ours, of line items (counted by their rows) or of students, that a data extract writes in another upper or lower case; each can only be that one",
                meaning: "Ids are written in another case", concerns: .nobody,
                advice: "Nothing; each can only be one of ours, and was read as that.")
        }
    }
}
