extension SettingKey {
    /// The shapes of what `nightly` alone asks for.
    var nightlyShape: ValueShape {
        switch self {
        case .inboxSettleMinutes: .wholeNumber(0...1440, example: 10)
        case .inboxMaxAgeDays: .wholeNumber(0...36500, example: 2)
        case .inboxIgnoreFiles: .list(.fileName)
        case .fetchGradebook, .fetchRoster, .fetchReadback: .text(.remoteFiles)
        case .deliverHost: .text(.host)
        case .deliverFolder: .text(.folder)
        case .deliverEncryptTo: .list(.recipient)
        case .sftpConfig, .metricsTextfile: .text(.path)
        case .sftpTimeoutSeconds, .notifyTimeoutSeconds: .wholeNumber(1...3600, example: 60)
        case .sftpTries: .wholeNumber(1...10, example: 3)
        case .sftpWaitSeconds: .wholeNumber(0...600, example: 10)
        case .notifyCommand: .list(.argument)
        case .logFormat: .choice(of: BridgeConfiguration.LogFormat.self)
        case .retentionLedgerBackups: .wholeNumber(1...1000, example: 14)
        default: .wholeNumber(0...36500, example: 400)
        }
    }
}

extension TextRule {
    static let fileName = TextRule(
        meaning: "a file name", example: "rooms.csv", accepts: { isOneLine($0) && !$0.contains("/") })
    static let remoteFiles = TextRule(
        meaning: "host:folder/file name, in which * stands for anything", example: "campus:/out/roster*.zip",
        accepts: { EntrySyntax.remoteFiles($0) != nil })
    static let host = TextRule(
        meaning: "user@host, or a Host of ssh_config", example: "gradebridge@sftp.example.org",
        accepts: EntrySyntax.isHost)
    static let folder = TextRule(
        meaning: "a folder on the other host", example: "/incoming", accepts: isOneLine)
    static let path = TextRule(
        meaning: "a path from the root", example: "/etc/gradebridge/ssh_config",
        accepts: { $0.hasPrefix("/") && isOneLine($0) })
    static let recipient = TextRule(
        meaning: "the fingerprint or the address of a key", example: "grades@example.org",
        accepts: { isOneLine($0) && !$0.hasPrefix("-") })
    static let argument = TextRule(
        meaning: "a word of the command", example: "/usr/local/bin/tell-the-office", accepts: isOneLine)
}
