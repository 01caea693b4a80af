import Foundation
import Glibc

extension Requirement {
    /// OpenSSH's server, which only root can start for another account, and its sftp.
    public static let sshd = isMet(
        geteuid() == 0
            && ["/usr/sbin/sshd", "/usr/bin/sftp", "/usr/bin/ssh", "/usr/bin/ssh-keygen"].allSatisfy {
                FileManager.default.isExecutableFile(atPath: $0)
            })
    /// LibreOffice's spreadsheet, without its windows.
    public static let spreadsheet = isMet(canRun("soffice", "--version"))
    public static let gpg = isMet(canRun("gpg", "--version") && canRun("gpgconf", "--version"))

    /// The right to mount a small disk, which a container need not give even to root: also in CI the tests that
    /// need it are skipped without.
    public static let mounting: Bool = {
        guard geteuid() == 0, let folder = try? ScratchFolder() else { return false }
        let mounted = try? Command.run("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.url.path])
        guard mounted?.status == 0 else { return false }
        return (try? Command.run("umount", [folder.url.path]).status) == 0
    }()
}
