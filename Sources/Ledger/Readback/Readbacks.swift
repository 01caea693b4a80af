import CSVCore
public import Domain
import GRDB
public import Records

extension LedgerSession {
    /// The name stands with the run's inputs.
    public func recordReadback(_ readback: ReadbackRecord) throws {
        try changing(.readback).execute(
            sql: """
                INSERT INTO readback (run, as_of, is_full, format, is_look, sees_ours, time_from)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                readback.run, readback.time.description, readback.isFull, readback.format.rawValue,
                readback.isLook,
                readback.seesOurs, readback.timeFrom?.rawValue ?? "",
            ])
    }

    func readbacks(where condition: String) throws -> [ReadbackRecord] {
        let row = try PreparedStatement(
            checked(.readback, .input),
            """
            SELECT readback.run, as_of, is_full, format, input.name, is_look, time_from, sees_ours FROM readback
            CROSS JOIN input ON input.run = readback.run AND input.kind = 'readback'
            WHERE \(condition) ORDER BY readback.run
            """)
        let reader = RowReader(row, of: "readback")
        var readbacks: [ReadbackRecord] = []
        while try row.step() {
            var record = ReadbackRecord(
                run: Int64(try reader.integer(0)), time: try reader.value(1, Instant.init),
                isFull: try reader.flag(2),
                format: try reader.value(3) { ReadbackFormat(rawValue: String(decoding: $0, as: UTF8.self)) },
                name: try reader.text(4),
                isLook: try reader.flag(5),
                timeFrom: try reader.value(6) { (text: FieldBytes) -> TimeSource?? in
                    text.isEmpty
                        ? .some(nil)
                        : TimeSource(rawValue: String(decoding: text, as: UTF8.self)).map(Optional.some)
                })
            record.seesOurs = try reader.flag(7)
            readbacks.append(record)
        }
        return readbacks
    }

    /// The newest state of Campus in which anything of ours was, or which a partial read-back told of since: of changes
    /// alone, where nothing changed, there is nothing.
    public func newestSightTime() throws -> Instant? {
        let row = try PreparedStatement(
            checked(.readback),
            """
            SELECT max(as_of) FROM readback
            WHERE sees_ours OR (NOT is_full AND EXISTS (SELECT 1 FROM readback AS seen WHERE seen.sees_ours))
            """)
        return try row.step() ? RowReader(row, of: "readback").optional(0, Instant.init) : nil
    }

    /// The newest state of Campus that was ever applied.
    public func newestReadbackTime() throws -> Instant? {
        // All times are written alike (Spec/ledger.md), so their texts have their order.
        let row = try PreparedStatement(checked(.readback), "SELECT max(as_of) FROM readback")
        return try row.step() ? RowReader(row, of: "readback").optional(0, Instant.init) : nil
    }

    /// The read-back that was applied last.
    public func lastReadback() throws -> ReadbackRecord? {
        try readbacks(where: "readback.run = (SELECT max(run) FROM readback)").first
    }

    public func fullReadbacks() throws -> FullReadbacks {
        FullReadbacks(
            try readbacks(), notShown: try schoolsNotShown(), firstBundle: try firstBundleTime())
    }

    // MARK: Arrival

    /// The sets of bundles of which one has arrived at least, each with the time from which that is known.
    public func arrivals() throws -> Arrivals {
        var arrivals = Arrivals()
        let row = try PreparedStatement(checked(.arrival), "SELECT bundles, at FROM arrival")
        let reader = RowReader(row, of: "arrival of bundles")
        while try row.step() {
            arrivals.add(
                try reader.value(0, StoredLineItem.bundles(json:)), at: try reader.value(1, Instant.init))
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
