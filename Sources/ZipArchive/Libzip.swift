import CLibzip
import DurableFiles
import Glibc
import Synchronization

/// What every use of libzip shares.
enum Libzip {
    /// `zip_open` fills in static tables without a lock before libzip 1.9; Debian 12 has 1.7.3.
    private static let opening = Mutex(())

    enum Doing {
        case reading
        case writing
    }

    /// Of a failed reading. What is neither the system's failure nor a case of its own comes from numbers in
    /// the archive that lead nowhere; so does a reading or opening for which the system states no reason.
    private static func readingCode(_ code: Int32, _ system: Int32) -> ZipError.Code {
        switch code {
        case ZIP_ER_NOZIP, ZIP_ER_MULTIDISK: .notAnArchive
        case ZIP_ER_CRC: .wrongChecksum
        case ZIP_ER_COMPNOTSUPP: .unsupportedMethod
        case ZIP_ER_ENCRNOTSUPP, ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD: .encrypted
        case ZIP_ER_READ where system != 0, ZIP_ER_OPEN where system != 0: .readFailed
        case ZIP_ER_MEMORY, ZIP_ER_INTERNAL: .readFailed
        default: .damaged
        }
    }

    /// The typed form of libzip's error.
    static func error(
        _ raw: UnsafeMutablePointer<zip_error_t>?, _ doing: Doing, archive: FilePath, entry: String? = nil
    ) -> ZipError {
        let failed: ZipError.Code = doing == .reading ? .readFailed : .writeFailed
        guard let raw = unsafe raw else {
            return ZipError(failed, archive: archive, entry: entry, detail: noReason)
        }
        let system = unsafe zip_error_system_type(raw) == ZIP_ET_SYS ? zip_error_code_system(raw) : 0
        return unsafe ZipError(
            doing == .reading ? readingCode(zip_error_code_zip(raw), system) : failed,
            archive: archive, entry: entry, errno: system == 0 ? nil : Errno(rawValue: system),
            detail: words(raw))
    }

    /// Runs one of libzip's open functions, which tell an error as a number and in the system's `errno`.
    static func open(
        _ archive: FilePath, _ doing: Doing, _ call: (inout Int32) -> OpaquePointer?
    ) throws(ZipError) -> OpaquePointer {
        try unsafe opening.withLock { _ throws(ZipError) in
            var number: Int32 = 0
            if let handle = unsafe call(&number) { return unsafe handle }
            var raw = unsafe zip_error_t()
            unsafe zip_error_init_with_code(&raw, number)
            defer { unsafe zip_error_fini(&raw) }
            throw unsafe error(&raw, doing, archive: archive)
        }
    }

    private static let noReason = "libzip gives no reason"

    private static func words(_ raw: UnsafeMutablePointer<zip_error_t>) -> String {
        unsafe zip_error_strerror(raw).map { unsafe String(cString: $0) } ?? noReason
    }
}
