public import Domain
import GRDB

/// Where a bundle stands on its way (Spec/ledger.md, "Publishing").
public enum BundleState: String, Sendable {
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
    public var mode: String
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
        sequence: Int, state: BundleState, at: Instant, file: String, school: String?, mode: String,
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

extension LedgerSession {
    /// The number of the next bundle: higher than any that was ever staged.
    public func nextSequence() throws -> Int {
        (try Int.fetchOne(checked(.bundle), sql: "SELECT max(sequence) FROM bundle WHERE state <> 'intent'")
            ?? 0) + 1
    }

    public func recordIntent(sequence: Int, at instant: Instant) throws {
        try changing(.bundle).execute(
            sql: "INSERT INTO bundle (sequence, state, at) VALUES (?, 'intent', ?)",
            arguments: [sequence, instant.description])
    }

    /// Forgets what a run meant to do and did not: its number was never seen outside.
    public func dropIntents() throws {
        try changing(.bundle).execute(sql: "DELETE FROM bundle WHERE state = 'intent'")
    }

    public var hasIntent: Bool {
        get throws {
            try Bool.fetchOne(
                checked(.bundle), sql: "SELECT EXISTS (SELECT 1 FROM bundle WHERE state = 'intent')") ?? false
        }
    }

    public func recordStaged(_ bundle: BundleRecord) throws {
        try changing(.bundle).execute(
            sql: """
                INSERT OR REPLACE INTO bundle (sequence, state, at, file, school, mode, version, sha256,
                    bytes, line_items, results) VALUES (?, 'staged', ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                bundle.sequence, bundle.at.description, bundle.file, bundle.school, bundle.mode,
                bundle.version, bundle.sha256, bundle.bytes, bundle.lineItems, bundle.results,
            ])
    }

    public func recordPublished(sequence: Int, at instant: Instant) throws {
        try changing(.bundle).execute(
            sql: "UPDATE bundle SET state = 'published', published = ? WHERE sequence = ?",
            arguments: [instant.description, sequence])
    }

    public func recordRepublished(sequence: Int, at instant: Instant) throws {
        try changing(.bundle).execute(
            sql: "UPDATE bundle SET republished = ?, left_outbox = NULL WHERE sequence = ?",
            arguments: [instant.description, sequence])
    }

    /// For good: what of it is still wanted goes out in another bundle.
    public func recordWithdrawn(sequence: Int, at instant: Instant) throws {
        try changing(.bundle).execute(
            sql: "UPDATE bundle SET withdrawn = ? WHERE sequence = ?",
            arguments: [instant.description, sequence])
    }

    /// Until it is put out again.
    public func recordLeftOutbox(sequence: Int, at instant: Instant) throws {
        try changing(.bundle).execute(
            sql: "UPDATE bundle SET left_outbox = ? WHERE sequence = ?",
            arguments: [instant.description, sequence])
    }

    /// The bundles that are staged or published, oldest first.
    public func bundles() throws -> [BundleRecord] {
        try Row.fetchAll(
            checked(.bundle), sql: "SELECT * FROM bundle WHERE state <> 'intent' ORDER BY sequence"
        )
        .map(Self.bundle)
    }

    /// The run that made each of these bundles: what later runs found is not in them.
    public func runs(of bundles: [BundleRecord]) throws -> [Int: Int64] {
        try bundles.reduce(into: [:]) { runs, bundle in
            runs[bundle.sequence] = try Int64.fetchOne(
                checked(.run), sql: "SELECT max(id) FROM run WHERE command = 'export' AND at = ?",
                arguments: [bundle.at.description])
        }
    }

    public func bundle(sequence: Int) throws -> BundleRecord? {
        try Row.fetchOne(
            checked(.bundle), sql: "SELECT * FROM bundle WHERE state <> 'intent' AND sequence = ?",
            arguments: [sequence]
        ).map(Self.bundle)
    }

    private static func bundle(_ row: Row) throws -> BundleRecord {
        let columns = try Columns(row, of: "bundle", key: "sequence")
        var record = BundleRecord(
            sequence: try columns.value("sequence"),
            state: try columns.value("state", BundleState.init(rawValue:)),
            at: try columns.value("at", Instant.init), file: try columns.value("file"),
            school: row["school"], mode: try columns.value("mode"), version: try columns.value("version"),
            sha256: try columns.value("sha256"), bytes: try columns.value("bytes"),
            lineItems: try columns.value("line_items"), results: try columns.value("results"))
        record.republished = try columns.optional("republished", Instant.init)
        record.lost = try columns.optional("lost", Instant.init)
        record.published = try columns.optional("published", Instant.init)
        record.withdrawn = try columns.optional("withdrawn", Instant.init)
        record.leftOutbox = try columns.optional("left_outbox", Instant.init)
        return record
    }
}
