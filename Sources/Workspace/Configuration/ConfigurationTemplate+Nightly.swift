extension ConfigurationTemplate {
    /// What `gradebridge nightly` alone asks for.
    static let nightlyPart = """

        inbox:
          # A file in the inbox is taken at once where a file of its name with .done behind it stands beside it;
          # else when it has not changed for so many minutes and is whole. 0 to 1440.
          settleMinutes: 10

          # A person is told when no new gradebook export came for so many days. 0 = never.
          maxAgeDays: 2

          # What lies beside the tables of a gradebook or roster, and is none of them, may be an export of
          # Campus: nothing is sent then. Name here the files that hold no scores: ["rooms.csv"].
          ignoreFiles: []

        fetch:
          # Exports that nightly fetches from another host by SFTP: host:folder/file name, where * stands for
          # anything, as in campus:/out/roster*.zip. Blank = they are brought to the inbox by somebody else.
          gradebook:
          roster:
          readback:

        deliver:
          # Where nightly brings the bundles by SFTP: user@host, or a Host of ssh_config. Blank = they stay in
          # the outbox. The host's key must be in known_hosts already; it is always checked.
          host:

          # The folder there; . is where a login begins.
          folder: .

          # Encrypt delivered bundles with gpg for these keys (fingerprints or addresses): ["grades@example.org"].
          # An empty list means they are delivered as they are.
          encryptTo: []

        sftp:
          # An ssh_config file of gradebridge's own, from the root. Blank = the user's ~/.ssh/config.
          config:

          # After so many seconds without an answer the other host counts as away.
          timeoutSeconds: 60

          # How often a broken connection is tried in one night, and the seconds between two tries.
          tries: 3
          waitSeconds: 10

        notify:
          # A program that gets the summary of each night as JSON on its standard input, with its arguments:
          # ["/usr/local/bin/tell-the-office", "--grades"]. No shell reads it. Empty = nobody is told.
          command: []
          timeoutSeconds: 60

        metrics:
          # A file, from the root, for the textfile collector of Prometheus's node exporter. Blank = none.
          textfile:

        log:
          # What nightly writes where there is no terminal: text, or json for one JSON object a line.
          format: text

        retention:
          # After so many days what lies there is removed; 0 = never. The ledger, and bundles that are not
          # delivered, are never removed.
          archiveDays: 400
          quarantineDays: 180
          reportsDays: 400

          # Of so many days copies of the ledger are kept in archive/ledger, two of each.
          ledgerBackups: 14

        """
}
