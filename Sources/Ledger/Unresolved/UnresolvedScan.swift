import CSVCore
import GRDB

/// Walks through what is unresolved in the order of (item, section, class, code), all ages of one such key
/// together, in batches, so that the same transaction may write the keys that it has passed.
final class UnresolvedScan {
    /// One row; its texts lie in the scan's arena, one behind the other.
    private struct Row {
        var start: Int
        var ends: SIMD8<Int>
        var since: Int64
        var scores: Int
    }

    static let usualBatch: Int64 = 2_000
    /// Where each text of a row stands among its texts.
    private enum Part: Int { case item, section, kind, code, students, persons, title, school }

    private let statement: PreparedStatement
    private var batchSize: Int64
    private var rows: [Row] = []
    private var arena: [UInt8] = []
    /// The rows of the key at hand; empty at the end.
    private var group = 0..<0
    private var isComplete = false

    init(_ db: Database, batchSize: Int64) throws {
        self.batchSize = batchSize
        statement = try PreparedStatement(
            db,
            """
            SELECT item, section, class, code, students, persons, title, school, since, scores FROM unresolved
            WHERE (item, section, class, code) > (?1, ?2, ?3, ?4)
            ORDER BY item, section, class, code, since LIMIT ?5
            """)
        try fill(after: ["", "", "", ""])
    }

    var isAtEnd: Bool { group.isEmpty }

    /// Below zero where the key at hand comes before that of a row, zero where it is the same.
    func compare(to found: FoundRow) -> Int {
        lend { arena in
            let row = rows[group.lowerBound]
            let item = compareBytes(slice(.item, of: row, arena), found.item)
            if item != 0 { return item }
            let section = compareBytes(slice(.section, of: row, arena), found.section)
            if section != 0 { return section }
            let kind = compareBytes(slice(.kind, of: row, arena), found.kind)
            return kind != 0 ? kind : compareBytes(slice(.code, of: row, arena), found.code)
        }
    }

    /// Lends each row of the key at hand, the oldest first, and its age.
    func forEach(_ body: (FoundRow, Int64) throws -> Void) rethrows {
        try lend { arena in
            for row in rows[group] { try body(lent(row, arena), row.since) }
        }
    }

    /// How many rows the key at hand has.
    var count: Int { group.count }

    func advance() throws {
        if group.upperBound < rows.count { return setGroup(from: group.upperBound) }
        guard !isComplete else {
            group = rows.count..<rows.count
            return
        }
        let last = lend { arena in
            [Part.item, .section, .kind, .code].map {
                String(decoding: slice($0, of: rows[rows.count - 1], arena), as: UTF8.self)
            }
        }
        try fill(after: last)
    }

    private func fill(after key: [String]) throws {
        repeat {
            rows.removeAll(keepingCapacity: true)
            arena.removeAll(keepingCapacity: true)
            statement.reset()
            for (place, text) in key.enumerated() { statement.bind(Int32(place + 1), text) }
            statement.bind(5, batchSize)
            while try statement.step() { takeRow() }
            isComplete = rows.count < Int(batchSize)
            // Of the last key more rows may be to come: it is read again, whole, with the next batch.
            if !isComplete { dropLastKey() }
            if rows.isEmpty, !isComplete { batchSize *= 2 }
        } while rows.isEmpty && !isComplete
        setGroup(from: 0)
    }

    private func takeRow() {
        let start = arena.count
        var ends = SIMD8<Int>()
        for part in 0..<8 {
            statement.withBytes(Int32(part)) { arena.append(contentsOf: $0) }
            ends[part] = arena.count
        }
        rows.append(
            Row(start: start, ends: ends, since: statement.integer(8), scores: Int(statement.integer(9))))
    }

    private func dropLastKey() {
        let first = lend { arena in
            rows.lastIndex { !hasSameKey($0, rows[rows.count - 1], arena) }.map { $0 + 1 } ?? 0
        }
        rows.removeSubrange(first...)
    }

    private func setGroup(from start: Int) {
        guard start < rows.count else {
            group = rows.count..<rows.count
            return
        }
        group = lend { arena in
            var end = start + 1
            while end < rows.count, hasSameKey(rows[start], rows[end], arena) { end += 1 }
            return start..<end
        }
    }

    private func hasSameKey(_ a: Row, _ b: Row, _ arena: FieldBytes) -> Bool {
        func agree(_ part: Part) -> Bool { isSame(slice(part, of: a, arena), slice(part, of: b, arena)) }
        // The code differs most often, and is looked at first.
        return agree(.code) && agree(.section) && agree(.kind) && agree(.item)
    }

    private func lend<T>(_ body: (FieldBytes) throws -> T) rethrows -> T {
        let arena = arena
        return try body(arena.span)
    }

    @_lifetime(copy arena)
    private func lent(_ row: Row, _ arena: FieldBytes) -> FoundRow {
        FoundRow(
            item: slice(.item, of: row, arena), section: slice(.section, of: row, arena),
            kind: slice(.kind, of: row, arena), code: slice(.code, of: row, arena), scores: row.scores,
            students: slice(.students, of: row, arena), persons: slice(.persons, of: row, arena),
            title: slice(.title, of: row, arena), school: slice(.school, of: row, arena), hasRepeats: false)
    }

    @_lifetime(copy arena)
    private func slice(_ part: Part, of row: Row, _ arena: FieldBytes) -> FieldBytes {
        let start = part == .item ? row.start : row.ends[part.rawValue - 1]
        return arena.extracting(start..<row.ends[part.rawValue])
    }
}
