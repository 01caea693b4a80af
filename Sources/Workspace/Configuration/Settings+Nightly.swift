import SystemPackage

extension Settings {
    func nightly() throws -> BridgeConfiguration.Nightly {
        let standard = BridgeConfiguration.Nightly()
        return BridgeConfiguration.Nightly(
            inbox: .init(
                settleMinutes: try number(.inboxSettleMinutes) ?? standard.inbox.settleMinutes,
                maxAgeDays: try number(.inboxMaxAgeDays) ?? standard.inbox.maxAgeDays,
                ignoreFiles: try list(.inboxIgnoreFiles)),
            sftp: .init(
                config: try text(.sftpConfig).map { FilePath($0) },
                timeoutSeconds: try number(.sftpTimeoutSeconds) ?? standard.sftp.timeoutSeconds,
                tries: try number(.sftpTries) ?? standard.sftp.tries,
                waitSeconds: try number(.sftpWaitSeconds) ?? standard.sftp.waitSeconds),
            deliver: .init(
                host: try text(.deliverHost), folder: try text(.deliverFolder) ?? standard.deliver.folder,
                encryptTo: try list(.deliverEncryptTo)),
            fetch: .init(
                gradebook: try remoteFiles(.fetchGradebook), roster: try remoteFiles(.fetchRoster),
                readback: try remoteFiles(.fetchReadback)),
            notify: .init(
                command: try list(.notifyCommand),
                timeoutSeconds: try number(.notifyTimeoutSeconds) ?? standard.notify.timeoutSeconds),
            metricsFile: try text(.metricsTextfile).map { FilePath($0) },
            logFormat: try choice(.logFormat) ?? standard.logFormat, retention: try retention())
    }

    private func retention() throws -> BridgeConfiguration.Retention {
        let standard = BridgeConfiguration.Retention()
        return BridgeConfiguration.Retention(
            archiveDays: try number(.retentionArchiveDays) ?? standard.archiveDays,
            quarantineDays: try number(.retentionQuarantineDays) ?? standard.quarantineDays,
            reportsDays: try number(.retentionReportsDays) ?? standard.reportsDays,
            ledgerBackups: try number(.retentionLedgerBackups) ?? standard.ledgerBackups)
    }

    private func remoteFiles(_ setting: SettingKey) throws -> BridgeConfiguration.RemoteFiles? {
        try text(setting).flatMap(EntrySyntax.remoteFiles)
    }
}
