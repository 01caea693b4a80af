import Domain
import Outcome
import Testing

@Suite("What a night says of a read-back")
struct NightWordsTests {
    @Test("So many scores of one bundle that are missing at once are told as an import under way")
    func underWay() {
        var outcome = ReadbackOutcome(
            at: Instant(secondsSince1970: 1_795_507_200),
            input: .init(
                name: "campus.zip", sha256: "", format: "oneroster", time: "2026-11-24T07:30:00.000Z",
                full: true,
                older: false))
        outcome.input.timeWords = "Nov 24, 1:30 AM Chicago time"
        #expect(!ReadbackText.nightSentence(outcome).contains("under way"))
        outcome.importsUnderWay = [2]
        #expect(
            ReadbackText.nightSentence(outcome).contains(
                "The import of bundle 2 seems to have been under way"))
    }
}
