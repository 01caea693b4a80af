public import Domain
import GRDB
public import Records

extension LedgerSession {
    /// Every time by which later runs decide and that lies ahead of the clock.
    ///
    /// When a line item was last seen is not asked here, for that would read the whole ledger: it is always the time of
    /// a read-back.
    public func timesAhead(of now: Instant) throws -> [TimeAhead] {
        let db = try checked(.readback, .input, .bundle, .arrival, .unread, .freeze, .release)
        // A process writes no time ahead of its own clock, so what it found once stays so.
        if checksums.isClear(of: now) { return [] }
        let ahead = try timesAhead(db, of: now)
        if ahead.isEmpty { checksums.setClear(of: now) }
        return ahead
    }

    private func timesAhead(_ db: Database, of now: Instant) throws -> [TimeAhead] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT 'readback' AS kind, input.name AS name, as_of AS recorded FROM readback
                    CROSS JOIN input ON input.run = readback.run AND input.kind = 'readback' WHERE as_of > ?1
                UNION ALL SELECT 'bundle', CAST(sequence AS TEXT), coalesce(published, at) FROM bundle
                    WHERE state = 'published' AND coalesce(published, at) > ?1
                UNION ALL SELECT 'arrival', bundles, at FROM arrival WHERE at > ?1
                UNION ALL SELECT 'unread', name, as_of FROM unread WHERE as_of > ?1
                UNION ALL SELECT 'freeze', sourced_id || ' ' || student, since FROM freeze
                    JOIN line_item ON line_item.id = freeze.line_item WHERE since > ?1
                UNION ALL SELECT 'release', sourced_id || ' ' || student, release.at FROM release
                    JOIN line_item ON line_item.id = release.line_item WHERE release.at > ?1
                """,
            arguments: [now.description])
        return try rows.map { row in
            let columns = try Columns(row, of: "time ahead of the clock", key: "name")
            return TimeAhead(
                kind: try columns.value("kind", TimeAhead.Kind.init(rawValue:)),
                name: try columns.value("name"),
                recorded: try columns.value("recorded", Instant.init))
        }
    }

    /// What they may be: not before the last read-back that was applied before them, or where there is none not before the
    /// first bundle was made.
    public func timeCorrection(aheadOf now: Instant) throws -> TimeCorrection {
        let earliest = try String.fetchOne(
            checked(.readback, .bundle),
            sql: """
                SELECT coalesce(
                    (SELECT max(as_of) FROM readback WHERE as_of <= ?1 AND run < coalesce(
                        (SELECT min(run) FROM readback WHERE as_of > ?1), 9223372036854775807)),
                    (SELECT min(at) FROM bundle WHERE at <= ?1))
                """,
            arguments: [now.description])
        return TimeCorrection(earliest: earliest.flatMap(Instant.init) ?? now, latest: now)
    }

    /// Sets every time that lies ahead of the clock. The caller records who and why.
    public func correctTimes(aheadOf now: Instant, _ correction: TimeCorrection) throws {
        let (earliest, latest) = (correction.earliest.description, correction.latest.description)
        let steps: [(CheckedTable, String, String)] = [
            (.readback, "UPDATE readback SET as_of = ?2 WHERE as_of > ?1", earliest),
            (.arrival, "UPDATE arrival SET at = ?2 WHERE at > ?1", earliest),
            (.freeze, "UPDATE freeze SET since = ?2 WHERE since > ?1", earliest),
            (.release, "UPDATE release SET since = ?2 WHERE since > ?1", earliest),
            (.release, "UPDATE release SET at = ?2 WHERE at > ?1", latest),
            (.unread, "UPDATE unread SET as_of = ?2 WHERE as_of > ?1", latest),
            (.told, "UPDATE told SET as_of = ?2 WHERE as_of > ?1", earliest),
            (
                .bundle,
                """
                UPDATE bundle SET published = ?2
                WHERE state = 'published' AND coalesce(published, at) > ?1
                """, latest
            ),
        ]
        for (table, sql, time) in steps {
            try changing(table).execute(sql: sql, arguments: [now.description, time])
        }
        try correctLastSeen(aheadOf: now, to: correction.earliest)
    }

    private func correctLastSeen(aheadOf now: Instant, to time: Instant) throws {
        let marker = try lineItemMarker()
        let scan = try scanLineItems()
        while var line = try scan.current {
            if let last = line.lastThere, last > now {
                line.lastThere = time
                try marker.setCampusState(of: line)
            }
            try scan.advance()
        }
    }
}
