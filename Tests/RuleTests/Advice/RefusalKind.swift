import Inputs

/// Why an input is refused, as far as the advice differs.
///
/// Both switches name every case: a new reason does not compile before it has a kind here, and a new kind has no cases
/// (`RefusalCase.cases`) before somebody wrote them.
enum RefusalKind: CaseIterable, Sendable {
    case notFound, notAFolderOrArchive
    case workbook, openDocument, pdf, webPage, gzip, zip, otherArchive, utf32
    case alikeFiles, missingFile, folderInside
    case unknownSign, contradiction, otherHeaderThanProfile, otherHeaderThanFirstLine, severalSigns,
        unreadSign
    case missingColumns, repeatedColumn, otherColumnName
    case malformed, bareCarriageReturn, doubtfulQuotes, wrongEncoding, notUTF8, isUTF8
    case overLimit, repeatedKey, blankID, unreadableColumn, noneOfThem, oneStudent, noStudentMatches,
        shortenedIDs,
        otherWriting
    case unsafeArchive, notAnArchive, damagedArchive, lockedArchive
    case unreadable, changedWhileRead, unsupported, otherKind, unread

    init(_ reason: InputRefusal.Reason) {
        switch reason {
        case .notFound: self = .notFound
        case .notAFolderOrArchive: self = .notAFolderOrArchive
        case .foreignForm(let form): self.init(form)
        case .alikeFiles: self = .alikeFiles
        case .delimiter(let fault): self.init(fault)
        case .missingFile: self = .missingFile
        case .folderInside: self = .folderInside
        case .missingColumns: self = .missingColumns
        case .repeatedColumn: self = .repeatedColumn
        case .otherColumnName: self = .otherColumnName
        case .malformed: self = .malformed
        case .bareCarriageReturn: self = .bareCarriageReturn
        case .doubtfulQuotes: self = .doubtfulQuotes
        case .wrongEncoding: self = .wrongEncoding
        case .notUTF8: self = .notUTF8
        case .isUTF8: self = .isUTF8
        case .overLimit: self = .overLimit
        case .repeatedKey: self = .repeatedKey
        case .blankID: self = .blankID
        case .unreadableColumn: self = .unreadableColumn
        case .noneOfThem: self = .noneOfThem
        case .oneStudent: self = .oneStudent
        case .noStudentMatches: self = .noStudentMatches
        case .shortenedIDs: self = .shortenedIDs
        case .otherWriting: self = .otherWriting
        case .unsafeArchive: self = .unsafeArchive
        case .notAnArchive: self = .notAnArchive
        case .damagedArchive: self = .damagedArchive
        case .lockedArchive: self = .lockedArchive
        case .unreadable: self = .unreadable
        case .changedWhileRead: self = .changedWhileRead
        case .unsupported: self = .unsupported
        case .otherKind: self = .otherKind
        case .unread: self = .unread
        }
    }

    private init(_ form: ForeignForm) {
        switch form {
        case .workbook: self = .workbook
        case .openDocument: self = .openDocument
        case .pdf: self = .pdf
        case .webPage: self = .webPage
        case .gzip: self = .gzip
        case .zip: self = .zip
        case .otherArchive: self = .otherArchive
        case .utf32: self = .utf32
        }
    }

    private init(_ fault: DelimiterFault) {
        switch fault {
        case .unknown: self = .unknownSign
        case .contradiction: self = .contradiction
        case .otherHeader(_, .profile, _, _): self = .otherHeaderThanProfile
        case .otherHeader(_, .firstLine, _, _): self = .otherHeaderThanFirstLine
        case .several: self = .severalSigns
        case .unread: self = .unreadSign
        }
    }

    /// Why no case of it can be made here, and what follows its advice instead; nil of all others.
    var exemption: String? {
        switch self {
        // A file would have to change between two reads of one run: IntakeTests/Input/SingleFileTests makes that,
        // and to wait and run again is to have another file.
        case .changedWhileRead:
            "SingleFileTests, \"A file that changed since its fingerprint was taken is refused\""
        // Nothing but a night looks at these: NightAdviceTests follows them.
        case .otherKind, .unreadable: "NightAdviceTests"
        default: nil
        }
    }
}
