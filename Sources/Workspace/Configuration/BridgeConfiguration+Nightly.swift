public import SystemPackage

// What `nightly` alone asks for.
extension BridgeConfiguration {
    public struct Inbox: Sendable, Equatable {
        /// A file without a `.done` beside it is taken when it has not changed for so many minutes.
        public var settleMinutes: Int
        /// Days without a new gradebook export after which a person is told; 0 = never.
        public var maxAgeDays: Int

        /// Files beside the tables of a gradebook or roster that hold no scores.
        public var ignoreFiles: [String]

        public init(settleMinutes: Int = 10, maxAgeDays: Int = 2, ignoreFiles: [String] = []) {
            self.settleMinutes = settleMinutes
            self.maxAgeDays = maxAgeDays
            self.ignoreFiles = ignoreFiles
        }
    }

    /// How other hosts are reached, both ways.
    public struct SFTP: Sendable, Equatable {
        /// An ssh_config file; nil = the user's own.
        public var config: FilePath?
        /// Seconds without an answer after which a connection counts as dead.
        public var timeoutSeconds: Int
        /// How often one thing is tried in a night.
        public var tries: Int
        public var waitSeconds: Int

        public init(config: FilePath? = nil, timeoutSeconds: Int = 60, tries: Int = 3, waitSeconds: Int = 10)
        {
            self.config = config
            self.timeoutSeconds = timeoutSeconds
            self.tries = tries
            self.waitSeconds = waitSeconds
        }
    }

    public struct Deliver: Sendable, Equatable {
        /// `user@host`, or a Host of ssh_config; nil = bundles stay in the outbox.
        public var host: String?
        /// The folder there; `.` is where a login begins.
        public var folder: String
        /// The keys for which bundles are encrypted; empty = they are not.
        public var encryptTo: [String]

        public init(host: String? = nil, folder: String = ".", encryptTo: [String] = []) {
            self.host = host
            self.folder = folder
            self.encryptTo = encryptTo
        }
    }

    /// Where an export lies on another host.
    public struct RemoteFiles: Sendable, Equatable {
        public var host: String
        public var folder: String
        /// `*` stands for any characters, `?` for one.
        public var pattern: String

        public init(host: String, folder: String, pattern: String) {
            self.host = host
            self.folder = folder
            self.pattern = pattern
        }
    }

    public struct Fetch: Sendable, Equatable {
        public var gradebook: RemoteFiles?
        public var roster: RemoteFiles?
        public var readback: RemoteFiles?

        public init(
            gradebook: RemoteFiles? = nil, roster: RemoteFiles? = nil, readback: RemoteFiles? = nil
        ) {
            self.gradebook = gradebook
            self.roster = roster
            self.readback = readback
        }
    }

    public struct Notify: Sendable, Equatable {
        /// A program and its arguments; empty = nobody is told.
        public var command: [String]
        public var timeoutSeconds: Int

        public init(command: [String] = [], timeoutSeconds: Int = 60) {
            self.command = command
            self.timeoutSeconds = timeoutSeconds
        }
    }

    /// Where a report goes beside the workspace's own folder.
    public struct PublishTarget: Sendable, Equatable {
        public enum Way: Sendable, Equatable {
            /// A folder that is there and that others read.
            case folder(FilePath)
            /// An address.
            case mail(String)
        }

        /// `sourcedId` of a school; nil = the whole district's report.
        public var school: String?
        public var way: Way

        public init(school: String? = nil, way: Way) {
            self.school = school
            self.way = way
        }
    }

    public struct Report: Sendable, Equatable {
        public var publish: [PublishTarget]
        /// The program that takes a mail on its standard input, and its arguments.
        public var sendmail: [String]
        /// Nil = as that program has it.
        public var mailFrom: String?

        public init(publish: [PublishTarget] = [], sendmail: [String] = [], mailFrom: String? = nil) {
            self.publish = publish
            self.sendmail = sendmail
            self.mailFrom = mailFrom
        }
    }

    public enum LogFormat: String, Sendable, CaseIterable {
        case text, json
    }

    /// How long things are kept, in days; 0 = for good.
    public struct Retention: Sendable, Equatable {
        public var archiveDays: Int
        public var quarantineDays: Int
        public var reportsDays: Int
        /// Of how many days copies of the ledger are kept.
        public var ledgerBackups: Int

        public init(
            archiveDays: Int = 400, quarantineDays: Int = 180, reportsDays: Int = 400, ledgerBackups: Int = 14
        ) {
            self.archiveDays = archiveDays
            self.quarantineDays = quarantineDays
            self.reportsDays = reportsDays
            self.ledgerBackups = ledgerBackups
        }
    }

    /// Everything of a night in one value.
    public struct Nightly: Sendable, Equatable {
        public var inbox: Inbox
        public var sftp: SFTP
        public var deliver: Deliver
        public var fetch: Fetch
        public var report: Report
        public var notify: Notify
        /// A file for Prometheus's node exporter; nil = none.
        public var metricsFile: FilePath?
        public var logFormat: LogFormat
        public var retention: Retention

        public init(
            inbox: Inbox = Inbox(), sftp: SFTP = SFTP(), deliver: Deliver = Deliver(),
            fetch: Fetch = Fetch(), report: Report = Report(), notify: Notify = Notify(),
            metricsFile: FilePath? = nil,
            logFormat: LogFormat = .text, retention: Retention = Retention()
        ) {
            self.inbox = inbox
            self.sftp = sftp
            self.deliver = deliver
            self.fetch = fetch
            self.report = report
            self.notify = notify
            self.metricsFile = metricsFile
            self.logFormat = logFormat
            self.retention = retention
        }
    }
}

extension BridgeConfiguration.Nightly {
    /// Folders that a night writes into and that need not be in the workspace.
    public var foldersOutside: [FilePath] {
        let metrics = metricsFile.map { [$0.removingLastComponent()] } ?? []
        return metrics
            + report.publish.compactMap { target in
                guard case .folder(let folder) = target.way else { return nil }
                return folder
            }
    }
}
