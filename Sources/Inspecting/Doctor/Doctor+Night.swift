import DurableFiles
import Glibc
import Programs
import Workspace

extension Doctor {
    /// Whether `nightly` would find the programs and files that the configuration names. Asks no other host.
    static func examineNight(_ night: BridgeConfiguration.Nightly, _ diagnosis: inout Diagnosis) {
        let fetches = [night.fetch.gradebook, night.fetch.roster, night.fetch.readback].contains { $0 != nil }
        if night.deliver.host != nil || fetches {
            examine("sftp", named: "sftp", "Install OpenSSH's client (Debian: openssh-client).", &diagnosis)
            examineSSHConfig(night.sftp.config, &diagnosis)
        }
        if !night.deliver.encryptTo.isEmpty {
            examine("gpg", named: "gpg", "Install GnuPG (Debian: gnupg).", &diagnosis)
        }
        examineReports(night.report, &diagnosis)
        if let command = night.notify.command.first {
            examine("notify", named: command, "Correct notify.command in gradebridge.yaml.", &diagnosis)
        }
        if let file = night.metricsFile { examineMetrics(file, &diagnosis) }
    }

    private static func examine(
        _ check: String, named name: String, _ advice: String, _ diagnosis: inout Diagnosis
    ) {
        if let path = path(of: name) {
            diagnosis.fine(check, path)
        } else {
            diagnosis.broken(check, "there is no program \(name)", advice)
        }
    }

    private static func examineReports(
        _ report: BridgeConfiguration.Report, _ diagnosis: inout Diagnosis
    ) {
        for target in report.publish {
            guard case .folder(let folder) = target.way else { continue }
            if unsafe access(folder.string, W_OK | X_OK) == 0 {
                diagnosis.fine("report.publish", folder.string)
            } else {
                diagnosis.warn(
                    "report.publish", "this user cannot write to \(folder)",
                    "Make the folder and give this user the right to write to it, or correct report.publish in gradebridge.yaml."
                )
            }
        }
        guard report.publish.contains(where: { if case .mail = $0.way { true } else { false } }) else {
            return
        }
        examine(
            "report.sendmail", named: report.sendmail.first ?? "/usr/sbin/sendmail",
            "Install a program that sends mail (Debian: msmtp-mta, or a mail server), or correct report.sendmail in gradebridge.yaml.",
            &diagnosis)
    }

    private static func examineSSHConfig(_ path: FilePath?, _ diagnosis: inout Diagnosis) {
        guard let path else { return }
        do {
            if try Files.status(path)?.kind == .regular { return }
            diagnosis.broken(
                "sftp", "sftp.config: there is no file \(path)", "Correct sftp.config in gradebridge.yaml.")
        } catch {
            diagnosis.broken("sftp", error)
        }
    }

    private static func examineMetrics(_ file: FilePath, _ diagnosis: inout Diagnosis) {
        let folder = file.folder
        if unsafe access(folder.string, W_OK) == 0 {
            diagnosis.fine("metrics", file.string)
        } else {
            diagnosis.warn(
                "metrics", "this user cannot write to \(folder)",
                "Give it the right to, or leave metrics.textfile blank.")
        }
    }

    /// As a program is looked up.
    private static func path(of name: String) -> String? {
        func canRun(_ path: String) -> Bool { unsafe access(path, X_OK) == 0 }
        if name.contains("/") { return canRun(name) ? name : nil }
        let folders = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? "/usr/bin:/bin"
        return folders.split(separator: ":").map { "\($0)/\(name)" }.first(where: canRun)
    }
}
