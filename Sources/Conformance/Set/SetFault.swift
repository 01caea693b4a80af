import CSVCore
import ZipArchive

/// Why a set, or one of its files, cannot be read to its end.
struct SetFault: Error {
    let finding: Finding

    init(finding: Finding) { self.finding = finding }

    /// - Throws: the error itself where it is this computer's and not the archive's.
    init(_ error: ZipError) throws {
        guard !error.isSystemFailure else { throw error }
        finding = Finding(Self.code(error.code), file: error.entry, detail: error.detail)
    }

    init(_ error: CSVError, file: String) {
        finding = Finding(
            Self.code(error.code), file: file, line: error.position.line,
            detail: "record \(error.position.record), byte \(error.position.byte): \(error.code)")
    }

    private static func code(_ code: ZipError.Code) -> FindingCode {
        switch code {
        case .notAnArchive: .archiveNotAnArchive
        case .wrongChecksum: .archiveWrongChecksum
        case .wrongSize: .archiveWrongSize
        case .encrypted: .archiveEncrypted
        case .unsupportedMethod: .archiveUnsupportedMethod
        case .tooManyEntries: .archiveTooManyEntries
        case .unsafeName: .archiveUnsafeName
        case .notARegularFile: .archiveNotARegularFile
        case .duplicateName: .archiveDuplicateName
        case .tooLarge: .archiveTooLarge
        case .ratioTooHigh: .archiveRatioTooHigh
        // The last three are the computer's failures and do not come here.
        case .damaged, .notAsMeant, .readFailed, .writeFailed: .archiveDamaged
        }
    }

    private static func code(_ code: CSVError.Code) -> FindingCode {
        switch code {
        case .raggedRow: .csvRaggedRow
        case .unterminatedQuote: .csvUnterminatedQuote
        case .quoteInsideField: .csvQuoteInsideField
        // OneRoster has commas: a file with tabs or pipes is told as that.
        case .textAfterQuote, .doubtfulQuotes: .csvTextAfterQuote
        case .bareCarriageReturn: .csvBareCarriageReturn
        case .notUTF8: .csvNotUTF8
        case .fieldTooLong: .csvFieldTooLong
        case .recordTooLong: .csvRecordTooLong
        case .tooManyColumns: .csvTooManyColumns
        case .noHeader: .csvNoHeader
        }
    }
}
