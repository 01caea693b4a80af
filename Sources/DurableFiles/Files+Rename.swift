import Glibc

extension Files {
    /// Renames, replacing what is at the target. Not durable until the target's folder is synced.
    public static func rename(_ source: FilePath, to target: FilePath) throws(FileError) {
        try unsafe onBoth("rename", source, target) { unsafe Glibc.rename($0, $1) }
    }

    /// Renames, and fails with `EEXIST` when anything, even a dangling link, is at the target.
    public static func renameNoReplace(_ source: FilePath, to target: FilePath) throws(FileError) {
        guard let renameat2 = unsafe renameat2 else { return try linkThenRemove(source, to: target) }
        do {
            try unsafe onBoth("rename", source, target) {
                unsafe renameat2(AT_FDCWD, $0, AT_FDCWD, $1, noReplace)
            }
        } catch  where error.errno.rawValue == EINVAL || error.errno.rawValue == ENOSYS {
            // Some network file systems know no flags; a hard link refuses an existing target as well.
            try linkThenRemove(source, to: target)
        }
    }

    /// Gives the file a second name. Fails with `EEXIST` when anything is at the target.
    public static func hardLink(_ source: FilePath, to target: FilePath) throws(FileError) {
        try unsafe onBoth("link", source, target) { unsafe link($0, $1) }
    }

    package static func linkThenRemove(_ source: FilePath, to target: FilePath) throws(FileError) {
        try unsafe onBoth("rename", source, target) { unsafe link($0, $1) }
        try remove(source)
    }

    private typealias RenameAt2 =
        @convention(c) (
            Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
        ) -> Int32

    // glibc declares renameat2 for _GNU_SOURCE only, which Swift's Glibc module is built without.
    private static let renameat2: RenameAt2? = unsafe dlsym(nil, "renameat2").map {
        unsafe unsafeBitCast($0, to: RenameAt2.self)
    }
    private static let noReplace: UInt32 = 1

    /// The error names the target: that is the name that could not be given.
    private static func onBoth(
        _ operation: String, _ source: FilePath, _ target: FilePath,
        _ call: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
    ) throws(FileError) {
        try retrying("\(operation) \(source) to", target) {
            unsafe source.withPlatformString { from in
                unsafe target.withPlatformString { unsafe call(from, $0) }
            }
        }
    }
}
