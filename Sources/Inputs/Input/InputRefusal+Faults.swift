import DurableFiles
import Glibc
import ZipArchive

extension InputRefusal {
    /// Whose fault it is that a file of an input cannot be read.
    ///
    /// Where it is gone, or a link or a folder, the input is to blame and refused. Anything else (no right to
    /// read it, a disk that fails, no memory) is this computer's own: then the input is as good as before, and
    /// nobody may put it away as unusable.
    static func errorToThrow(for error: FileError, input: String, file: String) -> any Error {
        let shape = [Glibc.ENOENT, Glibc.ELOOP, Glibc.ENOTDIR, Glibc.EISDIR, Glibc.ENXIO]
        guard shape.contains(error.errno.rawValue) else { return error }
        return InputRefusal(input: input, file: file, reason: .unreadable(error.description))
    }

    /// The same of an archive: this computer's failure stays what it is, anything else refuses the input.
    static func errorToThrow(for error: ZipError, input: String, file: String?) -> any Error {
        guard !error.isSystemFailure else { return error }
        return InputRefusal(
            input: input, file: file, reason: Reason(error), mayBecomeWhole: error.lacksEnd)
    }
}

extension InputRefusal.Reason {
    fileprivate init(_ error: ZipError) {
        switch error.code {
        case .tooManyEntries: self = .overLimit(error.detail, key: "limits.entries")
        case .tooLarge: self = .overLimit(error.detail, key: "limits.expandedBytes")
        case .ratioTooHigh: self = .overLimit(error.detail, key: "limits.ratio")
        case .unsafeName, .notARegularFile, .duplicateName: self = .unsafeArchive(error.detail)
        case .encrypted, .unsupportedMethod: self = .lockedArchive(error.detail)
        case .notAnArchive: self = .notAnArchive
        case .damaged, .wrongChecksum, .wrongSize, .readFailed, .writeFailed, .notAsMeant:
            self = .damagedArchive(error.detail)
        }
    }
}
