import Domain
import GRDB
import Records
import Testing

@testable import Ledger

@Suite("Arrivals in the ledger")
struct ArrivalTests {
    private func withRuns(_ body: (Ledger) throws -> Void) throws {
        try withLedger { ledger in
            try ledger.write { session in
                for day in 1...3 {
                    try session.recordRun(command: .readback, at: night(day), summary: "{}", inputs: [])
                }
            }
            try body(ledger)
        }
    }

    private func arrivals(_ sets: [[Int]: Instant]) -> Arrivals {
        var arrivals = Arrivals()
        for (bundles, time) in sets { arrivals.add(bundles, at: time) }
        return arrivals
    }

    @Test("Every set that has arrived comes back with the time from which that is known")
    func everySetThatHasArrivedComesBackWithTheTime() throws {
        try withRuns { ledger in
            try ledger.write { session in
                try session.recordArrival([1], at: night(1), readback: 1)
                try session.recordArrival([2, 12], at: night(2), readback: 2)
            }
            let found = try ledger.read { try $0.arrivals() }
            #expect(found == arrivals([[1]: night(1), [2, 12]: night(2)]))
        }
    }

    @Test("A set that is proved again keeps its earlier time, whichever was told first")
    func aSetThatIsProvedAgainKeepsItsEarlierTime() throws {
        try withRuns { ledger in
            try ledger.write { session in
                try session.recordArrival([1], at: night(2), readback: 2)
                try session.recordArrival([1], at: night(3), readback: 3)
                try session.recordArrival([2], at: night(3), readback: 3)
                try session.recordArrival([2], at: night(1), readback: 1)
            }
            let found = try ledger.read { try $0.arrivals() }
            #expect(found == arrivals([[1]: night(2), [2]: night(1)]))
        }
    }

    @Test("A person's word can be taken back, what a read-back proved cannot")
    func aPersonsWordCanBeTakenBack() throws {
        try withRuns { ledger in
            try ledger.write { session in
                try session.recordArrival([1], at: night(1), readback: nil)
                try session.recordArrival([2], at: night(1), readback: nil)
                try session.recordArrival([2], at: night(2), readback: 2)
                try session.recordArrival([3], at: night(2), readback: 2)
                try session.recordArrival([3], at: night(1), readback: nil)
                try session.recordArrival([1, 2], at: night(1), readback: nil)
                for bundle in 1...3 { try session.removeMarkedArrival(bundle) }
            }
            let found = try ledger.read { try $0.arrivals() }
            #expect(found == arrivals([[2]: night(1), [3]: night(1), [1, 2]: night(1)]))
        }
    }

    @Test(
        "A set that cannot be read is damage", arguments: ["bundles = '[\"x\"]'", "bundles = '1'", "at = ''"])
    func aSetThatCannotBeReadIsDamage(_ change: String) throws {
        try withRuns { ledger in
            try ledger.write { session in
                try session.recordArrival([1], at: night(1), readback: 1)
                try session.db.execute(sql: "UPDATE arrival SET \(change)")
            }
            let error = #expect(throws: LedgerError.self) { try ledger.read { _ = try $0.arrivals() } }
            #expect(error?.code == .damaged)
        }
    }
}
