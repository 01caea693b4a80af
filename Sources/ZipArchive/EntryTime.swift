import CLibzip
import Glibc

/// When an entry was last changed, as its archive has it.
public enum EntryTime: Sendable, Equatable {
    /// Seconds since 1970, from the extended timestamp that Info-ZIP's tools add.
    case utc(seconds: Int64)
    /// What the clock on the wall showed where the archive was made, in steps of two seconds.
    case local(ZipTimestamp)

    private static let extendedTimestamp: UInt16 = 0x5455

    init?(of index: UInt64, in handle: OpaquePointer, _ stat: zip_stat_t) {
        if let seconds = unsafe Self.extendedSeconds(index, handle) {
            self = .utc(seconds: seconds)
        } else if unsafe stat.valid & UInt64(ZIP_STAT_MTIME) != 0, let shown = unsafe Self.shown(stat.mtime) {
            self = .local(shown)
        } else {
            return nil
        }
    }

    /// The directory's field: a byte of flags, of which the lowest says that the time of the last change
    /// follows, in four bytes.
    private static func extendedSeconds(_ index: UInt64, _ handle: OpaquePointer) -> Int64? {
        var length: UInt16 = 0
        guard
            let field = unsafe zip_file_extra_field_get_by_id(
                handle, index, extendedTimestamp, 0, &length, UInt32(ZIP_FL_CENTRAL)),
            length >= 5, unsafe field[0] & 1 == 1
        else { return nil }
        // Unsigned, which lasts to 2106: no export is from before 1970.
        return (1...4).reversed().reduce(0) { unsafe $0 << 8 | Int64(field[$1]) }
    }

    /// libzip takes the time that is in the archive for one of the process's zone; this takes it back.
    ///
    /// A time that this zone skips in spring comes back an hour late; it takes a process in another zone than
    /// the archive was made in, and that one hour of the year.
    private static func shown(_ libzipTime: time_t) -> ZipTimestamp? {
        var time = libzipTime
        var parts = unsafe tm()
        guard unsafe localtime_r(&time, &parts) != nil else { return nil }
        return unsafe ZipTimestamp(
            year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday),
            hour: Int(parts.tm_hour), minute: Int(parts.tm_min), second: Int(parts.tm_sec))
    }
}
