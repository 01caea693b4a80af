public import Domain
import GRDB

/// A read-back that was applied.
public struct ReadbackRecord: Sendable, Equatable {
    /// The run that applied it.
    public var run: Int64
    /// The moment whose state it shows.
    public var time: Instant
    public var isFull: Bool
    /// `oneroster` or `data-extract`.
    public var format: String
    /// The path it was read from.
    public var name: String
    /// Something of ours was in it.
    public var seesOurs = true
    /// It counts among the looks that a value must be missing from before it is lost.
    public var isLook: Bool
    /// Where its time came from; nil where an earlier program applied it.
    public var timeFrom: TimeSource?

    public init(
        run: Int64, time: Instant, isFull: Bool, format: String, name: String, isLook: Bool = true,
        timeFrom: TimeSource? = nil
    ) {
        self.run = run
        self.time = time
        self.isFull = isFull
        self.format = format
        self.name = name
        self.isLook = isLook
        self.timeFrom = timeFrom
    }
}

extension LedgerSession {
    /// The name stands with the run's inputs.
    public func recordReadback(_ readback: ReadbackRecord) throws {
        try changing(.readback).execute(
            sql: """
                INSERT INTO readback (run, as_of, is_full, format, is_look, sees_ours, time_from)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                readback.run, readback.time.description, readback.isFull, readback.format, readback.isLook,
                readback.seesOurs, readback.timeFrom?.rawValue ?? "",
            ])
    }

    /// The read-backs that were applied, in that order.
    public func readbacks() throws -> [ReadbackRecord] {
        let rows = try Row.fetchAll(
            checked(.readback, .input),
            sql: """
                SELECT readback.*, input.name AS name FROM readback
                JOIN input ON input.run = readback.run AND input.kind = 'readback' ORDER BY readback.run
                """)
        return try rows.map { row in
            let columns = try Columns(row, of: "readback", key: "run")
            var record = ReadbackRecord(
                run: try columns.value("run"), time: try columns.value("as_of", Instant.init),
                isFull: try columns.value("is_full"), format: try columns.value("format"),
                name: try columns.value("name"), isLook: try columns.value("is_look"),
                timeFrom: try columns.value("time_from") { (text: String) -> TimeSource?? in
                    text.isEmpty ? .some(nil) : TimeSource(rawValue: text).map(Optional.some)
                })
            record.seesOurs = try columns.value("sees_ours")
            return record
        }
    }

    /// The read-back that was applied last.
    public func lastReadback() throws -> ReadbackRecord? { try readbacks().last }

    // MARK: Arrival

    /// The sets of bundles of which one has arrived at least, each with the time from which that is known.
    public func arrivals() throws -> Arrivals {
        var arrivals = Arrivals()
        for row in try Row.fetchAll(checked(.arrival), sql: "SELECT * FROM arrival") {
            let columns = try Columns(row, of: "arrival of bundles", key: "bundles")
            arrivals.add(
                try columns.value("bundles") { (text: String) in
                    var text = text
                    return text.withUTF8 { StoredLineItem.bundles(json: $0) }
                },
                at: try columns.value("at", Instant.init))
        }
        return arrivals
    }

    /// A set that a read-back proves, or a person's word (`readback` nil). An earlier time is kept.
    public func recordArrival(_ bundles: [Int], at time: Instant, readback: Int64?) throws {
        try changing(.arrival).execute(
            sql: """
                INSERT INTO arrival (bundles, at, readback) VALUES (?1, ?2, ?3)
                ON CONFLICT (bundles) DO UPDATE SET at = min(at, ?2), readback = coalesce(readback, ?3)
                """,
            arguments: [StoredLineItem.json(bundles), time.description, readback])
    }

    /// Takes back a person's word; what a read-back proved stays.
    public func removeMarkedArrival(_ bundle: Int) throws {
        try changing(.arrival).execute(
            sql: "DELETE FROM arrival WHERE bundles = ? AND readback IS NULL",
            arguments: [StoredLineItem.json([bundle])])
    }
}
