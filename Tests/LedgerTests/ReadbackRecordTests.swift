import Domain
import GRDB
import Records
import Testing

@testable import Ledger

@Suite("Read-backs that were applied")
struct ReadbackRecordTests {
    /// Applies a read-back of the state on `day`, as the run of the night after it.
    @discardableResult
    private func apply(
        _ session: LedgerSession, day: Int, isFull: Bool = true, format: ReadbackFormat = .oneRoster
    ) throws -> ReadbackRecord {
        let name = "inbox/campus/readback/\(day).zip"
        let run = try session.recordRun(
            command: .readback, at: night(day + 1), summary: "{}",
            inputs: [InputRecord(kind: .readback, name: name, sha256: "content-\(day)")])
        let record = ReadbackRecord(run: run, time: night(day), isFull: isFull, format: format, name: name)
        try session.recordReadback(record)
        return record
    }

    @Test("A ledger without a read-back has no last one")
    func aLedgerWithoutAReadBackHasNoLastOne() throws {
        try withLedger { ledger in
            try ledger.read { session throws in
                #expect(try session.readbacks().isEmpty)
                #expect(try session.lastReadback() == nil)
            }
        }
    }

    @Test("Every read-back comes back in the order in which they were applied, with its time and its name")
    func everyReadBackComesBackInTheOrderInWhichTheyWereApplied() throws {
        try withLedger { ledger in
            let applied = try ledger.write { session in
                let first = try apply(session, day: 3)
                // Another command in between is none.
                try session.recordRun(command: .export, at: night(5), summary: "{}", inputs: [])
                return [
                    first, try apply(session, day: 4, isFull: false, format: .dataExtract),
                    try apply(session, day: 1),
                ]
            }
            let found = try ledger.read { try $0.readbacks() }
            #expect(found == applied)
        }
    }

    @Test("Whether it was a look, and where its time came from, is kept")
    func whetherItWasALook() throws {
        try withLedger { ledger in
            for (day, source) in TimeSource.allCases.enumerated() {
                try ledger.write { session in
                    let run = try session.recordRun(
                        command: .readback, at: night(day), summary: "{}",
                        inputs: [InputRecord(kind: .readback, name: "a", sha256: "\(day)")])
                    try session.recordReadback(
                        ReadbackRecord(
                            run: run, time: night(day), isFull: true, format: .oneRoster, name: "a",
                            isLook: day % 2 == 0, timeFrom: source))
                }
            }
            let found = try ledger.read { try $0.readbacks() }
            #expect(found.map(\.timeFrom) == TimeSource.allCases)
            #expect(found.map(\.isLook) == [true, false, true, false])
            try ledger.queue.write { try $0.execute(sql: "UPDATE readback SET time_from = 'the stars'") }
            try ledger.sealAsItIs()
            #expect(throws: LedgerError.self) { try ledger.read { try $0.readbacks() } }
        }
    }

    @Test("The last one is the one that was applied last, also where it was forced and shows an older state")
    func theLastOneIsTheOneThatWasAppliedLast() throws {
        try withLedger { ledger in
            let older = try ledger.write { session in
                try apply(session, day: 9)
                return try apply(session, day: 2)
            }
            let last = try ledger.read { try $0.lastReadback() }
            #expect(last == older)
        }
    }

    @Test("A read-back of a form that gradebridge does not know is not taken")
    func aReadBackOfAFormThatGradebridgeDoesNotKnow() throws {
        try withLedger { ledger in
            #expect(throws: LedgerError.self) {
                try ledger.write { session in
                    try apply(session, day: 1)
                    try session.db.execute(sql: "UPDATE readback SET format = 'spreadsheet'")
                }
            }
        }
    }

    @Test("A read-back whose time cannot be read is damage")
    func aReadBackWhoseTimeCannotBeReadIsDamage() throws {
        try withLedger { ledger in
            try ledger.write { session in
                try apply(session, day: 1)
                try session.db.execute(sql: "UPDATE readback SET as_of = 'once'")
            }
            let error = #expect(throws: LedgerError.self) { try ledger.read { _ = try $0.lastReadback() } }
            #expect(error?.code == .damaged)
        }
    }
}
