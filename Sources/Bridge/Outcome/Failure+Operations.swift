/// What can go wrong with the set-up of nights, and with the copies that they keep.
extension Failure {
    init(systemd fault: SystemdFault) {
        switch fault {
        case .path(let path):
            self.init(
                .failed, "systemd", "systemd cannot be told this path: \(path)",
                "Move the workspace, or the program, to a path without line breaks, and the program to one without "
                    + "quotes and backslashes.")
        case .user(let name), .unknownUser(let name):
            self.init(
                .failed, "systemd", "there is no user \(name) on this computer",
                "Make it first, for example with `sudo adduser --system --group NAME`, or name another with --user."
            )
        }
    }

    init(backup error: UnsoundBackup) {
        self.init(
            .ledgerUnusable, "backup-unsound", error.description,
            "Run `gradebridge doctor`; nothing was done with the ledger. If it finds the ledger sound, check the disk, "
                + "else bring back a copy, in the order of Spec/nightly.md, \"A damaged ledger\"."
        )
    }
}
