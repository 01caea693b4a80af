import Glibc

extension Files {
    /// Puts the file's content on the disk.
    public static func syncFile(_ path: FilePath) throws(FileError) {
        try sync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    }

    /// Puts the folder's names on the disk: without it a rename may be forgotten by a crash.
    public static func syncFolder(_ path: FilePath) throws(FileError) {
        try sync(path, O_RDONLY | O_DIRECTORY)
    }

    /// Writes a whole file that is never seen half: written beside the target, synced, renamed, folder synced.
    /// - Parameters:
    ///   - mode: the permission bits, whatever the umask.
    ///   - replacing: false to fail with `EEXIST` when the target is there.
    public static func writeDurably(
        _ bytes: [UInt8], to target: FilePath, mode: UInt32 = 0o600, replacing: Bool = true
    ) throws(FileError) {
        try writeDurably(to: target, mode: mode, replacing: replacing) { file throws(FileError) in
            try file.write(bytes)
        }
    }

    /// Copies a file to where other people read: whole or not at all, as `writeDurably` does it.
    public static func copyDurably(_ source: FilePath, to target: FilePath, mode: UInt32) throws {
        let input = try InputFile(source)
        try writeDurably(to: target, mode: mode, replacing: true) { file throws(FileError) in
            while case let piece = try input.next(1 << 20), !piece.isEmpty { try file.write(piece) }
        }
    }

    private static func writeDurably(
        to target: FilePath, mode: UInt32, replacing: Bool, _ write: (OutputFile) throws(FileError) -> Void
    ) throws(FileError) {
        let folder = parentFolder(of: target)
        let temporary = folder.appending(".\(UInt64.random(in: .min ... .max)).tmp")
        do {
            let file = try OutputFile(temporary)
            try file.setPermissions(mode)
            try write(file)
            try file.close()
            if replacing {
                try rename(temporary, to: target)
            } else {
                try renameNoReplace(temporary, to: target)
            }
        } catch {
            // The first error is the one to tell; a left-over is harmless.
            _ = try? removeIfPresent(temporary)
            throw error
        }
        try syncFolder(folder)
    }

    /// Writes a whole file in `staging` and renames it: nothing half-written is ever seen in the target's folder, and a crash
    /// leaves nothing there. The rename is not durable until that folder is synced.
    ///
    /// - Parameter staging: a folder on the same disk.
    public static func writeDurably(
        _ text: String, to target: FilePath, byWayOf staging: FilePath
    ) throws(FileError) {
        let staged = staging.appending(target.name)
        try writeDurably(Array(text.utf8), to: staged)
        try rename(staged, to: target)
    }

    private static func sync(_ path: FilePath, _ flags: Int32) throws(FileError) {
        let descriptor = try openDescriptor("open", path, flags)
        defer { close(descriptor) }
        try retrying("sync", path) { fsync(descriptor) }
    }
}
