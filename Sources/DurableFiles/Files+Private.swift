import Glibc

extension Files {
    /// Takes everybody else's rights from what belongs to this user: 0600 for files, 0700 for folders and all
    /// that is in them. What belongs to another user, and links, stay as they are: only its owner may change it.
    public static func makePrivate(_ path: FilePath) throws(FileError) {
        guard let status = try status(path), status.owner == geteuid() else { return }
        switch status.kind {
        case .regular:
            if status.permissions != 0o600 { try setPermissions(0o600, of: path) }
        case .folder:
            if status.permissions != 0o700 { try setPermissions(0o700, of: path) }
            for entry in try list(path) { try makePrivate(entry.path) }
        case .symlink, .other: break
        }
    }
}
