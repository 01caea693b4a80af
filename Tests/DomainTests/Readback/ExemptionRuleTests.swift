import Domain
import Testing

@Suite("Exemptions that we sent ourselves (OneRoster 1.2)")
struct ExemptionRuleTests {
    private let scene = Scene((1, .exempt))

    @Test("The flag is what we sent: confirmed, with or without a score beside it")
    func ours() {
        #expect(scene.outcome(row(.blank, .exempt)) == .confirmed)
        #expect(scene.outcome(row(8, .exempt)) == .confirmed)
        #expect(scene.outcome(row(.value(.exempt), .exempt)) == .confirmed)
    }

    @Test("Another flag beside it is not ours")
    func another() {
        #expect(scene.outcome(row(.blank, [.exempt, .missing])) == .frozen(.flagged))
    }

    @Test("The exemption taken away after it was seen: cleared, or changed where a score was entered")
    func takenAway() {
        #expect(scene.confirmed().outcome(.blankRow) == .frozen(.cleared))
        #expect(scene.confirmed().outcome(row(8)) == .frozen(.changed))
    }

    @Test("An exemption before a score that was sent since: in flight until the score is known delivered")
    func before() {
        let scene = Scene((1, .exempt), (2, score(8)))
        #expect(scene.outcome(row(.blank, .exempt)) == .inFlight)
        #expect(scene.arrived(2).outcome(row(.blank, .exempt)) == .frozen(.reverted))
        #expect(scene.outcome(row(8)) == .confirmed)
    }

    @Test("Where we only sent scores, the flag is a teacher's")
    func teachers() {
        #expect(Scene((1, score(8))).outcome(row(8, .exempt)) == .frozen(.flagged))
    }
}
