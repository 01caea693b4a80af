import Domain
import Testing

@Suite("scoreStatus beside a score of Campus")
struct ScoreStatusTests {
    @Test(
        "Each word means what the table says, in any case",
        arguments: [
            ("", ScoreStatus.graded), ("fully graded", .graded), ("not submitted", .mapped(.missing)),
            ("partially graded", .mapped(.incomplete)), ("submitted", .unclear), ("missing", .flag(.missing)),
            ("incomplete", .flag(.incomplete)), ("cheated", .flag(.cheated)), ("dropped", .flag(.dropped)),
            ("late", .flag(.late)), ("turnedin", .flag(.turnedIn)), ("exempt", .flag(.exempt)),
            ("graded", .unclear), ("ext:late", .unclear), ("missing late", .unclear),
        ])
    func eachWordMeansWhatTheTableSays(word: String, expected: ScoreStatus) {
        #expect(ScoreStatus(word) == expected)
        #expect(ScoreStatus(word.uppercased()) == expected)
    }

    @Test("A word that may mean a flag means one where more scores stand there as graded")
    func aWordThatMayMeanAFlagMeansOneWhereMoreScoresStand() {
        #expect(!ScoreStatus.tells(graded: 0, mapped: 1))
        #expect(!ScoreStatus.tells(graded: 5, mapped: 5))
        #expect(ScoreStatus.tells(graded: 6, mapped: 5))
    }

    @Test("A flag that a word said stays known where another word says nothing of it")
    func aFlagThatAWordSaidStaysKnownWhereAnotherWordSaysNothing() {
        let told = CampusFlags.exempt
        #expect(CampusFlags.missing.known([], telling: told) == .missing)
        #expect(CampusFlags().known(.missing, telling: told) == .missing)
        #expect(CampusFlags().known([.missing, .exempt], telling: told) == .missing)
        #expect(CampusFlags.missing.known([.exempt], telling: told) == .missing)
    }
}
