import Glibc
public import SystemPackage

/// Where to reach the other side, as OpenSSH knows it.
public struct RemoteHost: Sendable, Equatable {
    /// An ssh destination: a `Host` of the ssh_config, or `user@host`.
    public let host: String
    /// The ssh_config file; nil for the user's own and the system's.
    public let config: FilePath?
    /// How long the other side may be silent.
    public let timeoutSeconds: Int

    public init(host: String, config: FilePath?, timeoutSeconds: Int) {
        self.host = host
        self.config = config.map(Self.absolute)
        self.timeoutSeconds = max(1, timeoutSeconds)
    }

    /// What sftp would read as something else than a host: an option, a path on the host, an URI.
    var isUsable: Bool {
        guard !host.isEmpty, !host.hasPrefix("-") else { return false }
        guard !host.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "/") }) else {
            return false
        }
        // An address of IPv6 stands in brackets: a colon anywhere else begins a path.
        let outside = host.replacing(/\[[0-9A-Fa-f:.%a-z]+\]$/, with: "")
        return !outside.contains(":")
    }

    /// sftp's arguments for a batch on standard input.
    var arguments: [String] {
        // The first value that ssh meets for an option holds, so no ssh_config can change these. (A jump host
        // is reached by an ssh of its own, which has the ssh_config alone.)
        let options = [
            "BatchMode=yes",
            "StrictHostKeyChecking=yes",
            "NoHostAuthenticationForLocalhost=no",
            // A connection shared with other sessions was not checked by us, and outlives us.
            "ControlMaster=no",
            "ControlPath=none",
            "RemoteCommand=none",
            "ForwardAgent=no",
            "PermitLocalCommand=no",
            "ConnectionAttempts=1",
            "ConnectTimeout=\(timeoutSeconds)",
            // A line that is dead is given up after about `timeoutSeconds`.
            "ServerAliveInterval=\(max(1, timeoutSeconds / 3))",
            "ServerAliveCountMax=2",
            // What went wrong is told, banners are not.
            "LogLevel=ERROR",
        ]
        let file = config.map { ["-F", $0.string] } ?? []
        return file + ["-b", "-"] + options.flatMap { ["-o", $0] } + ["--", host]
    }

    /// The program runs in a folder that is not ours.
    private static func absolute(_ path: FilePath) -> FilePath {
        guard path.isRelative, let here = unsafe getcwd(nil, 0) else { return path }
        defer { unsafe free(here) }
        return unsafe FilePath(platformString: here).pushing(path)
    }
}
