public import CSVCore

/// Rows of what is unresolved, as bytes, as SQLite gave them.
public struct UnresolvedRows: Sendable {
    /// One row; its texts lie in the arena, one behind the other.
    private struct Row {
        var start: Int
        var ends: SIMD8<Int>
        var since: Int64
        var scores: Int
    }

    /// Where each text of a row stands among its texts.
    private enum Part: Int { case item, section, kind, code, students, persons, title, school }

    private var rows: [Row] = []
    private var arena: [UInt8] = []

    public init() {}

    public var count: Int { rows.count }

    public mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        arena.removeAll(keepingCapacity: true)
    }

    /// Those from a row on.
    public mutating func removeAll(from row: Int) { rows.removeSubrange(row...) }

    /// - Parameter text: lends the texts of the row: item, section, class, code, students, persons, title and school,
    ///   from 0.
    public mutating func append(since: Int64, scores: Int, text: (Int, _ take: (FieldBytes) -> Void) -> Void)
    {
        let start = arena.count
        var ends = SIMD8<Int>()
        for part in 0..<8 {
            text(part) { arena.append(contentsOf: $0) }
            ends[part] = arena.count
        }
        rows.append(Row(start: start, ends: ends, since: since, scores: scores))
    }

    /// Below zero where the key of a row, (item, section, class, code), comes before that of a found one, zero where it is
    /// the same.
    public func compareKey(_ row: Int, to found: FoundRow) -> Int {
        lend { arena in
            let row = rows[row]
            let item = compareBytes(slice(.item, of: row, arena), found.item)
            if item != 0 { return item }
            let section = compareBytes(slice(.section, of: row, arena), found.section)
            if section != 0 { return section }
            let kind = compareBytes(slice(.kind, of: row, arena), found.kind)
            return kind != 0 ? kind : compareBytes(slice(.code, of: row, arena), found.code)
        }
    }

    public func hasSameKey(_ a: Int, _ b: Int) -> Bool {
        lend { arena in
            let (a, b) = (rows[a], rows[b])
            func agree(_ part: Part) -> Bool { isSame(slice(part, of: a, arena), slice(part, of: b, arena)) }
            // The code differs most often, and is looked at first.
            return agree(.code) && agree(.section) && agree(.kind) && agree(.item)
        }
    }

    /// Item, section, class and code of a row.
    public func key(_ row: Int) -> [String] {
        lend { arena in
            [Part.item, .section, .kind, .code].map {
                String(decoding: slice($0, of: rows[row], arena), as: UTF8.self)
            }
        }
    }

    /// Lends a row and its age.
    public func withRow<T>(_ row: Int, _ body: (FoundRow, _ since: Int64) throws -> T) rethrows -> T {
        try lend { arena in try body(lent(rows[row], arena), rows[row].since) }
    }

    private func lend<T>(_ body: (FieldBytes) throws -> T) rethrows -> T {
        try body(arena.span)
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
