extension SettingGroup {
    static let inbox = SettingGroup(
        "inbox",
        [
            .number(
                "settleMinutes", \.nightly.inbox.settleMinutes, in: 0...1440,
                comment: """
                    A file in the inbox is taken at once where a file of its name with .done behind it stands beside it;
                    else when it has not changed for so many minutes and is whole. 0 to 1440.
                    """,
                meaning:
                    "a file without `.done` is claimed when it has not changed for so long; a night waits up to so long for a read-back to settle (the service ends it after six hours)"
            ),
            .number(
                "maxAgeDays", \.nightly.inbox.maxAgeDays, in: 0...36500,
                comment: """
                    A person is told when no new gradebook export came for so many days. 0 = never.
                    """,
                values: "0 to 36500; 0 = never",
                meaning: "days after which a gradebook export is called old (`gradebook-old`, 3)"),
            .list(
                "ignoreFiles", \.nightly.inbox.ignoreFiles, .fileName,
                comment: """
                    What lies beside the tables of a gradebook or roster, and is none of them, may be an export of
                    Campus: nothing is sent then. Name here the files that hold no scores: ["rooms.csv"].
                    """,
                values: "list of file names",
                meaning:
                    "files beside the tables of a gradebook or roster that hold no scores ([nightly.md](nightly.md), \"Among gradebooks and rosters\")"
            ),
        ])

    static let fetch = SettingGroup(
        "fetch",
        [
            .remoteFiles(
                "gradebook", \.nightly.fetch.gradebook,
                comment: """
                    Exports that nightly fetches from another host by SFTP: host:folder/file name, where * stands for
                    anything, as in campus:/out/roster*.zip. Blank = they are brought to the inbox by somebody else.
                    """,
                values:
                    "`host:folder/pattern`; in the pattern `*` is anything and `?` one character; without a folder where a login begins; blank = not fetched",
                meaning: "exports that `nightly` fetches by SFTP"),
            .remoteFiles(
                "roster", \.nightly.fetch.roster,
                values:
                    "`host:folder/pattern`; in the pattern `*` is anything and `?` one character; without a folder where a login begins; blank = not fetched",
                meaning: "exports that `nightly` fetches by SFTP"),
            .remoteFiles(
                "readback", \.nightly.fetch.readback,
                values:
                    "`host:folder/pattern`; in the pattern `*` is anything and `?` one character; without a folder where a login begins; blank = not fetched",
                meaning: "exports that `nightly` fetches by SFTP"),
        ])

    static let deliver = SettingGroup(
        "deliver",
        [
            .text(
                "host", \.nightly.deliver.host, .host,
                comment: """
                    Where nightly brings the bundles by SFTP: user@host, or a Host of ssh_config. Blank = they stay in
                    the outbox. The host's key must be in known_hosts already; it is always checked.
                    """,
                values: "`user@host`, or a Host of ssh_config; blank = bundles stay in the outbox",
                meaning: "where `nightly` delivers bundles by SFTP"),
            .text(
                "folder", \.nightly.deliver.folder, .folder,
                comment: """
                    The folder there; . is where a login begins.
                    """,
                values: "one line",
                meaning: "the folder there; `.` is where a login begins"),
            .list(
                "encryptTo", \.nightly.deliver.encryptTo, .recipient,
                comment: """
                    Encrypt delivered bundles with gpg for these keys (fingerprints or addresses): ["grades@example.org"].
                    An empty list means they are delivered as they are.
                    """,
                values: "list of fingerprints or addresses of gpg keys",
                meaning: "delivered bundles are encrypted for these"),
        ])

    static let sftp = SettingGroup(
        "sftp",
        [
            .path(
                "config", \.nightly.sftp.config,
                comment: """
                    An ssh_config file of gradebridge's own, from the root. Blank = the user's ~/.ssh/config.
                    """,
                values: "a path from the root; blank = the user's and the system's",
                meaning: "the ssh_config file for fetching and delivering"),
            .number(
                "timeoutSeconds", \.nightly.sftp.timeoutSeconds, in: 1...3600,
                comment: """
                    After so many seconds without an answer the other host counts as away.
                    """,
                meaning: "without an answer for so long the other host counts as away"),
            .number(
                "tries", \.nightly.sftp.tries, in: 1...10,
                comment: """
                    How often a broken connection is tried in one night, and the seconds between two tries.
                    """,
                meaning:
                    "how often a connection that breaks is tried in one night, for each source and for delivery"
            ),
            .number(
                "waitSeconds", \.nightly.sftp.waitSeconds, in: 0...600,
                meaning: "between two tries"),
        ])
}
