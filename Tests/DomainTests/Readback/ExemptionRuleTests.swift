import Domain
import Testing

@Suite("Exemptions that we sent ourselves (OneRoster 1.2)")
struct ExemptionRuleTests {
    private let scene = Scene((1, .exempt))

    @Test("The flag is what we sent: confirmed, also beside a score that we sent before it")
    func theFlagIsWhatWeSent() {
        #expect(scene.outcome(row(.blank, .exempt)) == .confirmed)
        #expect(Scene((1, score(8)), (2, .exempt)).outcome(row(8, .exempt)) == .confirmed)
        #expect(scene.outcome(row(.value(.exempt), .exempt)) == .confirmed)
    }

    @Test("A score that we never sent, typed beside our exemption, is a person's change")
    func aScoreThatWeNeverSentTypedBesideOurExemptionIsAPersonsChange() {
        #expect(scene.outcome(row(8, .exempt)) == .frozen(.changed))
        #expect(scene.confirmed().outcome(row(.text("A"), .exempt)) == .frozen(.changed))
    }

    @Test("Another flag beside it is not ours")
    func anotherFlagBesideItIsNotOurs() {
        #expect(scene.outcome(row(.blank, [.exempt, .missing])) == .frozen(.flagged))
    }

    @Test("The exemption taken away after it was seen: cleared, or changed where a score was entered")
    func theExemptionTakenAwayAfterItWasSeen() {
        #expect(scene.confirmed().outcome(.blankRow) == .frozen(.cleared))
        #expect(scene.confirmed().outcome(row(8)) == .frozen(.changed))
    }

    @Test("An exemption before a score that was sent since: in flight until the score is known delivered")
    func anExemptionBeforeAScoreThatWasSentSince() {
        let scene = Scene((1, .exempt), (2, score(8)))
        #expect(scene.outcome(row(.blank, .exempt)) == .inFlight)
        #expect(scene.arrived(2).outcome(row(.blank, .exempt)) == .frozen(.reverted))
        #expect(scene.outcome(row(8)) == .confirmed)
    }

    @Test("Where we only sent scores, the flag is a teacher's")
    func whereWeOnlySentScores() {
        #expect(Scene((1, score(8))).outcome(row(8, .exempt)) == .frozen(.flagged))
    }
}
