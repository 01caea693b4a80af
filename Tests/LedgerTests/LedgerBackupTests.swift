import Foundation
import GRDB
import Records
import Testing

@testable import Ledger

@Suite("Copies of the ledger")
struct LedgerBackupTests {
    /// A ledger with a thousand line items, and where a copy of it may lie.
    private func withFilledLedger(_ body: (Ledger, String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let ledger = try Ledger.create(at: folder + "/ledger.sqlite")
            try ledger.write { session in
                let writer = try session.lineItemWriter()
                for item in 0..<1000 { try writer.add("\(item)", "class-1") }
            }
            try body(ledger, folder + "/copy.sqlite")
        }
    }

    /// The copy, changed by `change` behind SQLite's back.
    private func problems(_ change: (inout Data) -> Void) throws -> [String] {
        var found: [String] = []
        try withFilledLedger { ledger, copy in
            try ledger.backUp(to: copy)
            var data = try Data(contentsOf: URL(filePath: copy))
            change(&data)
            try data.write(to: URL(filePath: copy))
            found = try Ledger.quickCheck(path: copy)
            #expect(try Data(contentsOf: URL(filePath: copy)) == data)
        }
        return found
    }

    @Test("A copy is a ledger of its own with everything in it, and one file")
    func aCopyIsALedgerOfItsOwnWithEverythingInIt() throws {
        try withFilledLedger { ledger, copy in
            try ledger.backUp(to: copy)
            #expect(try Ledger.quickCheck(path: copy) == [])
            let before = try ledger.read { try scanAll($0).map(\.line.sourcedID) }
            let after = try Ledger.open(at: copy).read { try scanAll($0).map(\.line.sourcedID) }
            #expect(after == before)
            #expect(after.count == 1000)
            let names = try FileManager.default.contentsOfDirectory(
                atPath: URL(filePath: copy).deletingLastPathComponent().path)
            #expect(names.sorted() == ["copy.sqlite", "ledger.sqlite"])
        }
    }

    @Test(
        "The check of a copy finds what this process has not found right, also what another one wrote since it had"
    )
    func checkOfCopy() throws {
        try withFilledLedger { ledger, copy in
            try recordRun(ledger)
            #expect(try ledger.check(copy: copy, of: ledger.backUp(to: copy)) == [])
            // All is known to be right by now, so that what is done here is done behind our back.
            try damage(ledger)
            let second = copy + ".2"
            let moment = try ledger.backUp(to: second)
            #expect(try ledger.check(copy: second, of: moment).first?.contains("run 1") == true)
            #expect(throws: LedgerError.self) { try ledger.read { try $0.hasRun(of: .export) } }
        }
    }

    @Test("A copy that is right says nothing of what another one has written since it was made")
    func writtenMeanwhile() throws {
        try withFilledLedger { ledger, copy in
            try recordRun(ledger)
            let moment = try ledger.backUp(to: copy)
            try damage(ledger)
            #expect(try ledger.check(copy: copy, of: moment) == [])
            #expect(throws: LedgerError.self) { try ledger.read { try $0.hasRun(of: .export) } }
        }
    }

    @Test(
        "A copy with other bytes than the ledger is not sound, though all of the ledger is known to be right")
    func otherBytes() throws {
        try withFilledLedger { ledger, copy in
            #expect(try ledger.check(copy: copy, of: ledger.backUp(to: copy)) == [])
            for (name, change) in [
                ("flipped", { $0[$0.count / 2] ^= 1 }), ("cut", { $0.removeLast(16_384) }),
            ] as [(String, (inout Data) -> Void)] {
                let other = URL(filePath: "\(copy).\(name)")
                let moment = try ledger.backUp(to: other.path)
                var data = try Data(contentsOf: other)
                change(&data)
                try data.write(to: other)
                #expect(
                    try ledger.check(copy: other.path, of: moment) == ["it has other bytes than the ledger"])
            }
        }
    }

    @Test("Once SQLite has stumbled over anything, nothing counts as found right")
    func onceSQLiteHasStumbledOverAnything() throws {
        try withFilledLedger { ledger, copy throws in
            #expect(try ledger.check(copy: copy, of: ledger.backUp(to: copy)) == [])
            func isKnown() throws -> Bool {
                try ledger.queue.read { db in
                    try ledger.verified.known(db, ifStill: ledger.verified.version(db)).pages
                }
            }
            #expect(try isKnown() == true)
            #expect(throws: LedgerError.self) {
                try ledger.read { _ in throw LedgerError(code: .damaged, path: "", detail: "") }
            }
            #expect(try isKnown() == false)
        }
    }

    @Test("A ledger behind a link is copied as what the link leads to")
    func aLedgerBehindALinkIsCopiedAsWhatTheLinkLeads() throws {
        try withFilledLedger { ledger, copy in
            let link = copy + ".link"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: ledger.path)
            let linked = try Ledger.open(at: link)
            #expect(try linked.check(copy: copy, of: linked.backUp(to: copy)) == [])
            #expect(try Ledger.quickCheck(path: copy) == [])
        }
    }

    @Test(
        "A ledger that another program writes with a log beside it is not copied: the newest would be missing"
    )
    func writeAheadLog() throws {
        try withFilledLedger { ledger, copy in
            let other = try DatabaseQueue(path: ledger.path)
            try other.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
            try other.write { try $0.execute(sql: "UPDATE line_item SET title = 'x'") }
            #expect {
                try ledger.backUp(to: copy)
            } throws: {
                ($0 as? LedgerError)?.code == .busy
            }
            #expect(!FileManager.default.fileExists(atPath: copy))
        }
    }

    private func recordRun(_ ledger: Ledger) throws {
        _ = try ledger.write {
            try $0.recordRun(command: .export, at: night(1), summary: "{}", inputs: [])
        }
    }

    /// By another connection, and without a checksum.
    private func damage(_ ledger: Ledger) throws {
        try DatabaseQueue(path: ledger.path).write { try $0.execute(sql: "UPDATE run SET at = '2026'") }
    }

    @Test("A copy of a ledger of an earlier format is sound; of a later one it is not for us")
    func aCopyOfALedgerOfAnEarlierFormatIsSound() throws {
        try withFilledLedger { ledger, copy in
            try ledger.backUp(to: copy)
            try DatabaseQueue(path: copy + ".1").write { db in
                try db.execute(sql: Schema.version1)
                try db.execute(
                    sql: "PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = 1")
            }
            #expect(try Ledger.quickCheck(path: copy + ".1") == [])
            for (format, isSound) in [(Schema.version, true), (0, false), (Schema.version + 1, false)] {
                try DatabaseQueue(path: copy).write { try $0.execute(sql: "PRAGMA user_version = \(format)") }
                #expect(try Ledger.quickCheck(path: copy).isEmpty == isSound, "format \(format)")
            }
        }
    }

    @Test("A copy that was cut short, garbled or emptied is not sound, and checking changes nothing")
    func aCopyThatWasCutShort() throws {
        #expect(try problems { _ in }.isEmpty)
        #expect(try !problems { $0.removeLast($0.count / 2) }.isEmpty)
        #expect(try !problems { $0.removeLast(16_384) }.isEmpty)
        #expect(try !problems { $0.removeAll() }.isEmpty)
        #expect(try !problems { $0.resetBytes(in: 0..<100) }.isEmpty)
        #expect(
            try !problems { data in
                for offset in (data.count / 2)..<data.count {
                    data[offset] = UInt8(truncatingIfNeeded: offset &* 31)
                }
            }.isEmpty)
    }

    @Test("Another program's database is no copy of a ledger")
    func anotherProgramsDatabaseIsNoCopyOfALedger() throws {
        try withTemporaryFolder { folder in
            try DatabaseQueue(path: folder + "/x.sqlite").write { try $0.execute(sql: "CREATE TABLE x (y)") }
            #expect(try Ledger.quickCheck(path: folder + "/x.sqlite") == ["it lacks gradebridge's mark"])
        }
    }

    @Test("A copy that is not there is an error, and none is made")
    func aCopyThatIsNotThereIsAnError() throws {
        try withTemporaryFolder { folder in
            #expect(throws: LedgerError.self) { try Ledger.quickCheck(path: folder + "/x.sqlite") }
            #expect(!FileManager.default.fileExists(atPath: folder + "/x.sqlite"))
        }
    }

    @Test("Whether a command ever ran is known, finished or not")
    func hasRun() throws {
        try withLedger { ledger in
            try ledger.write {
                _ = try $0.recordRun(command: .nightly, at: night(), summary: "{}", inputs: [])
            }
            try ledger.read { session throws in
                #expect(try session.hasRun(of: .nightly))
                #expect(try !session.hasRun(of: .export))
            }
        }
    }
}
