import Domain
import Testing

@Suite("Rows that cannot be read, and changes that are none")
struct DoubtfulRowRuleTests {
    private let sent = Scene((1, score(8))).confirmed()

    @Test("A score that we never sent is a person's, whatever else of its row cannot be read: changed")
    func aScoreThatWeNeverSentIsAPersonS() {
        #expect(sent.outcome(.unreadable(.value(score(7)))) == .frozen(.changed))
        #expect(sent.outcome(.unreadable(.text("A"))) == .frozen(.changed))
    }

    @Test("With a score of ours, or none, what Campus has is not known: ambiguous")
    func withAScoreOfOurs() {
        #expect(sent.outcome(.unreadable(.value(score(8)))) == .ambiguous)
        #expect(sent.outcome(.unreadable(.blank)) == .ambiguous)
        #expect(sent.outcome(.unclear) == .ambiguous)
    }

    @Test("For a student who was never sent a score in it is entered, and no score ambiguous")
    func forAStudentWhoWasNeverSentAScoreInItIsEntered() {
        let reconciler = Reconciler(sent.readback)
        #expect(reconciler.judgeUnsent(.unreadable(.value(score(7)))) == .frozen(.entered))
        #expect(reconciler.judgeUnsent(.unreadable(.blank)) == .ambiguous)
    }

    @Test(
        "The very change that was known at a release is no new one, though its date alone seems to lie after it"
    )
    func knownAtRelease() {
        let evening = night(9).adding(days: 1)
        let known = CampusResult(
            score: .value(score(7)), changedBy: "teacher", changedAt: evening)
        var scene = Scene(history: [.sent(bundle: 1, score(8)), .released, .sent(bundle: 5, score(9))])
            .released(known).importUser("import")
        scene.sent.lastSeen = night(9)
        #expect(scene.outcome(.row(known)) == .inFlight)
        var later = known
        later.changedAt = evening.adding(days: 1)
        #expect(scene.outcome(.row(later)) == .frozen(.changed))
    }
}
