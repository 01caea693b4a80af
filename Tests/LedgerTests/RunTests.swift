import Domain
import Ledger
import Testing

@Suite("Runs and what they consumed")
struct RunTests {
    private let gradebook = InputRecord(kind: .gradebook, name: "inbox/a.zip", sha256: "aa")
    private let roster = InputRecord(kind: .roster, name: "inbox/r.zip", sha256: "bb")

    @Test("A ledger without runs knows of none")
    func none() throws {
        try withLedger { ledger in
            try ledger.read { session throws in
                #expect(try session.lastSummary(command: "export") == nil)
                #expect(try session.lastUse(of: gradebook) == nil)
                #expect(try session.lastRun(consuming: .gradebook) == nil)
                #expect(try session.lastReadback() == nil)
            }
        }
    }

    @Test("The newest run's summary is found by its command")
    func summary() throws {
        try withLedger { ledger in
            try ledger.write { session in
                try session.recordRun(command: "export", at: night(), summary: "{\"n\":1}", inputs: [])
                try session.recordRun(command: "export", at: night(1), summary: "{\"n\":2}", inputs: [])
                try session.recordRun(command: "readback", at: night(2), summary: "{}", inputs: [])
            }
            let summary = try ledger.read { try $0.lastSummary(command: "export") }
            #expect(summary == "{\"n\":2}")
        }
    }

    @Test("A summary that is no JSON is not taken")
    func noJSON() throws {
        try withLedger { ledger in
            #expect(throws: LedgerError.self) {
                try ledger.write {
                    try $0.recordRun(command: "export", at: night(), summary: "oops", inputs: [])
                }
            }
        }
    }

    @Test("An input is known again by its content, whatever its name, and only as what it was")
    func content() throws {
        try withLedger { ledger in
            let run = try ledger.write {
                try $0.recordRun(command: "export", at: night(), summary: "{}", inputs: [gradebook, roster])
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
                    try session.recordRun(command: "export", at: night(), summary: "{}", inputs: [$0])
                }
            }
            try ledger.read { session throws in
                #expect(try session.lastUse(of: gradebook)?.run == runs[0])
                #expect(try session.lastRun(consuming: .gradebook) == runs[1])
                #expect(try session.lastRun(consuming: .roster) == nil)
            }
        }
    }

    @Test("The last read-back is the newest run that applied one")
    func readback() throws {
        try withLedger { ledger in
            let readback = InputRecord(kind: .readback, name: "r.zip", sha256: "ee")
            try ledger.write { session in
                try session.recordRun(command: "readback", at: night(1), summary: "{}", inputs: [readback])
                try session.recordRun(command: "readback", at: night(2), summary: "{}", inputs: [readback])
                try session.recordRun(command: "export", at: night(3), summary: "{}", inputs: [gradebook])
            }
            let last = try ledger.read { try $0.lastReadback() }
            #expect(last == night(2))
        }
    }
}
