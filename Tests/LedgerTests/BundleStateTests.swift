import Domain
import GRDB
import Records
import TestSupport
import Testing

@testable import Ledger

@Suite("Bundles on their way: intent, staged, published")
struct BundleStateTests {
    @Test("The first bundle has the number 1")
    func theFirstBundleHasTheNumber1() throws {
        try withLedger { ledger in
            let next = try ledger.read { try $0.nextSequence() }
            #expect(next == 1)
        }
    }

    @Test("An intent is no bundle: it counts for nothing and its number is free again")
    func anIntentIsNoBundle() throws {
        try withLedger { ledger in
            try ledger.write { try $0.recordIntent(sequence: 1, at: night()) }
            try ledger.read { session throws in
                #expect(try session.hasIntent)
                #expect(try session.bundles().isEmpty)
                #expect(try session.bundle(sequence: 1) == nil)
                #expect(try session.nextSequence() == 1)
            }
            try ledger.write { try $0.dropIntents() }
            let hasIntent = try ledger.read { try $0.hasIntent }
            #expect(!hasIntent)
        }
    }

    @Test("Staged takes the place of its intent and tells everything about the bundle")
    func stagedTakesThePlaceOfItsIntentAndTellsEverythingAboutTheBundle() throws {
        try withLedger { ledger in
            try ledger.write { session in
                try session.recordIntent(sequence: 1, at: night())
                try session.recordStaged(bundle(1))
            }
            try ledger.read { session throws in
                #expect(try !session.hasIntent)
                #expect(try session.bundles() == [bundle(1)])
                #expect(try session.bundle(sequence: 1) == bundle(1))
                #expect(try session.nextSequence() == 2)
            }
        }
    }

    @Test("Published is staged and nothing else changed; republished adds when")
    func publishedIsStagedAndNothingElseChanged() throws {
        try withLedger { ledger in
            try ledger.write { session in
                try session.recordStaged(bundle(2))
                try session.recordPublished(sequence: 2, at: night(8))
            }
            let found = try ledger.read { try $0.bundle(sequence: 2) }
            #expect(found == bundle(2, state: .published))
            try ledger.write { try $0.recordRepublished(sequence: 2, at: night(9)) }
            let again = try ledger.read { try $0.bundle(sequence: 2) }
            #expect(again?.republished == night(9))
            #expect(again?.state == .published)
        }
    }

    @Test("Dropping intents leaves staged and published ones alone")
    func dropIntents() throws {
        try withLedger { ledger in
            try ledger.write { session in
                try session.recordStaged(bundle(1))
                try session.recordPublished(sequence: 1, at: night(8))
                try session.recordStaged(bundle(2))
                try session.recordIntent(sequence: 3, at: night())
                try session.dropIntents()
            }
            let found = try ledger.read { try $0.bundles() }
            #expect(found == [bundle(1, state: .published), bundle(2)])
        }
    }

    @Test("Property: sequence numbers never go back, whatever runs die in between")
    func sequenceNumbersNeverGoBackWhateverRunsDieInBetween() throws {
        var random = RandomSource()
        try withLedger { ledger in
            var last = 0
            for _ in 0..<60 {
                let next = try ledger.read { try $0.nextSequence() }
                #expect(next == last + 1, "\(random)")
                try ledger.write { session in
                    try session.dropIntents()
                    try session.recordIntent(sequence: next, at: night())
                }
                guard Bool.random(using: &random) else { continue }
                try ledger.write { try $0.recordStaged(bundle(next)) }
                if Bool.random(using: &random) {
                    try ledger.write { try $0.recordPublished(sequence: next, at: night(8)) }
                }
                last = next
            }
        }
    }

    @Test("Bundles are listed oldest first")
    func bundlesAreListedOldestFirst() throws {
        try withLedger { ledger in
            try ledger.write { session in
                for sequence in [3, 1, 2] { try session.recordStaged(bundle(sequence)) }
            }
            let found = try ledger.read { try $0.bundles().map(\.sequence) }
            #expect(found == [1, 2, 3])
        }
    }

    @Test(
        "A bundle that cannot be read is damage, not a bundle of another kind",
        arguments: ["at = 'yesterday'", "bytes = 'many'", "republished = 'soon'"])
    func aBundleThatCannotBeReadIsDamage(_ change: String) throws {
        try withLedger { ledger in
            try ledger.write { session in
                try session.recordStaged(bundle(1))
                try session.db.execute(sql: "UPDATE bundle SET \(change)")
            }
            let error = #expect(throws: LedgerError.self) { try ledger.read { _ = try $0.bundles() } }
            #expect(error?.code == .damaged)
        }
    }

    @Test("A bundle that is more than meant has a file and its SHA-256")
    func aBundleThatIsMoreThanMeantHasAFileAndItsSHA256() throws {
        try withLedger { ledger in
            try ledger.write { try $0.recordIntent(sequence: 1, at: night()) }
            #expect(throws: LedgerError.self) {
                try ledger.write { try $0.recordPublished(sequence: 1, at: night(8)) }
            }
        }
    }
}
