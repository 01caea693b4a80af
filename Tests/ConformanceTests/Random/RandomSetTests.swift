import Conformance
import OneRoster
import TestSupport
import Testing

@Suite("Random sets")
struct RandomSetTests {
    private static let rounds = 25

    @Test("Nothing is found in a set without a fault")
    func nothingIsFoundInASetWithoutAFault() throws {
        let seed = RandomSource.seed()
        for round in 0..<Self.rounds {
            let made = RandomSet(RandomSource(seed: seed &+ UInt64(round)))
            #expect(try made.set.found() == [], "GRADEBRIDGE_SEED=\(seed), round \(round)")
        }
    }

    @Test("One fault anywhere gives exactly its code, in its file")
    func oneFaultAnywhereGivesExactlyItsCodeInItsFile() throws {
        let seed = RandomSource.seed()
        for round in 0..<Self.rounds {
            for (number, mutator) in Mutator.all.enumerated() {
                var random = RandomSource(seed: seed &+ UInt64(round * 100 + number))
                var set = RandomSet(random).set
                guard let table = mutator.hit(&set, &random) else { continue }
                let found = try set.found()
                let comment: Comment = "GRADEBRIDGE_SEED=\(seed), round \(round), \(mutator.code) in \(table)"
                #expect(found.map(\.code) == [mutator.code], comment)
                #expect(found.map(\.file) == [table + ".csv"], comment)
            }
        }
    }

    @Test("A folder and a zip of the same files give the same findings in the same order")
    func aFolderAndAZipOfTheSameFilesGiveTheSameFindings() throws {
        let seed = RandomSource.seed()
        for round in 0..<Self.rounds {
            let set = faulty(seed &+ UInt64(round))
            let comment: Comment = "GRADEBRIDGE_SEED=\(seed), round \(round)"
            #expect(try set.findings(as: .folder) == set.findings(as: .zip), comment)
        }
    }

    @Test("The order of rows changes no finding but its line")
    func theOrderOfRowsChangesNoFindingButItsLine() throws {
        let seed = RandomSource.seed()
        for round in 0..<Self.rounds {
            var random = RandomSource(seed: seed &+ UInt64(round))
            let set = faulty(random.seed)
            var shuffled = set
            for name in shuffled.files.keys where shuffled.files[name]?.raw == nil {
                shuffled.files[name]?.table.rows.shuffle(using: &random)
            }
            let comment: Comment = "GRADEBRIDGE_SEED=\(seed), round \(round)"
            #expect(try withoutLines(set) == withoutLines(shuffled), comment)
        }
    }

    /// A random set with some faults that do not end the reading of a file.
    private func faulty(_ seed: UInt64) -> SampleSet {
        var random = RandomSource(seed: seed)
        var set = RandomSet(random).set
        for _ in 0..<random.number(0...4) {
            let mutator = Mutator.all.filter { !$0.code.isUnreadable }.randomElement(using: &random)
            _ = mutator?.hit(&set, &random)
        }
        return set
    }

    /// How often each code stands for each column of each file.
    private func withoutLines(_ set: SampleSet) throws -> [Found: Int] {
        let found = try set.found().map { Found(code: $0.code, file: $0.file, column: $0.column) }
        return Dictionary(found.map { ($0, 1) }, uniquingKeysWith: +)
    }
}
