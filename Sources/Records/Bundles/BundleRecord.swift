public import Domain

/// Where a bundle stands on its way (Spec/ledger.md, "Publishing").
public enum BundleState: String, Codable, Sendable {
    /// A run means to make it; nothing of it counts.
    case intent
    /// Whole and checked in private staging, its SHA-256 in the ledger; it will be published, unless a read-back takes
    /// it back before.
    case staged
    /// Under its final name in the outbox; what it carries counts as sent.
    case published
}

public struct BundleRecord: Sendable, Equatable {
    public var sequence: Int
    public var state: BundleState
    /// The clock of the run that made it.
    public var at: Instant
    public var file: String
    /// `sourcedId` of the school, for one bundle per school.
    public var school: String?
    public var mode: BundleMode
    public var version: String
    public var sha256: String
    public var bytes: Int
    public var lineItems: Int
    public var results: Int
    public var republished: Instant?
    /// When values of it were found lost, or a person called it lost.
    public var lost: Instant?
    /// When it came out: later than `at` where a run was interrupted.
    public var published: Instant?
    /// When it was taken out of the outbox, or off its delivery, because it would overwrite what Campus has.
    public var withdrawn: Instant?
    /// When a read-back, or a person's mark, took it out of the outbox from which people carry bundles.
    public var leftOutbox: Instant?

    /// An interrupted run left it: the next one that sends brings it out.
    public var awaitsPublishing: Bool { state == .staged && withdrawn == nil && leftOutbox == nil }

    public init(
        sequence: Int, state: BundleState, at: Instant, file: String, school: String?, mode: BundleMode,
        version: String, sha256: String, bytes: Int, lineItems: Int, results: Int
    ) {
        self.sequence = sequence
        self.state = state
        self.at = at
        self.file = file
        self.school = school
        self.mode = mode
        self.version = version
        self.sha256 = sha256
        self.bytes = bytes
        self.lineItems = lineItems
        self.results = results
    }
}
