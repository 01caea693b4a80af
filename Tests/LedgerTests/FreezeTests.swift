import Domain
import GRDB
import Records
import Testing

@testable import Ledger

@Suite("Freezes")
struct FreezeTests {
    private func freeze(_ line: Int64 = 1, _ student: String = "s1", campus: CampusScore = .blank) -> Freeze {
        Freeze(lineItem: line, student: student, reason: .changed, since: night(), campus: campus)
    }

    private func withLineItems(_ body: (Ledger) throws -> Void) throws {
        try withLedger { ledger in
            try ledger.write { session in
                for item in ["1", "2"] { try session.lineItemWriter().add(item, "a") }
                try session.recordRun(command: .readback, at: night(1), summary: "{}", inputs: [])
            }
            try body(ledger)
        }
    }

    @Test("Every freeze comes back by line item and student")
    func everyFreezeComesBackByLineItemAndStudent() throws {
        try withLineItems { ledger in
            let all = [freeze(1, "s1"), freeze(1, "s2"), freeze(2, "s1")]
            try ledger.write { session in for one in all { try session.recordFreeze(one) } }
            let found = try ledger.read { try $0.freezes() }
            #expect(found == [1: ["s1": all[0], "s2": all[1]], 2: ["s1": all[2]]])
        }
    }

    @Test("The whole evidence comes back: whose value, which bundle, which read-back, who and when")
    func theWholeEvidenceComesBack() throws {
        try withLineItems { ledger in
            for reason in FreezeReason.allCases {
                let full = Freeze(
                    lineItem: 1, student: "s1", reason: reason, since: night(2), ours: try points("8.5"),
                    campus: .value(try points("7")), flags: [.missing, .late], bundle: 4, readback: 1,
                    changedBy: "teacher-7", changedAt: night(1))
                try ledger.write { try $0.recordFreeze(full) }
                let found = try ledger.read { try $0.freezes()[1]?["s1"] }
                #expect(found == full)
                #expect(
                    found?.campusResult
                        == CampusResult(
                            score: .value(try points("7")), flags: [.missing, .late], changedBy: "teacher-7",
                            changedAt: night(1)))
            }
        }
    }

    @Test(
        "What Campus has comes back as what it is: blank, a number, an exemption, or a text, also one that looks like a number",
        arguments: [
            CampusScore.blank, .value(.points(Points(whole: 0))), .value(.exempt), .text("A-"),
            .text("exempt"),
            .text("7"), .text("=7"), .text(""),
        ])
    func whatCampusHasComesBackAsWhatItIs(_ score: CampusScore) throws {
        try withLineItems { ledger in
            try ledger.write { try $0.recordFreeze(freeze(campus: score)) }
            let found = try ledger.read { try $0.freezes()[1]?["s1"]?.campus }
            #expect(found == score)
        }
    }

    @Test("A result is frozen once: what Campus shows later takes the place of what it showed before")
    func aResultIsFrozenOnce() throws {
        try withLineItems { ledger in
            try ledger.write { try $0.recordFreeze(freeze(campus: .value(try points("7")))) }
            try ledger.write { try $0.recordFreeze(freeze(campus: .text("B"))) }
            let found = try ledger.read { try $0.freezes() }
            #expect(found == [1: ["s1": freeze(campus: .text("B"))]])
        }
    }

    @Test("A freeze that is lifted is gone, and no other")
    func aFreezeThatIsLiftedIsGone() throws {
        try withLineItems { ledger in
            try ledger.write { session in
                for one in [freeze(1, "s1"), freeze(1, "s2"), freeze(2, "s1")] {
                    try session.recordFreeze(one)
                }
                try session.removeFreeze(lineItem: 1, student: "s1")
            }
            let found = try ledger.read { try $0.freezes() }
            #expect(found == [1: ["s2": freeze(1, "s2")], 2: ["s1": freeze(2, "s1")]])
        }
    }

    @Test("There is no freeze without its line item")
    func noLineItem() throws {
        try withLedger { ledger in
            #expect(throws: LedgerError.self) { try ledger.write { try $0.recordFreeze(freeze()) } }
        }
    }

    @Test(
        "A freeze that cannot be read is damage, never no freeze",
        arguments: [
            "reason = 'dunno'", "since = 'lately'", "ours = 'much'", "campus = 'A'", "flags = 'tardy'",
            "changed_at = 'noon'",
        ])
    func aFreezeThatCannotBeReadIsDamage(_ change: String) throws {
        try withLineItems { ledger in
            try ledger.write { session in
                try session.recordFreeze(freeze())
                try session.db.execute(sql: "UPDATE freeze SET \(change)")
            }
            let error = #expect(throws: LedgerError.self) { try ledger.read { _ = try $0.freezes() } }
            #expect(error?.code == .damaged)
        }
    }
}
