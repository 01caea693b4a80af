import Domain
import GRDB
import Records
import Testing

@testable import Ledger

@Suite("What became of a bundle, as a person says")
struct MarkTests {
    private func withBundles(_ body: (Ledger) throws -> Void) throws {
        try withLedger { ledger in
            try ledger.write { session in
                for sequence in 1...2 { try session.recordStaged(bundle(sequence)) }
            }
            try body(ledger)
        }
    }

    @Test("Every mark comes back, oldest first, with or without a name and a reason")
    func everyMarkComesBack() throws {
        try withBundles { ledger in
            let marks = [
                BundleMark(bundle: 1, state: .lost, at: night(3), by: "A. Registrar", why: "mail bounced"),
                BundleMark(bundle: 1, state: .imported, at: night(2), by: nil, why: nil),
                BundleMark(bundle: 2, state: .imported, at: night(4), by: nil, why: "seen by hand"),
            ]
            try ledger.write { session in for mark in marks { try session.recordMark(mark) } }
            let found = try ledger.read { try $0.marks() }
            #expect(found == [1: Array(marks[0...1]), 2: [marks[2]]])
        }
    }

    @Test("There is no mark of a bundle that was never made")
    func thereIsNoMarkOfABundleThatWasNeverMade() throws {
        try withBundles { ledger in
            #expect(throws: LedgerError.self) {
                try ledger.write {
                    try $0.recordMark(BundleMark(bundle: 3, state: .lost, at: night(), by: nil, why: nil))
                }
            }
        }
    }

    @Test("A bundle that was lost shows since when, and that can be taken back")
    func aBundleThatWasLostShowsSinceWhen() throws {
        try withBundles { ledger in
            try ledger.write { try $0.recordLost(bundle: 1, at: night(5)) }
            let lost = try ledger.read { try $0.bundles().map(\.lost) }
            #expect(lost == [night(5), nil])
            try ledger.write { try $0.recordLost(bundle: 1, at: nil) }
            let found = try ledger.read { try $0.bundle(sequence: 1)?.lost }
            #expect(found == nil)
        }
    }

    @Test("A mark that cannot be read is damage")
    func aMarkThatCannotBeReadIsDamage() throws {
        try withBundles { ledger in
            try ledger.write { session in
                try session.recordMark(BundleMark(bundle: 1, state: .lost, at: night(), by: nil, why: nil))
                try session.db.execute(sql: "UPDATE mark SET at = 'then'")
            }
            let error = #expect(throws: LedgerError.self) { try ledger.read { _ = try $0.marks() } }
            #expect(error?.code == .damaged)
        }
    }
}
