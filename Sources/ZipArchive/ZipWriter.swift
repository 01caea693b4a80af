import CLibzip
public import DurableFiles
import Glibc

/// Writes an archive from entries that are deflated already.
public enum ZipWriter {
    /// Makes the archive, of mode 0600, at a path where nothing is, in a private staging folder. The same
    /// entries and time give the same bytes, whatever the time zone. Nothing is synced: the caller does.
    ///
    /// After an error nothing is left at the path. A process that is killed leaves the path empty and libzip's
    /// `NAME.xxxxxx` beside it. Throws `ZipError`, or `FileError` when the path cannot be created.
    /// - Parameter entries: finished, at least one, with distinct safe names; written in this order.
    public static func write(
        entries: [DeflatedEntry], to path: FilePath, modified: ZipTimestamp
    ) throws {
        try check(entries, path)
        let before = Set(try leftovers(of: path))
        // libzip gives its file the mode of the one that it replaces.
        try OutputFile(path).close()
        do {
            try build(entries, path, modified)
            try EntryTimes(path: path, entries: entries, modified: modified).correct()
        } catch {
            // The first error is the one to tell.
            for name in (try? leftovers(of: path)) ?? [] where !before.contains(name) {
                _ = try? Files.removeIfPresent(name)
            }
            _ = try? Files.removeIfPresent(path)
            throw error
        }
    }

    private static func check(_ entries: [DeflatedEntry], _ path: FilePath) throws(ZipError) {
        // libzip removes an archive without entries instead of writing it.
        guard !entries.isEmpty else {
            throw ZipError(.writeFailed, archive: path, detail: "an archive needs an entry")
        }
        var keys: Set<String> = []
        for entry in entries {
            if let reason = EntryName.fault(in: entry.name) {
                throw ZipError(.unsafeName, archive: path, entry: entry.name, detail: reason)
            }
            guard keys.insert(EntryName.key(entry.name)).inserted else {
                throw ZipError(
                    .duplicateName, archive: path, entry: entry.name, detail: "the name is there twice")
            }
            guard entry.finished else {
                throw ZipError(
                    .writeFailed, archive: path, entry: entry.name, detail: "the entry is not finished")
            }
        }
    }

    private static func build(
        _ entries: [DeflatedEntry], _ path: FilePath, _ modified: ZipTimestamp
    ) throws(ZipError) {
        let handle = try unsafe Libzip.open(path, .writing) { number in
            unsafe path.withPlatformString { unsafe zip_open($0, ZIP_CREATE | ZIP_TRUNCATE, &number) }
        }
        do throws(ZipError) {
            for entry in entries { try unsafe add(entry, to: handle, path, modified) }
            // Everything is written here; until it succeeds the handle is ours to discard.
            guard unsafe zip_close(handle) == 0 else { throw unsafe error(of: handle, path, nil) }
        } catch {
            unsafe zip_discard(handle)
            throw error
        }
    }

    private static func add(
        _ entry: DeflatedEntry, to handle: OpaquePointer, _ path: FilePath, _ modified: ZipTimestamp
    ) throws(ZipError) {
        guard let source = unsafe DeflatedSource.make(entry, for: handle) else {
            throw unsafe error(of: handle, path, entry.name)
        }
        let index = unsafe zip_file_add(handle, entry.name, source, ZIP_FL_ENC_UTF_8)
        guard index >= 0 else {
            unsafe zip_source_free(source)
            throw unsafe error(of: handle, path, entry.name)
        }
        let readable = UInt32(S_IFREG | 0o644) << 16
        let opsys = UInt8(ZIP_OPSYS_UNIX)
        guard
            unsafe zip_file_set_dostime(handle, UInt64(index), modified.dosTime, modified.dosDate, 0) == 0,
            unsafe zip_file_set_external_attributes(handle, UInt64(index), 0, opsys, readable) == 0
        else { throw unsafe error(of: handle, path, entry.name) }
    }

    private static func error(of handle: OpaquePointer, _ path: FilePath, _ entry: String?) -> ZipError {
        unsafe Libzip.error(zip_get_error(handle), .writing, archive: path, entry: entry)
    }

    /// What libzip may leave beside the archive: its name, a dot and six letters or digits.
    private static func leftovers(of path: FilePath) throws(FileError) -> [FilePath] {
        let folder = path.folder
        let prefix = path.name + "."
        return try Files.list(folder.isEmpty ? "." : folder)
            .filter { $0.name.hasPrefix(prefix) && $0.name.utf8.count == prefix.utf8.count + 6 }
            .map(\.path)
    }
}
