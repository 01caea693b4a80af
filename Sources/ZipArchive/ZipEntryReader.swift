import CLibzip

/// The bytes of one entry, from front to back.
///
/// The last of them are given out only once size and CRC-32 have been found right, so that whoever has read
/// `entry.size` bytes has a whole entry. Never gives out more than that, whatever the archive holds.
@safe public final class ZipEntryReader {
    public let entry: ZipEntry
    private let archive: ZipReader
    private let file: OpaquePointer
    private var given: UInt64 = 0
    private var checked = false

    init(_ entry: ZipEntry, of archive: ZipReader) throws(ZipError) {
        guard let file = unsafe zip_fopen_index(archive.handle, entry.index, 0) else {
            let error = unsafe Libzip.error(
                zip_get_error(archive.handle), .reading, archive: archive.path, entry: entry.name)
            guard error.code == .damaged else { throw error }
            throw ZipError(
                .damaged, archive: archive.path, entry: entry.name,
                detail: "the entry is not where the archive's directory says (\(error.detail))")
        }
        self.entry = entry
        self.archive = archive
        unsafe self.file = unsafe file
    }

    deinit { unsafe zip_fclose(file) }

    /// Fills the front of the buffer; 0 once the whole entry has been given out and found right.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ZipError) -> Int {
        let wanted = min(UInt64(buffer.count), entry.size - given)
        var count = 0
        if wanted > 0, let start = buffer.baseAddress {
            count = try unsafe next(start, wanted)
            given += UInt64(count)
            guard count > 0 else { throw wrongSize("the entry ends after \(given) bytes of \(entry.size)") }
        }
        if given == entry.size, !checked { try checkEnd() }
        return count
    }

    /// libzip compares the CRC-32 when it is asked for bytes past the end.
    private func checkEnd() throws(ZipError) {
        var beyond: UInt8 = 0
        guard try unsafe next(&beyond, 1) == 0 else {
            throw wrongSize("the entry goes on after the \(entry.size) bytes that it states")
        }
        checked = true
    }

    private func next(_ start: UnsafeMutableRawPointer, _ count: UInt64) throws(ZipError) -> Int {
        let answer = unsafe zip_fread(file, start, count)
        guard answer >= 0 else {
            let error = unsafe zip_file_get_error(file)
            // Here libzip calls only a size other than the stated one inconsistent.
            if let error = unsafe error, unsafe zip_error_code_zip(error) == ZIP_ER_INCONS {
                throw wrongSize("the entry does not hold the \(entry.size) bytes that it states")
            }
            throw unsafe Libzip.error(error, .reading, archive: archive.path, entry: entry.name)
        }
        return Int(answer)
    }

    private func wrongSize(_ detail: String) -> ZipError {
        ZipError(.wrongSize, archive: archive.path, entry: entry.name, detail: detail)
    }
}
