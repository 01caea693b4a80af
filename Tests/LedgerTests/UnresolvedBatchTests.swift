import Domain
import GRDB
import Records
import TestSupport
import Testing

@testable import Ledger

@Suite("What is unresolved is read in batches while it is written")
struct UnresolvedBatchTests {
    private struct Key: Hashable {
        var item: String
        var section: String
        var kind: FindingKind
        var code: String

        /// As the bytes of the parts follow each other.
        var order: [[UInt8]] { [item, section, kind.rawValue, code].map { Array($0.utf8) } }

        static func isInOrder(_ a: Key, _ b: Key) -> Bool {
            for (one, other) in zip(a.order, b.order) where one != other {
                return one.lexicographicallyPrecedes(other)
            }
            return false
        }
    }

    /// What one export finds: some keys, each with some students, or with a number of scores.
    private static func findings(_ source: inout RandomSource) -> [(Key, Finding)] {
        var all: [(Key, Finding)] = []
        for item in ["", "9", "10", "a", "ab", "é"] {
            for section in ["", "1", "A"] {
                for (kind, code, isPerStudent) in [
                    (FindingKind.held, "exempt", true), (.held, "no-score", false),
                    (.notice, "left-section", false), (.rejected, "bad-date", true),
                ] where source.chance(oneIn: 2) {
                    let students = (0..<5).filter { _ in source.chance(oneIn: 2) }.map { "s\($0)" }
                    if isPerStudent, students.isEmpty { continue }
                    let finding = Finding(
                        item: item, section: section, kind: kind, code: code,
                        scores: isPerStudent ? nil : source.number(0...4),
                        students: isPerStudent ? students : nil)
                    all.append((Key(item: item, section: section, kind: kind, code: code), finding))
                }
            }
        }
        return all.sorted { Key.isInOrder($0.0, $1.0) }
    }

    @Test("Whatever comes and goes, and wherever a batch ends, every key has the ages that it has on its own")
    func whateverComesAndGoes() throws {
        var source = RandomSource()
        for batchSize in [1, 2, 3, 7, 2_000] as [Int64] {
            try withLedger { ledger in
                var model: [Key: [AgedScores]] = [:]
                for number in 1...12 {
                    let findings = Self.findings(&source)
                    let run = try ledger.write { session throws in
                        let run = try session.recordRun(
                            command: .export, at: night(number), summary: "{}", inputs: [])
                        let merge = try UnresolvedMerge(session.db, run: run, batchSize: batchSize)
                        for (_, finding) in findings { try finding.give(to: merge.take) }
                        _ = try merge.finish()
                        return run
                    }
                    var next: [Key: [AgedScores]] = [:]
                    for (key, finding) in findings {
                        let found = FoundScores(
                            scores: finding.scores ?? (finding.students ?? []).count,
                            students: finding.students ?? [])
                        next[key] = Ageing(model[key] ?? [], found, run: run).rows
                    }
                    model = next
                    let expected = next.keys.sorted(by: Key.isInOrder).flatMap { key in
                        (next[key] ?? []).map { "\(key) \($0)" }
                    }
                    let rows = try ledger.read { session in
                        try Row.fetchAll(session.db, sql: "SELECT DISTINCT item, section FROM unresolved")
                            .flatMap { try session.unresolved(item: $0["item"], section: $0["section"]) }
                    }
                    let stored = rows.map { row in
                        let key = Key(item: row.item, section: row.section, kind: row.kind, code: row.code)
                        return
                            "\(key) \(AgedScores(since: row.since, scores: row.scores, students: row.students))"
                    }
                    #expect(stored == expected, "batches of \(batchSize), \(source)")
                }
            }
        }
    }
}
