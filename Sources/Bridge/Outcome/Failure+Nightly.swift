import Programs

// What goes wrong with other hosts and other programs, in words.
extension Failure {
    init(remote error: RemoteError) {
        let message = "\(error)"
        switch error.code {
        case .unreachable, .interrupted:
            self.init(
                .temporary, "remote-away", message,
                "Nothing is lost: what waits goes out with the next night, in its order. If it stays away, ask whoever runs that host."
            )
        case .refused:
            self.init(
                .temporary, "remote-refused", message,
                "Its disk or quota may be full. Ask whoever runs that host; what waits goes out with the next night."
            )
        case .hostKey:
            self.init(
                .failed, "remote-host-key", message,
                "Do not go on before its owner has confirmed the new key; then put it into known_hosts (`ssh-keyscan` shows it)."
            )
        case .authentication:
            self.init(
                .failed, "remote-login", message,
                "Check the user and the key: `ssh` and `sftp` as this user must get in without a password.")
        case .unknownHost:
            self.init(
                .failed, "remote-unknown", message,
                "Correct the host's name in gradebridge.yaml or in ssh_config.")
        case .noFolder, .missing:
            self.init(
                .failed, "remote-missing", message,
                "Correct the folder in gradebridge.yaml, or have it made on that host.")
        case .denied:
            self.init(
                .failed, "remote-denied", message,
                "Ask for the right to write to that folder, and to rename in it.")
        case .noProgram:
            self.init(
                .failed, "no-sftp", message, "Install OpenSSH's client (Debian: openssh-client).")
        default:
            self.init(
                .failed, "remote", message,
                "Try `sftp` to that host by hand, as this user; it says more. Nothing is lost.")
        }
    }

    init(delivery error: DeliveryError) {
        switch error {
        case .conflict(let bundle, let name, let there, let ours):
            self.init(
                .failed, "remote-conflict",
                "bundle \(bundle) is not delivered: \(name) is on the other host already with \(there) bytes, ours has \(ours)",
                "Look where that file came from and move it away there; gradebridge overwrites nothing.")
        case .noProgress:
            self.init(
                .failed, "remote-no-progress",
                "the other host said yes to everything, and its folder does not show it",
                "Look at the folder with `sftp`; the bundle waits for the next night.")
        }
    }

    init(fetch error: FetchError) {
        switch error {
        case .changedMeanwhile(let name):
            self.init(
                .temporary, "remote-changing", "\(name) changed while it was fetched",
                "Nothing: it is still being written, and the next night takes it.")
        }
    }

    init(encryption error: EncryptionError) {
        switch error.code {
        case .outOfSpace: self.init(.temporary, "disk-full", error.description, Self.freeSpace)
        case .noProgram:
            self.init(.failed, "no-gpg", error.description, "Install GnuPG (Debian: gnupg).")
        case .unknownRecipient, .ambiguousRecipient, .expiredKey, .revokedKey, .unusableKey:
            self.init(
                .failed, "encryption-key", error.description,
                "Put a good key into this user's keyring (`gpg --import`), or correct deliver.encryptTo. The bundle waits."
            )
        default:
            self.init(
                .failed, "encryption", error.description,
                "Run gpg by hand as this user; it says more. The bundle waits.")
        }
    }

    init(program error: ProgramError) {
        switch error.code {
        case .notFound:
            self.init(
                .failed, "no-program", error.description,
                "Install it, or correct its name in gradebridge.yaml.")
        default:
            self.init(
                .failed, "program", error.description, "Run it by hand as this user; what waits is not lost.")
        }
    }
}
