extension SettingGroup {
    static let report = SettingGroup(
        "report",
        [
            .list(
                "publish", .publishEntry,
                { $0.nightly.report.publish = $1.compactMap(EntrySyntax.publishTarget) },
                comment: """
                    Where the report of each night goes beside reports/: into folders, or by mail with the page attached.
                    The whole district's, or a school's by its sourcedId, in quotes:
                      publish:
                        - "folder = /srv/reports/district"
                        - "folder 301 = /srv/reports/north"
                        - "mail 301 = office@north.example"
                    A folder must be there; who may read it is for you to set. The pages hold ids of students and scores.
                    """,
                values:
                    "list of `\"folder = /srv/reports\"`, `\"mail = office@north.example\"`; a school's with its sourcedId before the `=`",
                meaning: "where the report of each night goes as well ([report.md](report.md), \"Published\")"
            ),
            .list(
                "sendmail", \.nightly.report.sendmail, .argument, mayRepeat: true,
                comment: """
                    The program that sends these mails, with its arguments; it reads the whole message, addresses and all,
                    from its standard input. Empty = ["/usr/sbin/sendmail", "-t", "-i"].
                    """,
                values: "list: a program and its arguments; empty = `/usr/sbin/sendmail -t -i`",
                meaning: "sends the mails of report.publish"),
            .text(
                "mailFrom", \.nightly.report.mailFrom, .address,
                comment: """
                    Who these mails are from. Blank = as that program has it.
                    """,
                values: "an address; blank = as the program has it",
                meaning: "sender of the mails of report.publish"),
        ])

    static let notify = SettingGroup(
        "notify",
        [
            .list(
                "command", \.nightly.notify.command, .argument, mayRepeat: true,
                comment: """
                    A program that gets the summary of each night as JSON on its standard input, with its arguments:
                    ["/usr/local/bin/tell-the-office", "--grades"]. No shell reads it. Empty = nobody is told.
                    """,
                values: "list: a program and its arguments, in their order; no shell",
                meaning: "gets the result of each night as JSON on standard input"),
            .number(
                "timeoutSeconds", \.nightly.notify.timeoutSeconds, in: 1...3600,
                meaning: "then it is ended"),
        ])

    static let metrics = SettingGroup(
        "metrics",
        [
            .path(
                "textfile", \.nightly.metricsFile,
                comment: """
                    A file, from the root, for the textfile collector of Prometheus's node exporter. Blank = none.
                    """,
                values: "a path from the root, ending in `.prom`; blank = none",
                meaning: "metrics of the last night for node_exporter")
        ])

    static let log = SettingGroup(
        "log",
        [
            .choice(
                "format", \.nightly.logFormat,
                comment: """
                    What nightly writes where there is no terminal: text, or json for one JSON object a line.
                    """,
                meaning: "lines of the log of `nightly`")
        ])

    static let retention = SettingGroup(
        "retention",
        [
            .number(
                "archiveDays", \.nightly.retention.archiveDays, in: 0...36500,
                comment: """
                    After so many days what lies there is removed; 0 = never. The ledger, and bundles that are not
                    delivered, are never removed.
                    """,
                values: "0 to 36500; 0 = for good",
                meaning: "days that `archive/<run>` is kept"),
            .number(
                "quarantineDays", \.nightly.retention.quarantineDays, in: 0...36500,
                values: "the same",
                meaning: "days that `quarantine/<run>` is kept"),
            .number(
                "reportsDays", \.nightly.retention.reportsDays, in: 0...36500,
                values: "the same",
                meaning: "days that `reports/<run>` is kept"),
            .number(
                "ledgerBackups", \.nightly.retention.ledgerBackups, in: 1...1000,
                comment: """
                    Of so many days copies of the ledger are kept in archive/ledger, two of each.
                    """,
                meaning:
                    "of so many days on which a night ran the first and the last copy of the ledger are kept"),
        ])
}
