import Domain
import Testing

@testable import Ledger

@Suite("Freezes")
struct FreezeTests {
    private func freeze(_ line: Int64, _ student: String, campus: ScoreValue?, ours: String? = "8.5")
        -> Freeze
    {
        Freeze(
            lineItem: line, student: student, reason: "changed", since: night(), ours: ours, campus: campus)
    }

    @Test("Every freeze comes back by line item and student, with Campus's own value or none")
    func recorded() throws {
        try withLedger { ledger in
            try ledger.write { session in
                for item in ["1", "2"] { try session.lineItemWriter().add(item, "a") }
                try session.recordFreeze(freeze(1, "s1", campus: try points("7")))
                try session.recordFreeze(freeze(1, "s2", campus: nil))
                try session.recordFreeze(freeze(2, "s1", campus: .exempt, ours: nil))
            }
            let all = try ledger.read { try $0.freezes() }
            #expect(all[1]?["s1"] == (freeze(1, "s1", campus: try points("7"))))
            #expect(all[1]?["s2"] == freeze(1, "s2", campus: nil))
            #expect(all[2]?["s1"] == freeze(2, "s1", campus: .exempt, ours: nil))
            #expect(all.values.map(\.count).reduce(0, +) == 3)
        }
    }

    @Test("A result is frozen once")
    func once() throws {
        try withLedger { ledger in
            try ledger.write { session in
                try session.lineItemWriter().add("1", "a")
                try session.recordFreeze(freeze(1, "s1", campus: nil))
            }
            #expect(throws: LedgerError.self) {
                try ledger.write { try $0.recordFreeze(freeze(1, "s1", campus: .exempt)) }
            }
        }
    }

    @Test("There is no freeze without its line item")
    func noLineItem() throws {
        try withLedger { ledger in
            #expect(throws: LedgerError.self) {
                try ledger.write { try $0.recordFreeze(freeze(1, "s1", campus: nil)) }
            }
        }
    }
}
