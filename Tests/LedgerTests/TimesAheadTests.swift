import Domain
import Ledger
import Records
import Testing

@Suite("Times in the ledger that lie ahead of the clock")
struct TimesAheadTests {
    private func readback(_ session: LedgerSession, _ time: Instant, isFull: Bool = true) throws {
        let run = try session.recordRun(
            command: .readback, at: time, summary: "{}",
            inputs: [InputRecord(kind: .readback, name: "a", sha256: "\(time)")])
        try session.recordReadback(
            ReadbackRecord(run: run, time: time, isFull: isFull, format: .oneRoster, name: "a"))
    }

    private func bundle(_ session: LedgerSession, _ sequence: Int, _ time: Instant) throws {
        try session.recordStaged(
            BundleRecord(
                sequence: sequence, state: .staged, at: time, file: "\(sequence).zip", school: nil,
                mode: .delta, version: "1.2", sha256: "", bytes: 1, lineItems: 1, results: 1))
        try session.recordPublished(sequence: sequence, at: time)
    }

    private func correct(_ session: LedgerSession, _ now: Instant) throws {
        try session.correctTimes(aheadOf: now, session.timeCorrection(aheadOf: now))
    }

    @Test("A read-back gets the time of the one before it, so that every later one is later")
    func aReadBackGetsTheTimeOfTheOneBeforeIt() throws {
        try withLedger { ledger in
            try ledger.write { session in
                for day in [0, 1, 365] { try readback(session, night(day)) }
                #expect(try session.timesAhead(of: night(2)).map(\.recorded) == [night(365)])
                try correct(session, night(2))
                #expect(try session.readbacks().map(\.time) == [night(0), night(1), night(1)])
                #expect(try session.timesAhead(of: night(2)) == [])
            }
        }
    }

    @Test("What was applied after it does not count: that may be later than it was")
    func whatWasAppliedAfterItDoesNotCount() throws {
        try withLedger { ledger in
            try ledger.write { session in
                for day in [0, 365, 1] { try readback(session, night(day)) }
                try correct(session, night(2))
                #expect(try session.readbacks().map(\.time) == [night(0), night(0), night(1)])
            }
        }
    }

    @Test("Without one before it, it gets the time of the first bundle; without any the clock's")
    func withoutOneBeforeIt() throws {
        try withLedger { ledger in
            try ledger.write { session in
                try bundle(session, 1, night(0))
                try readback(session, night(365))
                try correct(session, night(2))
                #expect(try session.readbacks().map(\.time) == [night(0)])
            }
        }
        try withLedger { ledger in
            try ledger.write { session in
                try readback(session, night(365))
                try correct(session, night(2))
                #expect(try session.readbacks().map(\.time) == [night(2)])
            }
        }
    }

    @Test("A bundle came out by now, and what was never applied shows no later state than now")
    func aBundleCameOutByNow() throws {
        try withLedger { ledger in
            try ledger.write { session in
                try bundle(session, 1, night(365))
                try session.recordUnread(
                    UnreadReadback(name: "a", time: night(365), at: night(365), why: "input-refused"))
                try correct(session, night(2))
                let found = try session.bundle(sequence: 1)
                #expect(found?.published == night(2))
                #expect(found?.at == night(365), "its folder in the archive is named after it")
                #expect(try session.unreadReadbacks().map(\.time) == [night(2)])
            }
        }
    }

    @Test("What a full one a year ahead had made up for is unread again")
    func whatAFullOneAYearAheadHadMadeUpForIsUnread() throws {
        try withLedger { ledger in
            try ledger.write { session in
                try readback(session, night(365))
                try session.recordUnread(
                    UnreadReadback(name: "b", time: night(1), at: night(1), why: "readback-older"))
                try bundle(session, 1, night(0))
                #expect(try session.unreadReadbacks() == [])
                try correct(session, night(2))
                #expect(try session.unreadReadbacks().map(\.name) == ["b"])
            }
        }
    }

    @Test("A freeze and an arrival have been since the read-back that showed them")
    func aFreezeAndAnArrivalHaveBeenSinceTheReadBackThatShowed() throws {
        try withLedger { ledger in
            try ledger.write { session in
                try bundle(session, 1, night(0))
                try session.recordArrival([1], at: night(365), readback: nil)
                try correct(session, night(2))
                #expect(try session.arrivals().time(of: 1) == night(0))
            }
        }
    }
}
