import GRDB
import Records

/// Walks through what is unresolved in the order of (item, section, class, code), all ages of one such key
/// together, in batches, so that the same transaction may write the keys that it has passed.
final class UnresolvedScan {
    static let usualBatch: Int64 = 2_000

    private let statement: PreparedStatement
    private var batchSize: Int64
    private var rows = UnresolvedRows()
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
    func compare(to found: FoundRow) -> Int { rows.compareKey(group.lowerBound, to: found) }

    /// Lends each row of the key at hand, the oldest first, and its age.
    func forEach(_ body: (FoundRow, Int64) throws -> Void) rethrows {
        for row in group { try rows.withRow(row, body) }
    }

    /// How many rows the key at hand has.
    var count: Int { group.count }

    func advance() throws {
        if group.upperBound < rows.count { return setGroup(from: group.upperBound) }
        guard !isComplete else {
            group = rows.count..<rows.count
            return
        }
        try fill(after: rows.key(rows.count - 1))
    }

    private func fill(after key: [String]) throws {
        repeat {
            rows.removeAll()
            statement.reset()
            for (place, text) in key.enumerated() { statement.bind(Int32(place + 1), text) }
            statement.bind(5, batchSize)
            while try statement.step() {
                rows.append(since: statement.integer(8), scores: Int(statement.integer(9))) {
                    statement.withBytes(Int32($0), $1)
                }
            }
            isComplete = rows.count < Int(batchSize)
            // Of the last key more rows may be to come: it is read again, whole, with the next batch.
            if !isComplete { dropLastKey() }
            if rows.count == 0, !isComplete { batchSize *= 2 }
        } while rows.count == 0 && !isComplete
        setGroup(from: 0)
    }

    private func dropLastKey() {
        let last = rows.count - 1
        rows.removeAll(from: (0..<last).last { !rows.hasSameKey($0, last) }.map { $0 + 1 } ?? 0)
    }

    private func setGroup(from start: Int) {
        guard start < rows.count else {
            group = rows.count..<rows.count
            return
        }
        var end = start + 1
        while end < rows.count, rows.hasSameKey(start, end) { end += 1 }
        group = start..<end
    }
}
