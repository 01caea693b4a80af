import Domain
import GRDB
import Records
import Testing

@testable import Ledger

@Suite("Ambiguous results in the ledger")
struct AmbiguityTests {
    private func withLineItems(_ body: (Ledger) throws -> Void) throws {
        try withLedger { ledger in
            try ledger.write { session in
                for item in ["1", "2"] { try session.lineItemWriter().add(item, "a") }
                try session.recordRun(command: .readback, at: night(), summary: "{}", inputs: [])
            }
            try body(ledger)
        }
    }

    private func record(_ session: LedgerSession, _ line: Int64, _ student: String, _ campus: CampusScore)
        throws
    {
        try session.recordAmbiguous(lineItem: line, student: student, campus: campus, readback: 1)
    }

    @Test("Every one comes back by line item and student, with what Campus showed first")
    func everyOneComesBackByLineItemAndStudent() throws {
        try withLineItems { ledger in
            let seven = CampusScore.value(try points("7"))
            try ledger.write { session in
                try record(session, 1, "s1", seven)
                try record(session, 1, "s2", .blank)
                try record(session, 2, "s1", .text("A"))
            }
            let found = try ledger.read { try $0.ambiguities() }
            #expect(found == [1: ["s1": seven, "s2": .blank], 2: ["s1": .text("A")]])
        }
    }

    @Test("The last read-back's word counts, and one that is understood again is gone")
    func theLastReadBacksWordCounts() throws {
        try withLineItems { ledger in
            try ledger.write { session in
                try record(session, 1, "s1", .text("A"))
                try record(session, 1, "s1", .text("B"))
                try record(session, 1, "s2", .blank)
                try session.removeAmbiguous(lineItem: 1, student: "s2")
            }
            let found = try ledger.read { try $0.ambiguities() }
            #expect(found == [1: ["s1": .text("B")]])
        }
    }

    @Test("A value that cannot be read is damage")
    func aValueThatCannotBeReadIsDamage() throws {
        try withLineItems { ledger in
            try ledger.write { session in
                try record(session, 1, "s1", .blank)
                try session.db.execute(sql: "UPDATE ambiguous SET campus = 'A'")
            }
            let error = #expect(throws: LedgerError.self) { try ledger.read { _ = try $0.ambiguities() } }
            #expect(error?.code == .damaged)
        }
    }
}
