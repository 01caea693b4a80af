import CLibzip
public import DurableFiles
import Glibc

/// One file in an archive, as the archive's directory states it.
public struct ZipEntry: Sendable, Equatable {
    public let name: String
    /// Bytes once expanded.
    public let size: UInt64
    public let compressedSize: UInt64
    public let crc: UInt32
    /// When it was last changed; nil where the archive does not say.
    public let modified: EntryTime?
    let index: UInt64
}

/// An archive from outside, refused as a whole before the first byte is expanded unless all its entries keep
/// the rules: regular files, all at the root or all in one folder there, safe and distinct names, nothing encrypted,
/// nothing oversized.
///
/// Not to be used by two threads at once. Throws `ZipError`; `NotARegularFile` and `FileError` on opening.
@safe public final class ZipReader {
    public let path: FilePath
    /// In the order of the archive's directory.
    public let entries: [ZipEntry]
    /// What a system left beside them (`__MACOSX`, `.DS_Store`), by its whole name.
    public let litter: [ZipEntry]
    /// The folder that all entries stand in, and which their names leave out; nil where they stand at the root.
    public let folder: String?
    let handle: OpaquePointer

    public init(path: FilePath, limits: ZipLimits = ZipLimits()) throws {
        let file = try InputFile(path)
        let tail = try ZipEnd.tail(of: file)
        // Of thousands of halves in a drop folder libzip would open each, to say the same.
        guard file.size == 0 || ZipEnd.begins(in: tail) else {
            throw ZipError(.notAnArchive, archive: path, detail: "Not a zip archive", lacksEnd: true)
        }
        do {
            let (handle, contents) = try unsafe Self.read(file, limits)
            unsafe self.handle = unsafe handle
            (entries, litter, folder) = (contents.entries, contents.litter, contents.folder)
        } catch let error as ZipError {
            throw ZipEnd.isThere(in: tail) ? error : error.lackingEnd()
        }
        self.path = path
    }

    /// Whether the file ends as an archive does. What does not is cut off, or none; it does not open.
    public static func hasEnd(_ file: InputFile) throws(FileError) -> Bool { try ZipEnd.isThere(in: file) }

    /// The names in an archive's directory, whatever rules its entries break; folders are left out.
    ///
    /// - Returns: nil where the directory cannot be read, or states more entries than are allowed.
    public static func names(in file: InputFile, limits: ZipLimits) throws -> [String]? {
        let handle: OpaquePointer
        do {
            unsafe handle = try unsafe open(file)
        } catch is ZipError {
            return nil
        }
        defer { unsafe zip_discard(handle) }
        let count = unsafe UInt64(clamping: zip_get_num_entries(handle, 0))
        guard count <= UInt64(clamping: limits.entries) else { return nil }
        var names: [String] = []
        for index in 0..<count {
            guard let stored = unsafe zip_get_name(handle, index, ZIP_FL_ENC_RAW),
                let name = unsafe String(validatingCString: stored)
            else { return nil }
            if !name.hasSuffix("/") { names.append(name) }
        }
        return names
    }

    private static func read(_ file: InputFile, _ limits: ZipLimits) throws -> (
        OpaquePointer, ZipDirectory.Contents
    ) {
        let handle = try unsafe open(file)
        do {
            let directory = unsafe ZipDirectory(
                handle: handle, path: file.path, archiveBytes: file.size, limits: limits)
            return unsafe (handle, try directory.checkedContents())
        } catch {
            unsafe zip_discard(handle)
            throw error
        }
    }

    deinit { unsafe zip_discard(handle) }

    /// Nil when the archive has no entry of exactly this name. An entry may be opened more than once.
    public func open(_ name: String) throws(ZipError) -> ZipEntryReader? {
        guard let entry = entries.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else { return nil }
        return try open(entry)
    }

    /// Opens one of `entries` or `litter`.
    public func open(_ entry: ZipEntry) throws(ZipError) -> ZipEntryReader {
        try ZipEntryReader(entry, of: self)
    }

    private static func open(_ file: InputFile) throws -> OpaquePointer {
        // By descriptor, so that what was examined is what is read, whatever happens to the name meanwhile.
        let descriptor = try file.duplicateDescriptor()
        do throws(ZipError) {
            return try unsafe Libzip.open(file.path, .reading) {
                unsafe zip_fdopen(descriptor, ZIP_RDONLY, &$0)
            }
        } catch {
            // libzip closes the descriptor only when it succeeds.
            close(descriptor)
            throw error
        }
    }
}
