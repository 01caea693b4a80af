extension FindingCode {
    /// What a person does next.
    public var whatToDo: String {
        switch self {
        case .setEmpty: "Give the folder or the zip that holds manifest.csv."
        case .setLink: "Put the file itself into the folder."
        case .archiveNotAnArchive, .archiveDamaged, .archiveWrongChecksum, .archiveWrongSize:
            "Fetch the archive again; if it stays so, have it made again."
        case .archiveEncrypted:
            "Make the archive without a password, and encrypt it as a whole where you must."
        case .archiveUnsupportedMethod: "Make the archive with deflate, the usual method."
        case .archiveTooManyEntries, .archiveTooLarge, .archiveRatioTooHigh, .csvFieldTooLong,
            .csvRecordTooLong, .csvTooManyColumns, .csvTooManyRows:
            "If you trust the file, raise the limit in gradebridge.yaml."
        case .archiveUnsafeName, .archiveNotARegularFile:
            "Zip the CSV files themselves, not a folder with them: every file at the root."
        case .archiveDuplicateName: "Make the archive anew; each file belongs in it once."
        case .csvNoHeader: "Export the file again; its first line names the columns."
        case .csvSeparatorLine: "Take the first line out."
        case .csvOtherDelimiter: "Save the file with commas between the cells."
        case .csvRaggedRow, .csvUnterminatedQuote, .csvQuoteInsideField, .csvTextAfterQuote:
            "Write cells with commas, quotes or line ends in quotes, and each quote in them twice."
        case .csvBareCarriageReturn: "End lines with CR LF or LF."
        case .csvNotUTF8: "Save the file as UTF-8."
        case .manifestMissing:
            "Add a manifest.csv that says of each file whether it is bulk, delta or absent."
        case .manifestColumns: "Give the manifest the columns propertyName and value."
        case .propertyMissing: "Add the property; what is not there is absent."
        case .propertyUnknown: "Take the property out, or state the version that has it."
        case .propertyRepeated: "Keep one of the two."
        case .propertyValue, .versionUnknown: "Correct the value."
        case .versionCorrection: "Write 1.2; the tables are the same, and some readers know no other word."
        case .fileMissing: "Add the file, or call it absent in the manifest."
        case .fileUndeclared: "Say bulk or delta in the manifest, or take the file out."
        case .filesInFolder: "Zip the CSV files themselves, not a folder with them: every file at the root."
        case .fileUnknown: "Take the file out, or state the version that has it."
        case .fileNameCase: "Rename the file."
        case .fileWithoutRows: "Leave the file out and call it absent, unless everything is to be deleted."
        default: whatToDoInside
        }
    }

    private var whatToDoInside: String {
        switch self {
        case .byteOrderMark: "Save the file as UTF-8 without a byte order mark."
        case .columnMissing: "Add the column; it may be empty where it is not required."
        case .columnCase, .columnUnknown:
            "Write the column's name as OneRoster does, or begin it with metadata."
        case .columnOrder: "Put the columns into OneRoster's order."
        case .columnRepeated: "Keep one of the two columns."
        case .metadataNotLast: "Move metadata columns behind all others."
        case .cellEmpty: "Fill the cell."
        case .cellNotBlank: "Leave status and dateLastModified blank in bulk files, or call the file delta."
        case .valueID: "Use 1 to 255 of the characters 0-9 A-Z a-z . / @ _ -."
        case .valueEnumeration: "Use one of the values that the column knows, letter by letter."
        case .valueExtension: "Use one of the column's own values; ext: is for 1.2 and some columns only."
        case .instantOffset: "Write the time in UTC, as 2026-11-23T02:00:00.000Z."
        case .valueInstant: "Write times as 2026-11-23T02:00:00.000Z."
        case .valueDate: "Write days as 2026-11-23."
        case .valueYear: "Write the year in which the school year ends, as 2027."
        case .valueDecimal: "Write a number with a point and without a unit, as 9.5."
        case .valueInteger: "Write a whole number."
        case .valueList: "Take out the comma that has nothing beside it."
        case .valueLineBreak: "Put a space in the place of the line break."
        case .valueControl: "Take the control characters out."
        case .valueSpaces: "Take the spaces out."
        case .formula: "Nothing for an import; do not open the file in a spreadsheet without care."
        case .idRepeated: "Give each row an id of its own, or keep one of the rows."
        case .idCase: "Make sure that both are meant: many systems take them for one."
        case .referenceUnknown: "Correct the id, or add the row that it leads to."
        case .referenceKind: "Use the id of a row of the right kind."
        case .referenceDeleted: "Delete this row too, or keep the other."
        case .parentCycle: "Correct the parent of one of them."
        case .sessionDates, .enrollmentDates, .dueBeforeAssigned: "Correct one of the two dates."
        case .enrollmentSchool: "Name the school of the class."
        case .weightOver100: "Correct the weight."
        case .dateOutsideSession: "Correct the date, or name the grading period that it falls in."
        case .pointsRange: "Correct the points."
        case .gradedWithoutScore: "Add the score, or say not submitted or exempt."
        case .scoreBelowMinimum: "Correct the score or the minimum."
        case .resultRepeated: "Keep one of the results."
        case .resultNotStudent: "Correct the id, or give the person the role student."
        case .resultNotEnrolled: "Correct the id, or add the enrollment."
        default: rawValue
        }
    }
}
