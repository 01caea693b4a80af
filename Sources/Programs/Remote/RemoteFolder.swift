import Glibc
public import SystemPackage

/// A folder of the other side, reached by OpenSSH's own sftp: host keys are always checked, and known_hosts,
/// ssh_config and agent are honoured as in any session of the user.
public struct RemoteFolder: Sendable {
    public let host: RemoteHost
    /// Blank for the folder that the login begins in.
    public let folder: String

    public init(_ host: RemoteHost, folder: String) {
        self.host = host
        self.folder = folder
    }

    /// What is in the folder, sorted by the bytes of the names.
    public func list() async throws(RemoteError) -> [RemoteEntry] {
        let result = try await session([SFTPScript.list], in: nil, timeout: .seconds(host.timeoutSeconds * 3))
        guard result.end == .exited(0) else { throw failure(result, of: []) }
        guard !result.isOutputCut else { throw error(.tooLarge, "the listing is longer than 1 MiB") }
        if let (code, line) = SFTPMessages(result.errorText).listingFailure { throw error(code, line) }
        return SFTPListing.entries(result.output)
    }

    /// Does the operations in one session, in their order; stops at the first that fails.
    public func run(
        _ operations: [RemoteOperation], localFolder: FilePath
    ) async throws(RemoteError) {
        guard !operations.isEmpty else { return }
        let local = LocalFiles(folder: localFolder, owner: self)
        let bytes = try local.prepare(operations)
        do throws(RemoteError) {
            let result = try await session(
                operations.map(SFTPScript.line), in: localFolder, timeout: limit(operations, bytes))
            guard result.end == .exited(0) else {
                throw await naming(failure(result, of: operations), of: operations)
            }
            local.makePrivate(operations)
        } catch {
            local.removeTargets(of: operations.dropFirst(error.completed))
            throw error
        }
    }

    func error(
        _ code: RemoteError.Code, _ detail: String, file: String? = nil, completed: Int = 0
    ) -> RemoteError {
        RemoteError(
            code: code, host: host.host, folder: folder, file: file, completed: completed, detail: detail)
    }
}

extension RemoteFolder {
    private func session(
        _ lines: [String], in localFolder: FilePath?, timeout: Duration
    ) async throws(RemoteError) -> ProgramResult {
        guard host.isUsable else { throw error(.badName, "this is not the name of a host") }
        let script = SFTPScript.enter(folder) + lines
        guard script.allSatisfy({ SFTPScript.isWritable($0) && $0.utf8.count <= SFTPScript.lineLimit }) else {
            throw error(.badName, "it holds a line end, or is too long")
        }
        var program = Program("sftp", host.arguments, timeout: timeout)
        program.folder = localFolder
        program.environment = ["TZ": "UTC"]
        program.input = .bytes(Array((script.joined(separator: "\n") + "\n").utf8))
        do {
            return try await program.run()
        } catch {
            switch error.code {
            case .notFound: throw self.error(.noProgram, error.description)
            case .stopped: throw self.error(.interrupted, error.description)
            default: throw self.error(.failed, error.description)
            }
        }
    }

    /// Silence is found out by ssh; this is for a server that is there and does nothing. A put may be as slow as
    /// 32 KiB in a second; how large a get will be is not known here, so it has an hour.
    private func limit(_ operations: [RemoteOperation], _ bytes: UInt64) -> Duration {
        let gets = operations.count { if case .get = $0 { true } else { false } }
        return .seconds(host.timeoutSeconds * (operations.count + 2) + gets * 3_600)
            + .seconds(Int64(clamping: bytes / 32_768))
    }

    private func failure(_ result: ProgramResult, of operations: [RemoteOperation]) -> RemoteError {
        let begun = SFTPScript.begun(result.output) - SFTPScript.enter(folder).count
        let completed = max(0, min(begun, operations.count) - 1)
        let file = begun > 0 && completed < operations.count ? operations[completed].file : nil
        let messages = SFTPMessages(result.errorText)
        let (code, detail): (RemoteError.Code, String) =
            switch result.end {
            // SIGPIPE: its ssh has ended, and sftp wrote to it before it noticed.
            case .exited(255), .signalled(SIGPIPE): messages.sessionFailure
            case .exited: messages.operationFailure
            case .signalled(let signal): (.failed, "sftp was ended by signal \(signal)")
            case .timedOut: (.interrupted, "it took longer than its time limit")
            }
        // The first command is the one that goes into the folder.
        let isEntering = begun <= 0 && code == .missing
        return error(isEntering ? .noFolder : code, detail, file: file, completed: completed)
    }

    /// A server says "Failure" for a rename onto something; whether it was that, a look tells.
    private func naming(_ error: RemoteError, of operations: [RemoteOperation]) async -> RemoteError {
        guard error.code == .refused, case .rename(_, let target) = operations[error.completed],
            let entries = try? await list(), entries.contains(where: { $0.name == target })
        else { return error }
        return self.error(.alreadyThere, error.detail, file: target, completed: error.completed)
    }
}
