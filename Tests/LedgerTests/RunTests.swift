import Domain
import Ledger
import Records
import Testing

@Suite("Runs and what they consumed")
struct RunTests {
    private let gradebook = InputRecord(kind: .gradebook, name: "inbox/a.zip", sha256: "aa")
    private let roster = InputRecord(kind: .roster, name: "inbox/r.zip", sha256: "bb")

    @Test("A ledger without runs knows of none")
    func aLedgerWithoutRunsKnowsOfNone() throws {
        try withLedger { ledger in
            try ledger.read { session throws in
                #expect(try session.isUnused)
                #expect(try session.lastFinishedSummary(command: .export) == nil)
                #expect(try session.unfinishedSummaries(command: .export).isEmpty)
                #expect(try session.lastUse(of: gradebook) == nil)
                #expect(try session.lastRun(consuming: .gradebook) == nil)
                #expect(try session.lastReadback() == nil)
            }
        }
    }

    /// Exports of the same command, each with its number as summary; those named came to their end.
    private func exports(_ count: Int, finished: Set<Int>, _ body: (LedgerSession) throws -> Void) throws {
        try withLedger { ledger in
            try ledger.write { session in
                for number in 1...count {
                    let run = try session.recordRun(
                        command: .export, at: night(number), summary: "\(number)", inputs: [])
                    if finished.contains(number) { try session.recordFinished(run: run) }
                }
                let other = try session.recordRun(
                    command: .readback, at: night(9), summary: "99", inputs: [])
                try session.recordFinished(run: other)
            }
            try ledger.read(body)
        }
    }

    @Test("The last run is the newest of its command that came to its end")
    func theLastRunIsTheNewestOfItsCommandThatCameToItsEnd() throws {
        try exports(3, finished: [1, 2]) { session throws in
            #expect(try session.lastFinishedSummary(command: .export) == "2")
        }
    }

    @Test("Unreported is a run that did not come to its end, as long as no later one of its command did")
    func unreportedIsARunThatDidNotComeToItsEnd() throws {
        try exports(4, finished: [2]) { session throws in
            #expect(try (1...4).map { try session.isUnreported(run: $0) } == [false, false, true, true])
            #expect(try !session.isUnreported(run: 99))
        }
    }

    @Test("What later runs had to tell, oldest first, is not lost with them")
    func whatLaterRunsHadToTell() throws {
        try exports(5, finished: [1, 3]) { session throws in
            #expect(try session.unfinishedSummaries(command: .export) == ["4", "5"])
        }
        try exports(2, finished: []) { session throws in
            #expect(try session.unfinishedSummaries(command: .export) == ["1", "2"])
        }
        try exports(2, finished: [2]) { session throws in
            #expect(try session.unfinishedSummaries(command: .export).isEmpty)
        }
    }

    @Test("A ledger is unused until a run is recorded or a bundle is meant")
    func aLedgerIsUnusedUntilARunIsRecordedOrABundle() throws {
        try withLedger { ledger in
            try ledger.write { try $0.recordIntent(sequence: 1, at: night()) }
            let isUnused = try ledger.read { try $0.isUnused }
            #expect(!isUnused)
        }
        try withLedger { ledger in
            _ = try ledger.write {
                try $0.recordRun(command: .export, at: night(), summary: "{}", inputs: [])
            }
            let isUnused = try ledger.read { try $0.isUnused }
            #expect(!isUnused)
        }
    }

    @Test("A summary that is no JSON is not taken")
    func aSummaryThatIsNoJSONIsNotTaken() throws {
        try withLedger { ledger in
            #expect(throws: LedgerError.self) {
                try ledger.write {
                    try $0.recordRun(command: .export, at: night(), summary: "oops", inputs: [])
                }
            }
        }
    }

    @Test("An input is known again by its content, whatever its name, and only as what it was")
    func anInputIsKnownAgainByItsContent() throws {
        try withLedger { ledger in
            let run = try ledger.write {
                try $0.recordRun(command: .export, at: night(), summary: "{}", inputs: [gradebook, roster])
            }
            var renamed = gradebook
            renamed.name = "elsewhere.zip"
            try ledger.read { session throws in
                let use = try session.lastUse(of: renamed)
                #expect(use?.run == run)
                #expect(use?.at == night().description)
                #expect(try session.lastUse(of: InputRecord(kind: .roster, name: "x", sha256: "aa")) == nil)
                #expect(
                    try session.lastUse(of: InputRecord(kind: .gradebook, name: "x", sha256: "cc")) == nil)
            }
        }
    }

    @Test("The newest run that consumed an input of a kind, and the newest use of one content, may differ")
    func reDrop() throws {
        try withLedger { ledger in
            let other = InputRecord(kind: .gradebook, name: "inbox/b.zip", sha256: "dd")
            let runs = try ledger.write { session in
                try [gradebook, other].map {
                    try session.recordRun(command: .export, at: night(), summary: "{}", inputs: [$0])
                }
            }
            try ledger.read { session throws in
                #expect(try session.lastUse(of: gradebook)?.run == runs[0])
                #expect(try session.lastRun(consuming: .gradebook) == runs[1])
                #expect(try session.lastRun(consuming: .roster) == nil)
            }
        }
    }
}
