import CSVCore
import Domain
import GRDB
public import Records

extension LedgerSession {
    /// Brings what is unresolved to what an export found: what is the same keeps its age and costs no write,
    /// what is new is of this run, what was not found is removed.
    ///
    /// - Parameters:
    ///   - run: the export, which is in the ledger already.
    ///   - found: hands over the found rows, each (item, section, class, code) once and rising as bytes.
    public func mergeUnresolved(
        run: Int64, _ found: (_ take: (FoundRow) throws -> Void) throws -> Void
    ) throws -> UnresolvedNews {
        let merge = try UnresolvedMerge(db, run: run)
        try found(merge.take)
        return try merge.finish()
    }
}

/// Walks through the found rows and the table in one order. Nothing is held but a batch of the table.
final class UnresolvedMerge {
    private let run: Int64
    private let path: String
    private let scan: UnresolvedScan
    private let writer: UnresolvedWriter
    private var news = UnresolvedNews()
    private var students = ByteBuffer()
    private var persons = ByteBuffer()

    init(_ db: Database, run: Int64, batchSize: Int64 = UnresolvedScan.usualBatch) throws {
        self.run = run
        path = db.description
        scan = try UnresolvedScan(db, batchSize: batchSize)
        writer = try UnresolvedWriter(db)
    }

    func take(_ found: FoundRow) throws {
        while !scan.isAtEnd {
            let order = scan.compare(to: found)
            if order > 0 { break }
            if order == 0 {
                try meet(found)
                return try scan.advance()
            }
            try leave()
        }
        count(found.code, came: found.scores, left: 0)
        if found.hasRepeats {
            try age(found, [])
        } else {
            try writer.add(found, since: run)
        }
    }

    func finish() throws -> UnresolvedNews {
        while !scan.isAtEnd { try leave() }
        return news
    }

    /// The key at hand was not found any more.
    private func leave() throws {
        try scan.forEach { row, since in
            count(row.code, came: 0, left: row.scores)
            try writer.remove(row, since: since)
        }
        try scan.advance()
    }

    /// The key at hand was found again: nearly always with the very same scores.
    private func meet(_ found: FoundRow) throws {
        var old: [AgedScores] = []
        var isUnchanged = false
        try scan.forEach { row, since in
            isUnchanged = scan.count == 1 && !found.hasRepeats && row.saysTheSame(as: found)
            if !isUnchanged {
                let scores = try scores(of: row)
                old.append(
                    AgedScores(
                        since: since, scores: row.scores, students: scores.students, persons: scores.persons))
            }
        }
        guard !isUnchanged else { return }
        let ageing = try age(found, old)
        count(found.code, came: ageing.came, left: ageing.left)
    }

    /// Writes what the ages of the found scores are, as far as it differs from what is there.
    @discardableResult
    private func age(_ found: FoundRow, _ old: [AgedScores]) throws -> Ageing {
        let ageing = Ageing(old, try scores(of: found), run: run)
        for row in old where !ageing.rows.contains(where: { $0.since == row.since }) {
            try writer.remove(found, since: row.since)
        }
        for row in ageing.rows {
            try withPacked(row, like: found) { packed in
                var isThere = false
                if old.contains(where: { $0.since == row.since }) {
                    scan.forEach { stored, since in
                        if since == row.since { isThere = stored.saysTheSame(as: packed) }
                    }
                }
                if !isThere { try writer.set(packed, since: row.since) }
            }
        }
        return ageing
    }

    private func scores(of row: FoundRow) throws -> FoundScores {
        do {
            return try row.foundScores
        } catch {
            throw LedgerError(
                code: .damaged, path: path,
                detail: "the students of item \(String(decoding: row.item, as: UTF8.self)) cannot be read")
        }
    }

    /// Lends a row of one age in the form in which it is kept.
    private func withPacked<T>(
        _ aged: AgedScores, like found: FoundRow, _ body: (FoundRow) throws -> T
    ) throws -> T {
        let isPerStudent = !found.students.isEmpty
        Self.pack(aged.students, into: &self.students, isNeeded: isPerStudent)
        Self.pack(aged.persons, into: &self.persons, isNeeded: !aged.persons.isEmpty)
        return try self.students.lend { students in
            try self.persons.lend { persons in
                try body(
                    FoundRow(
                        item: found.item, section: found.section, kind: found.kind, code: found.code,
                        scores: aged.scores, students: students, persons: persons, title: found.title,
                        school: found.school, hasRepeats: false))
            }
        }
    }

    private static func pack(_ ids: [String], into buffer: inout ByteBuffer, isNeeded: Bool) {
        buffer.removeAll(keepingCapacity: true)
        guard isNeeded else { return }
        PackedIDs.append(list: ids, to: &buffer)
    }

    private func count(_ code: FieldBytes, came: Int, left: Int) {
        guard came > 0 || left > 0 else { return }
        let code = String(decoding: code, as: UTF8.self)
        if came > 0 { news.came[code, default: 0] += came }
        if left > 0 { news.left[code, default: 0] += left }
    }
}
