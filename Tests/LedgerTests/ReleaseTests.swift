import Domain
import GRDB
import Records
import Testing

@testable import Ledger

@Suite("Releases")
struct ReleaseTests {
    private func withLineItems(_ body: (Ledger) throws -> Void) throws {
        try withLedger { ledger in
            try ledger.write { session in
                for item in ["1", "2"] { try session.lineItemWriter().add(item, "a") }
                try session.recordRun(command: .readback, at: night(), summary: "{}", inputs: [])
            }
            try body(ledger)
        }
    }

    private func release(_ line: Int64, _ student: String, day: Int, afterReadback: Int64? = nil) throws
        -> Release
    {
        Release(
            freeze: Freeze(
                lineItem: line, student: student, reason: .changed, since: night(), ours: try points("8.5"),
                campus: .text("B"), flags: [.late], bundle: 3, readback: 1, changedBy: "teacher-7",
                changedAt: night(-1)),
            at: night(day), by: "A. Registrar", why: "entered twice", afterReadback: afterReadback)
    }

    @Test("Who lifted it, when and why comes back, with all that was known of the freeze")
    func whoLiftedItWhenAndWhyComesBack() throws {
        try withLineItems { ledger in
            let released = [
                try release(1, "s1", day: 1), try release(1, "s2", day: 1, afterReadback: 1),
                try release(2, "s1", day: 2),
            ]
            try ledger.write { session in for one in released { try session.recordRelease(one) } }
            let found = try ledger.read { try $0.releases() }
            #expect(
                found == [1: ["s1": [released[0]], "s2": [released[1]]], 2: ["s1": [released[2]]]])
        }
    }

    @Test("One that was frozen again and released again has both, oldest first")
    func oneThatWasFrozenAgainAndReleasedAgainHasBoth() throws {
        try withLineItems { ledger in
            let released = [try release(1, "s1", day: 5), try release(1, "s1", day: 2)]
            try ledger.write { session in for one in released { try session.recordRelease(one) } }
            let found = try ledger.read { try $0.releases()[1]?["s1"] }
            #expect(found == released)
        }
    }

    @Test(
        "A release that cannot be read is damage", arguments: ["at = 'then'", "campus = 'B'", "reason = ''"])
    func aReleaseThatCannotBeReadIsDamage(_ change: String) throws {
        try withLineItems { ledger in
            try ledger.write { session in
                try session.recordRelease(try release(1, "s1", day: 1))
                try session.db.execute(sql: "UPDATE release SET \(change)")
            }
            let error = #expect(throws: LedgerError.self) { try ledger.read { _ = try $0.releases() } }
            #expect(error?.code == .damaged)
        }
    }
}
