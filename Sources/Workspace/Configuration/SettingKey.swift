import OneRoster

/// Every key that gradebridge.yaml may have.
enum SettingKey: String, CaseIterable {
    case districtName = "district.name"
    case districtTimeZone = "district.timeZone"
    case districtFormerNames = "district.formerNames"
    case rosterEndDate = "roster.endDate"
    case bundleMode = "bundle.mode"
    case bundleVersion = "bundle.version"
    case bundleSplit = "bundle.split"
    case bundleTitleLimit = "bundle.titleLimit"
    case bundleComments = "bundle.comments"
    case transferMode = "transfer.mode"
    case transferSections = "transfer.sections"
    case transferCourses = "transfer.courses"
    case transferExempt = "transfer.exempt"
    case guardChangePercent = "guard.changePercent"
    case readbackMaxAgeDays = "readback.maxAgeDays"
    case readbackPersonPrefix = "readback.personPrefix"
    case campusDecimals = "campus.decimals"
    case campusImportUser = "campus.importUser"
    case categoriesDefault = "categories.default"
    case categoriesDefaultTitle = "categories.defaultTitle"
    case categoriesMap = "categories.map"
    case profileFiles = "profile.files"
    case profileColumns = "profile.columns"
    case limitsEntries = "limits.entries"
    case limitsExpandedBytes = "limits.expandedBytes"
    case limitsRatio = "limits.ratio"
    case limitsRows = "limits.rows"
    case limitsColumns = "limits.columns"
    case limitsRecordBytes = "limits.recordBytes"
    case limitsFieldBytes = "limits.fieldBytes"
    case inboxSettleMinutes = "inbox.settleMinutes"
    case inboxMaxAgeDays = "inbox.maxAgeDays"
    case inboxIgnoreFiles = "inbox.ignoreFiles"
    case fetchGradebook = "fetch.gradebook"
    case fetchRoster = "fetch.roster"
    case fetchReadback = "fetch.readback"
    case deliverHost = "deliver.host"
    case deliverFolder = "deliver.folder"
    case deliverEncryptTo = "deliver.encryptTo"
    case sftpConfig = "sftp.config"
    case sftpTimeoutSeconds = "sftp.timeoutSeconds"
    case sftpTries = "sftp.tries"
    case sftpWaitSeconds = "sftp.waitSeconds"
    case notifyCommand = "notify.command"
    case notifyTimeoutSeconds = "notify.timeoutSeconds"
    case metricsTextfile = "metrics.textfile"
    case logFormat = "log.format"
    case retentionArchiveDays = "retention.archiveDays"
    case retentionQuarantineDays = "retention.quarantineDays"
    case retentionReportsDays = "retention.reportsDays"
    case retentionLedgerBackups = "retention.ledgerBackups"

    /// The words before each key: `district`, `bundle` and so on.
    static let groups = Set(allCases.map(\.group))

    static let required: [SettingKey] = [.districtName, .districtTimeZone]

    var group: Substring { rawValue.prefix { $0 != "." } }

    /// The key as it stands inside its group.
    var name: Substring { rawValue.dropFirst(group.count + 1) }

    var shape: ValueShape {
        switch self {
        case .districtName: .text(.district)
        case .districtTimeZone: .text(.timeZone)
        case .districtFormerNames: .list(.district)
        case .rosterEndDate: .choice(of: BridgeConfiguration.EndDate.self)
        case .bundleMode: .choice(of: BridgeConfiguration.BundleMode.self)
        case .bundleVersion: .choice(of: OneRoster.Version.self)
        case .bundleSplit: .choice(of: BridgeConfiguration.BundleSplit.self)
        case .bundleTitleLimit: .wholeNumber(8...255, example: 50)
        case .bundleComments: .yesNo
        case .transferMode: .choice(of: BridgeConfiguration.TransferMode.self)
        case .transferSections, .transferCourses: .list(.id)
        case .transferExempt: .choice(of: BridgeConfiguration.ExemptScores.self)
        case .guardChangePercent: .wholeNumber(0...100, example: 20)
        case .readbackMaxAgeDays: .wholeNumber(0...36500, example: 3)
        case .readbackPersonPrefix: .text(.prefix)
        case .campusDecimals: .wholeNumber(0...9, example: 2)
        case .campusImportUser: .text(.id)
        case .categoriesDefault: .text(.sourcedID)
        case .categoriesDefaultTitle: .text(.title)
        case .categoriesMap: .list(.categoryEntry)
        case .profileFiles: .list(.fileEntry)
        case .profileColumns: .list(.columnEntry)
        case .limitsEntries: .wholeNumber(1...65535, example: 64)
        case .limitsExpandedBytes: .wholeNumber(1...(1 << 50), example: 16 << 30)
        case .limitsRatio: .wholeNumber(1...1_000_000, example: 200)
        case .limitsRows: .wholeNumber(1...4_000_000_000, example: 1_000_000_000)
        case .limitsColumns: .wholeNumber(16...65535, example: 512)
        case .limitsRecordBytes: .wholeNumber(1024...(1 << 30), example: 4 << 20)
        case .limitsFieldBytes: .wholeNumber(256...(1 << 30), example: 1 << 20)
        default: nightlyShape
        }
    }
}
