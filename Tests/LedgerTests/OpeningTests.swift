import Foundation
import GRDB
import Records
import Testing

@testable import Ledger

@Suite("Opening a ledger")
struct OpeningTests {
    private func code(of body: () throws -> Void) -> LedgerError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? LedgerError)?.code
        }
    }

    private func pragma(_ name: String, of session: LedgerSession) throws -> String {
        try String.fetchOne(session.db, sql: "PRAGMA \(name)") ?? ""
    }

    @Test("A new ledger has gradebridge's mark and format 7, and opens again")
    func aNewLedgerHasGradebridgesMarkAndFormat7() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/ledger.sqlite"
            let bundles = try Ledger.create(at: path).read { try $0.bundles().count }
            #expect(bundles == 0)
            try Ledger.open(at: path).read { session throws in
                #expect(try pragma("application_id", of: session) == "\(0x6772_6272)")
                #expect(try pragma("user_version", of: session) == "7")
            }
        }
    }

    @Test("Every commit is on disk before the next step: rollback journal, synchronous EXTRA")
    func everyCommitIsOnDiskBeforeTheNextStep() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/ledger.sqlite"
            for ledger in [try Ledger.create(at: path), try Ledger.open(at: path)] {
                try ledger.read { session throws in
                    #expect(try pragma("journal_mode", of: session) == "delete")
                    #expect(try pragma("synchronous", of: session) == "3")
                    #expect(try pragma("busy_timeout", of: session) == "10000")
                    #expect(try pragma("foreign_keys", of: session) == "1")
                }
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(names == ["ledger.sqlite"])
        }
    }

    @Test("Another program's database is no ledger")
    func anotherProgramsDatabaseIsNoLedger() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/ledger.sqlite"
            try DatabaseQueue(path: path).write {
                try $0.execute(sql: "CREATE TABLE x (y); PRAGMA user_version = 1")
            }
            #expect(code { _ = try Ledger.open(at: path) } == .notALedger)
        }
    }

    @Test(
        "An empty file and a text are none either",
        arguments: ["", String(repeating: "not a database\n", count: 100)])
    func anEmptyFileAndATextAreNoneEither(_ text: String) throws {
        try withTemporaryFolder { folder in
            let path = folder + "/ledger.sqlite"
            try Data(text.utf8).write(to: URL(filePath: path))
            #expect(code { _ = try Ledger.open(at: path) } == .notALedger)
            let content = try Data(contentsOf: URL(filePath: path))
            #expect(content == Data(text.utf8))
        }
    }

    @Test("A ledger of a newer gradebridge is refused, not guessed at")
    func aLedgerOfANewerGradebridgeIsRefused() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/ledger.sqlite"
            try Ledger.create(at: path).write {
                try $0.db.execute(sql: "PRAGMA user_version = \(Schema.version + 1)")
            }
            #expect(code { _ = try Ledger.open(at: path) } == .tooNew)
        }
    }

    /// A ledger with a thousand line items, changed by `change` behind SQLite's back.
    private func damaged(_ change: (inout Data) -> Void, _ body: (String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let path = folder + "/ledger.sqlite"
            try Ledger.create(at: path).write { session in
                let writer = try session.lineItemWriter()
                for item in 0..<1_000 { try writer.add("\(item)", "class-1") }
            }
            var data = try Data(contentsOf: URL(filePath: path))
            change(&data)
            try data.write(to: URL(filePath: path))
            try body(path)
        }
    }

    @Test("A ledger that was cut short is damaged")
    func aLedgerThatWasCutShortIsDamaged() throws {
        try damaged({ $0.removeLast($0.count / 2) }) { path in
            #expect(code { try Ledger.open(at: path).read { _ = try scanAll($0) } } == .damaged)
        }
    }

    @Test("A ledger with garbled pages is damaged, and the integrity check says so")
    func aLedgerWithGarbledPagesIsDamaged() throws {
        try damaged({ data in
            for offset in (2 * 16_384)..<data.count { data[offset] = UInt8(truncatingIfNeeded: offset &* 31) }
        }) { path in
            #expect(code { try Ledger.open(at: path).read { _ = try scanAll($0) } } == .damaged)
            // SQLite lists what is wrong, or cannot even do that.
            let found = Swift.Result { try Ledger.open(at: path).integrityProblems() }
            let isSound = (try? found.get().isEmpty) ?? false
            #expect(!isSound)
        }
    }

    @Test("A sound ledger has no integrity problems")
    func aSoundLedgerHasNoIntegrityProblems() throws {
        try damaged({ _ in }) { path in
            let problems = try Ledger.open(at: path).integrityProblems()
            #expect(problems.isEmpty)
        }
    }

    @Test("A line item that SQLite gives but that cannot be read is damage as well")
    func aLineItemThatSQLiteGivesButThatCannotBeReadIsDamage() throws {
        try withLedger { ledger in
            try ledger.write { session in
                try session.lineItemWriter().add("1", "class-1")
                try session.db.execute(sql: "UPDATE line_item SET due_date = 'soon'")
            }
            #expect(code { try ledger.read { _ = try scanAll($0) } } == .damaged)
        }
    }

    @Test("A transaction that throws has not happened")
    func aTransactionThatThrowsHasNotHappened() throws {
        struct Stop: Error {}
        try withLedger { ledger in
            #expect(throws: Stop.self) {
                try ledger.write { session in
                    try session.recordIntent(sequence: 1, at: night())
                    try session.lineItemWriter().add("1", "class-1")
                    throw Stop()
                }
            }
            try ledger.read { session throws in
                #expect(try !session.hasIntent)
                #expect(try scanAll(session).isEmpty)
            }
        }
    }

    @Test("So has one that was in vain, whose result is told all the same", arguments: [true, false])
    func soHasOneThatWasInVainWhoseResultIsToldAllTheSame(isInVain: Bool) throws {
        try withLedger { ledger in
            let told = try ledger.write(unless: { $0 == isInVain }) { session in
                try session.recordIntent(sequence: 1, at: night())
                return true
            }
            #expect(told)
            try ledger.read { session throws in #expect(try session.hasIntent == !isInVain) }
            // The next one begins as if nothing had been.
            try ledger.write { try $0.recordIntent(sequence: 2, at: night()) }
            try ledger.read { session throws in #expect(try session.hasIntent) }
        }
    }
}
