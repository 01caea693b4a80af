import CISAL
import CLibzip

/// The C libraries behind this target, for `doctor`.
public enum LibraryVersions {
    /// Of the library that was loaded.
    public static var libzip: String { unsafe String(cString: zip_libzip_version()) }

    /// Of the header that was compiled against; the library itself does not say.
    public static var isal: String { "\(ISAL_MAJOR_VERSION).\(ISAL_MINOR_VERSION).\(ISAL_PATCH_VERSION)" }
}
