/// What `nightly --json` prints, and `reports/<run>/night.json` and the history in the ledger hold.
public struct NightReport: Decodable, Sendable, Equatable {
    public struct Failure: Decodable, Sendable, Equatable {
        public var exitCode: Int32
        public var code: String
        public var message: String
        public var advice: String
        public var input: String?
    }

    public struct Step: Decodable, Sendable, Equatable {
        public var name: String
        public var state: String
        public var sentence: String
        public var failure: Failure?
    }

    public struct Dropped: Decodable, Sendable, Equatable {
        public var state: String
        public var kind: String
        public var name: String
        public var reason: String
        public var path: String
    }

    public struct Delivered: Decodable, Sendable, Equatable {
        public var bundle: Int
        public var file: String
        public var state: String
        public var reason: String
    }

    public var version: Int
    public var command: String
    public var district: String
    public var run: String
    public var at: String
    public var dryRun: Bool
    public var sentence: String
    public var exitCode: Int32
    public var steps: [Step]
    public var inbox: [Dropped]
    public var unlisted: [String: Int]?
    public var fetched: [String]
    public var readbacks: [ReadbackReport]
    public var export: PlanReport?
    public var deliveries: [Delivered]
    public var waitingForDelivery: [Int]
    public var recovered: [Int]
    public var removed: [String]
    public var blocked: [String]
    public var attention: [String]
    public var report: String
    public var page: String?

    /// What was said of something that lay in the inbox, by its name.
    public func dropped(_ name: String) -> [Dropped] { inbox.filter { $0.name == name } }

    /// The codes of everything that went wrong, in the order of the steps.
    public var failureCodes: [String] { steps.compactMap(\.failure?.code) }

    /// How a step ended; of several steps of one name the last.
    public func state(_ step: String) -> String? { steps.last { $0.name == step }?.state }

    /// How many scores the export of this night sent; nil where there was no export.
    public var sent: Int? { export?.classes.sent }
}

/// What `nightly --all --json` prints.
public struct DistrictsReport: Decodable, Sendable, Equatable {
    public struct District: Decodable, Sendable, Equatable {
        public var workspace: String
        public var name: String
        public var exitCode: Int32
        public var sentence: String
        public var advice: String
        public var report: String
    }

    public var version: Int
    public var command: String
    public var exitCode: Int32
    public var districts: [District]

    public func district(_ name: String) -> District? { districts.first { $0.name == name } }
}
