import Programs

// What goes wrong with other hosts and other programs, in words.

extension RemoteError: SaysFailure {
    package var failure: Failure {
        switch code {
        case .unreachable, .interrupted:
            Failure(
                .temporary, "remote-away", description,
                "Nothing is lost: what waits goes out with the next night, in its order. If it stays away, ask whoever runs that host."
            )
        case .refused:
            Failure(
                .temporary, "remote-refused", description,
                "Its disk or quota may be full. Ask whoever runs that host; what waits goes out with the next night."
            )
        case .hostKey:
            Failure(
                .failed, "remote-host-key", description,
                "Do not go on before its owner has confirmed the new key; then put it into known_hosts (`ssh-keyscan` shows it)."
            )
        case .authentication:
            Failure(
                .failed, "remote-login", description,
                "Check the user and the key: `ssh` and `sftp` as this user must get in without a password.")
        case .unknownHost:
            Failure(
                .failed, "remote-unknown", description,
                "Correct the host's name in gradebridge.yaml or in ssh_config.")
        case .noFolder, .missing:
            Failure(
                .failed, "remote-missing", description,
                "Correct the folder in gradebridge.yaml, or have it made on that host.")
        case .denied:
            Failure(
                .failed, "remote-denied", description,
                "Ask for the right to write to that folder, and to rename in it.")
        case .noProgram:
            Failure(
                .failed, "no-sftp", description, "Install OpenSSH's client (Debian: openssh-client).")
        default:
            Failure(
                .failed, "remote", description,
                "Try `sftp` to that host by hand, as this user; it says more. Nothing is lost.")
        }
    }
}

extension EncryptionError: SaysFailure {
    package var failure: Failure {
        switch code {
        case .outOfSpace: Failure(.temporary, "disk-full", description, Failure.freeSpace)
        case .noProgram:
            Failure(.failed, "no-gpg", description, "Install GnuPG (Debian: gnupg).")
        case .unknownRecipient, .ambiguousRecipient, .expiredKey, .revokedKey, .unusableKey:
            Failure(
                .failed, "encryption-key", description,
                "Put a good key into this user's keyring (`gpg --import`), or correct deliver.encryptTo. The bundle waits."
            )
        default:
            Failure(
                .failed, "encryption", description,
                "Run gpg by hand as this user; it says more. The bundle waits.")
        }
    }
}

extension ProgramError: SaysFailure {
    package var failure: Failure {
        switch code {
        case .notFound:
            Failure(
                .failed, "no-program", description,
                "Install it, or correct its name in gradebridge.yaml.")
        default:
            Failure(
                .failed, "program", description, "Run it by hand as this user; what waits is not lost.")
        }
    }
}
