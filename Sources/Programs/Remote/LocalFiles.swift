import Glibc
import SystemPackage

/// The local side of a session, made ready before anything is run.
struct LocalFiles {
    let folder: FilePath
    let owner: RemoteFolder

    /// - Returns: how many bytes there are to put.
    func prepare(_ operations: [RemoteOperation]) throws(RemoteError) -> UInt64 {
        var bytes: UInt64 = 0
        var made: [RemoteOperation] = []
        do throws(RemoteError) {
            for operation in operations {
                bytes += try prepare(operation)
                made.append(operation)
            }
            return bytes
        } catch {
            removeTargets(of: made[...])
            throw error
        }
    }

    /// What the gets were to write, and nobody is to take for a whole file.
    func removeTargets(of operations: ArraySlice<RemoteOperation>) {
        for case .get(_, let local) in operations {
            unsafe folder.appending(local).withPlatformString { _ = unsafe unlink($0) }
        }
    }

    private func prepare(_ operation: RemoteOperation) throws(RemoteError) -> UInt64 {
        guard operation.names.allSatisfy(SFTPScript.isBareName) else {
            throw owner.error(.badName, "it is no bare file name", file: operation.file)
        }
        switch operation {
        case .put(let local, _):
            guard let size = size(of: local) else {
                throw owner.error(.localFile, "there is no regular file to put", file: operation.file)
            }
            return size
        case .get(_, let local):
            try create(local, for: operation)
            return 0
        case .rename, .remove: return 0
        }
    }

    /// sftp would write over what is there, and through a link; into an empty file it writes with that file's mode.
    private func create(_ name: String, for operation: RemoteOperation) throws(RemoteError) {
        do {
            try FileDescriptor.open(
                folder.appending(name), .writeOnly,
                options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
                permissions: [.ownerRead, .ownerWrite]
            ).close()
        } catch {
            throw owner.error(.localFile, "cannot create the local file: \(error)", file: operation.file)
        }
    }

    /// With a file's time sftp brings its mode as well.
    func makePrivate(_ operations: [RemoteOperation]) {
        for case .get(_, let local) in operations {
            _ = unsafe folder.appending(local).withPlatformString { unsafe chmod($0, 0o600) }
        }
    }

    private func size(of name: String) -> UInt64? {
        var raw = stat()
        let isThere = unsafe folder.appending(name).withPlatformString { unsafe lstat($0, &raw) } == 0
        return isThere && raw.st_mode & S_IFMT == S_IFREG ? UInt64(clamping: raw.st_size) : nil
    }
}
