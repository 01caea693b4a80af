public import Foundation
import Glibc

/// A real OpenSSH server at an address of its own, with its own keys and its own idea of a client's ssh_config. Needs root.
///
/// The other side of a delivery: an account that may do nothing but sftp, shut into a folder, with `/incoming` in
/// it. Everything goes with it.
public final class SSHServer {
    /// The `Host` that the ssh_config gives it.
    public let host = "campus-drop"
    /// The disk behind `/incoming`.
    public var remote: URL { chroot.appending(path: "incoming") }
    /// An ssh_config that knows the server and its key.
    public private(set) var config: URL

    /// A chroot must lie under folders that only root may write to; /tmp is not one.
    private let jail: URL
    private let keys: ScratchFolder
    private let address = LocalServerAddress()
    private var server: Int32?
    private var proxies: [CutProxy] = []
    private var mounts: [URL] = []

    private var chroot: URL { jail.appending(path: "root") }
    private var pidFile: URL { keys.url.appending(path: "sshd.pid") }
    private var log: URL { keys.url.appending(path: "sshd.log") }

    public init() throws {
        keys = try ScratchFolder()
        jail = URL(filePath: "/run/gradebridge-tests-\(UUID().uuidString.lowercased())")
        config = keys.url.appending(path: "ssh_config")
        let manager = FileManager.default
        for folder in ["root/incoming"] {
            try manager.createDirectory(
                at: jail.appending(path: folder), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o755])
        }
        try give(remote)
        try makeKey("host")
        try makeKey("client")
        try makeKey("stranger")
        try know(key: "host")
        config = try config([])
        try writeServerConfiguration()
        try start()
    }

    deinit {
        proxies.forEach { $0.end() }
        stop()
        for mount in mounts { _ = try? Command.run("umount", ["--lazy", mount.path]) }
        try? FileManager.default.removeItem(at: jail)
    }

    /// Returns when the server answers.
    ///
    /// It is a daemon and no child of ours: Foundation notices the end of a child by a socket that closes, which
    /// every other child may have inherited; so a lasting one would keep the others' ends from being seen.
    public func start() throws {
        guard server == nil else { return }
        // Where the service was never started, as in a container, Debian's sshd lacks this folder.
        try FileManager.default.createDirectory(
            atPath: "/run/sshd", withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o755])
        try? FileManager.default.removeItem(at: pidFile)
        let configuration = keys.url.appending(path: "sshd_config").path
        try Command.output("/usr/sbin/sshd", ["-f", configuration, "-E", log.path])
        for _ in 1...2_000 {
            let text = (try? String(contentsOf: pidFile, encoding: .utf8)) ?? ""
            server = Int32(text.trimmingCharacters(in: .newlines))
            if server != nil, address.answers { return }
            usleep(5_000)
        }
        let said = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
        throw CommandFailed(description: "sshd does not answer: \(said)")
    }

    /// Returns when nobody listens at the port any more.
    public func stop() {
        guard let server else { return }
        kill(server, SIGTERM)
        // Not by asking at the port: each connection makes sshd open its log anew, in a folder that may be going.
        while Self.isAlive(server) { usleep(5_000) }
        self.server = nil
    }

    /// An ssh_config with other lines for the host, which hold before its own.
    /// - Parameter key: `client`, or `stranger`, which the server does not accept.
    public func config(_ lines: [String], key: String = "client") throws -> URL {
        let own = [
            "HostName \(address.host)", "Port \(address.port)", "User nobody",
            "IdentityFile \(keys.url.path)/\(key)", "IdentitiesOnly yes", "IdentityAgent none",
            "UserKnownHostsFile \(keys.url.path)/known_hosts", "GlobalKnownHostsFile none",
        ]
        let file = keys.url.appending(path: "ssh_config-\(UUID().uuidString.lowercased())")
        let text = (["Host \(host)"] + (lines + own).map { "    \($0)" }).joined(separator: "\n")
        try Data((text + "\n").utf8).write(to: file)
        return file
    }

    /// From now on the server has another key than the one in known_hosts.
    public func changeHostKey() throws {
        stop()
        for end in ["", ".pub"] {
            let file = keys.url.appending(path: "host\(end)")
            try FileManager.default.removeItem(at: file)
        }
        try makeKey("host")
        try start()
    }

    /// An ssh_config whose connections break off after so many bytes from the client.
    public func config(cuttingAfter bytes: Int) throws -> URL {
        try config(through: CutProxy(address, "cut", bytes))
    }

    /// An ssh_config whose connections let nothing more through after so many bytes from the client.
    public func config(stallingAfter bytes: Int) throws -> URL {
        try config(through: CutProxy(address, "stall", bytes))
    }

    /// A folder in `/incoming` with room for so many KiB. Needs the right to mount.
    public func smallDisk(_ name: String, kilobytes: Int) throws -> URL {
        let folder = remote.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Command.output("mount", ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", folder.path])
        mounts.append(folder)
        try give(folder)
        return folder
    }

    /// Makes a file or folder the account's own.
    public func give(_ url: URL) throws {
        try Command.output("chown", ["-h", "nobody", url.path])
    }

    private static func isAlive(_ process: Int32) -> Bool {
        let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        // Z: dead, and not yet collected by its parent.
        return status.map { $0.split(separator: ")").last?.hasPrefix(" Z") == false } ?? false
    }

    private func config(through proxy: CutProxy) throws -> URL {
        proxies.append(proxy)
        return try config(["HostName 127.0.0.1", "Port \(proxy.port)", "HostKeyAlias \(host)"])
    }

    private func makeKey(_ name: String) throws {
        let file = keys.url.appending(path: name).path
        try Command.output("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", file])
    }

    private func know(key: String) throws {
        let text = try String(contentsOf: keys.url.appending(path: "\(key).pub"), encoding: .utf8)
        try Data("\(host),[\(address.host)]:\(address.port) \(text)".utf8).write(
            to: keys.url.appending(path: "known_hosts"))
    }

    private func writeServerConfiguration() throws {
        let lines = [
            "Port \(address.port)", "ListenAddress \(address.host)",
            "PidFile \(pidFile.path)", "LogLevel VERBOSE",
            "HostKey \(keys.url.path)/host", "AuthorizedKeysFile \(jail.path)/authorized_keys",
            "UsePAM no", "StrictModes no", "AuthenticationMethods publickey", "AllowUsers nobody",
            "MaxStartups 100", "Subsystem sftp internal-sftp", "ForceCommand internal-sftp",
            "ChrootDirectory \(chroot.path)",
        ]
        try Data((lines.joined(separator: "\n") + "\n").utf8)
            .write(to: keys.url.appending(path: "sshd_config"))
        // Read as the account, which may not enter the folder of the keys.
        try FileManager.default.copyItem(
            at: keys.url.appending(path: "client.pub"), to: jail.appending(path: "authorized_keys"))
    }
}
