public import DurableFiles
import PlainText

/// An archive that was refused, is damaged, or could not be read or written.
public struct ZipError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        /// The bytes are no zip archive, or its directory is cut off.
        case notAnArchive
        /// The archive contradicts itself or its compressed data is broken.
        case damaged
        /// An entry's bytes do not have the CRC-32 that the archive states.
        case wrongChecksum
        /// An entry holds more or fewer bytes than the archive states.
        case wrongSize
        case encrypted
        /// Compressed by a method other than deflate or none.
        case unsupportedMethod
        case tooManyEntries
        /// Not a plain file name at the root: absolute, a folder or inside one, `..`, or control characters.
        case unsafeName
        /// A folder, symbolic link or device.
        case notARegularFile
        /// Two entries of one name, upper and lower case being the same.
        case duplicateName
        /// More bytes, expanded, than `ZipLimits.expandedBytes`.
        case tooLarge
        /// Expands by more than `ZipLimits.ratio`.
        case ratioTooHigh
        /// An archive read back does not hold what it was meant to.
        case notAsMeant
        /// The system failed to read; `errno` says why.
        case readFailed
        /// The system failed to write; `errno` says why.
        case writeFailed
    }

    public let code: Code
    public let archive: FilePath
    public let entry: String?
    /// The system's reason, where there is one.
    public let errno: Errno?
    /// The library's or the check's own words.
    public let detail: String
    /// The archive's end is not there: it may still be on its way. Whatever else is wrong with one stays wrong.
    public let lacksEnd: Bool

    public init(
        _ code: Code, archive: FilePath, entry: String? = nil, errno: Errno? = nil, detail: String,
        lacksEnd: Bool = false
    ) {
        self.code = code
        self.archive = archive
        self.entry = entry
        self.errno = errno
        self.detail = detail
        self.lacksEnd = lacksEnd
    }

    func lackingEnd() -> ZipError {
        ZipError(code, archive: archive, entry: entry, errno: errno, detail: detail, lacksEnd: true)
    }

    /// This computer's own failure: the archive is as good as it was before. Anything else is the archive's.
    public var isSystemFailure: Bool {
        switch code {
        case .readFailed, .writeFailed, .notAsMeant: true
        default: false
        }
    }

    /// The disk, or the user's share of it, is full: a rerun may succeed once there is room.
    public var isOutOfSpace: Bool { errno?.isOutOfSpace ?? false }

    /// The system refused: wrong owner or mode, or a file system that is mounted read-only.
    public var isPermission: Bool { errno?.isPermission ?? false }

    public var description: String {
        let place = entry.map { "\(archive), entry \"\($0.printable)\"" } ?? "\(archive)"
        return "\(place): \(detail)"
    }
}
