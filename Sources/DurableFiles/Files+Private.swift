import Glibc

extension Files {
    /// An export has no folders in it at all. What somebody nested deeper is closed by the folders above it, and a path to
    /// it may be longer than the system takes.
    private static let deepestFolder = 16

    /// Takes everybody else's rights from what belongs to this user: 0600 for files, 0700 for folders and what
    /// is in them. What belongs to another user, and links, stay as they are: only its owner may change it.
    public static func makePrivate(_ path: FilePath) throws(FileError) {
        try makePrivate(path, depth: 0)
    }

    private static func makePrivate(_ path: FilePath, depth: Int) throws(FileError) {
        guard let status = try status(path), status.owner == geteuid() else { return }
        switch status.kind {
        case .regular:
            if status.permissions != 0o600 { try setPermissions(0o600, of: path) }
        case .folder:
            if status.permissions != 0o700 { try setPermissions(0o700, of: path) }
            guard depth < deepestFolder else { return }
            for entry in try list(path) { try makePrivate(entry.path, depth: depth + 1) }
        case .symlink, .other: break
        }
    }
}
