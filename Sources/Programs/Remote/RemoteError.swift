/// The other side could not be reached, or did not do what it was asked.
public struct RemoteError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// Nobody answered: refused, no route, no answer in time, names cannot be resolved for now.
        case unreachable
        /// The session ended in between: the connection was lost, or our own time limit struck.
        case interrupted
        /// There is no host of that name.
        case unknownHost
        /// The host's key is not known, or is not the one that is known.
        case hostKey
        /// The other side does not accept our key.
        case authentication
        case noFolder
        /// No such file on the other side.
        case missing
        /// The other side's permissions forbid it.
        case denied
        /// A rename found something at the new name.
        case alreadyThere
        /// The other side said no more than "Failure": a full disk or a quota, for example.
        case refused
        /// The listing is longer than what is kept of it.
        case tooLarge
        /// The local file of a put is not there, or something is where a get was to write.
        case localFile
        /// A host, folder or file name that cannot be given to sftp. Nothing was run.
        case badName
        /// OpenSSH's sftp is not installed.
        case noProgram
        case failed
    }

    public let code: Code
    public let host: String
    public let folder: String
    /// The remote file that the failed operation was about.
    public let file: String?
    /// The operations before it that the other side has confirmed. After `interrupted` the next one may have been
    /// done, in part or wholly; after any other code it was not.
    public let completed: Int
    /// What sftp said, on one line and without control characters.
    public let detail: String

    public init(
        code: Code, host: String, folder: String, file: String? = nil, completed: Int = 0, detail: String
    ) {
        self.code = code
        self.host = host
        self.folder = folder
        self.file = file
        self.completed = completed
        self.detail = OneLine.of(detail)
    }

    /// Another try later may well succeed with nothing changed.
    public var isWorthRetrying: Bool { code == .unreachable || code == .interrupted }

    public var description: String {
        let place = OneLine.of(folder.isEmpty ? host : "\(host):\(folder)")
        let what = file.map { OneLine.of($0) + " in " } ?? ""
        return "\(meaning) (\(what)\(place)): \(detail)"
    }

    private var meaning: String {
        switch code {
        case .unreachable: "the remote host cannot be reached"
        case .interrupted: "the connection ended in between"
        case .unknownHost: "there is no such remote host"
        case .hostKey: "the remote host's key is not the one that is known"
        case .authentication: "the remote host does not let us in"
        case .noFolder: "there is no such remote folder"
        case .missing: "there is no such remote file"
        case .denied: "the remote host does not permit it"
        case .alreadyThere: "there is a remote file of that name already"
        case .refused: "the remote host failed"
        case .tooLarge: "the remote folder holds too much to be listed"
        case .localFile: "the local file is not as it must be"
        case .badName: "a name cannot be given to sftp"
        case .noProgram: "sftp is not installed"
        case .failed: "sftp failed"
        }
    }
}
