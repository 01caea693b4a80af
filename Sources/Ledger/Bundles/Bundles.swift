import CSVCore
public import Domain
import GRDB
public import Records

extension LedgerSession {
    /// The number of the next bundle: higher than any that was ever staged.
    public func nextSequence() throws -> Int {
        (try bundles().last?.sequence ?? 0) + 1
    }

    public func recordIntent(sequence: Int, at instant: Instant) throws {
        try changing(.bundle).execute(
            sql: "INSERT INTO bundle (sequence, state, at) VALUES (?, ?, ?)",
            arguments: [sequence, BundleState.intent.rawValue, instant.description])
    }

    /// Forgets what a run meant to do and did not: its number was never seen outside.
    public func dropIntents() throws {
        try changing(.bundle).execute(
            sql: "DELETE FROM bundle WHERE state = ?", arguments: [BundleState.intent.rawValue])
    }

    public var hasIntent: Bool {
        get throws {
            try Bool.fetchOne(
                checked(.bundle), sql: "SELECT EXISTS (SELECT 1 FROM bundle WHERE state = ?)",
                arguments: [BundleState.intent.rawValue]) ?? false
        }
    }

    public func recordStaged(_ bundle: BundleRecord) throws {
        try changing(.bundle).execute(
            sql: """
                INSERT OR REPLACE INTO bundle (sequence, state, at, file, school, mode, version, sha256,
                    bytes, line_items, results) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                bundle.sequence, BundleState.staged.rawValue, bundle.at.description, bundle.file,
                bundle.school, bundle.mode.rawValue, bundle.version, bundle.sha256, bundle.bytes,
                bundle.lineItems, bundle.results,
            ])
    }

    public func recordPublished(sequence: Int, at instant: Instant) throws {
        try changing(.bundle).execute(
            sql: "UPDATE bundle SET state = ?, published = ? WHERE sequence = ?",
            arguments: [BundleState.published.rawValue, instant.description, sequence])
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

    /// Those of the bundles that an interrupted run left (`BundleRecord.awaitsPublishing`).
    public func bundlesAwaitingPublishing() throws -> [BundleRecord] {
        try bundles().filter(\.awaitsPublishing)
    }

    /// Those of them that have one of these file names.
    public func bundles(named files: Set<String>) throws -> [BundleRecord] {
        try bundles().filter { files.contains($0.file) }
    }

    /// When the first of them came out to where Campus can have it from; nil before. One that waits for its delivery, or was
    /// taken back before anybody could see it, was never there.
    public func firstBundleTime() throws -> Instant? {
        let hidden = try Int.fetchSet(
            checked(.delivery),
            sql: "SELECT bundle FROM delivery WHERE state IN ('waiting', 'uploading', 'withdrawn')")
        return try bundles().filter { $0.state == .published && !hidden.contains($0.sequence) }
            .map { $0.published ?? $0.at }.min()
    }

    /// When the newest of them was made.
    public func newestBundleTime() throws -> Instant? {
        try bundles().map(\.at).max()
    }

    /// When each of them was made, by its number.
    public func bundleTimes() throws -> [Int: Instant] {
        Dictionary(uniqueKeysWithValues: try bundles().map { ($0.sequence, $0.at) })
    }

    /// The run that made each of these bundles: what later runs found is not in them.
    public func runs(of bundles: [BundleRecord]) throws -> [Int: Int64] {
        // All of them at once, and from the newest: for each bundle alone SQLite would walk through all runs.
        let newestFirst = try PreparedStatement(
            checked(.run), "SELECT at, id FROM run WHERE command = 'export' ORDER BY id DESC")
        var wanted = Set(bundles.map(\.at.description))
        var runs: [String: Int64] = [:]
        while !wanted.isEmpty, try newestFirst.step() {
            if let at = wanted.remove(newestFirst.string(0)) { runs[at] = newestFirst.integer(1) }
        }
        return bundles.reduce(into: [:]) { $0[$1.sequence] = runs[$1.at.description] }
    }

    public func bundle(sequence: Int) throws -> BundleRecord? {
        try bundles(where: "sequence = \(sequence)").first
    }

    /// The bundle of this very content.
    public func bundle(sha256: String) throws -> BundleRecord? {
        let row = try PreparedStatement(
            checked(.bundle),
            "SELECT sequence FROM bundle WHERE state <> ?1 AND sha256 = ?2 ORDER BY sequence LIMIT 1")
        row.bind(1, BundleState.intent.rawValue)
        row.bind(2, sha256)
        return try row.step() ? bundle(sequence: Int(row.integer(0))) : nil
    }

    /// - Parameter condition: SQL, nothing of which comes from outside.
    func bundles(where condition: String) throws -> [BundleRecord] {
        let row = try PreparedStatement(
            checked(.bundle),
            """
            SELECT sequence, state, at, file, school, mode, version, sha256, bytes, line_items, results, republished,
                lost, published, withdrawn, left_outbox
            FROM bundle WHERE state <> ?1 AND \(condition) ORDER BY sequence
            """)
        row.bind(1, BundleState.intent.rawValue)
        let reader = RowReader(row, of: "bundle")
        var bundles: [BundleRecord] = []
        while try row.step() { bundles.append(try Self.bundle(reader)) }
        return bundles
    }

    private static func bundle(_ row: RowReader) throws -> BundleRecord {
        var record = BundleRecord(
            sequence: try row.integer(0),
            state: try row.value(1) { BundleState(rawValue: String(decoding: $0, as: UTF8.self)) },
            at: try row.value(2, Instant.init), file: try row.text(3), school: try row.optionalText(4),
            mode: try row.value(5) { BundleMode(rawValue: String(decoding: $0, as: UTF8.self)) },
            version: try row.text(6), sha256: try row.text(7),
            bytes: try row.integer(8), lineItems: try row.integer(9), results: try row.integer(10))
        record.republished = try row.optional(11, Instant.init)
        record.lost = try row.optional(12, Instant.init)
        record.published = try row.optional(13, Instant.init)
        record.withdrawn = try row.optional(14, Instant.init)
        record.leftOutbox = try row.optional(15, Instant.init)
        return record
    }
}
