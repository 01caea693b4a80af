import Domain
import Testing

@Suite("A result that a person released")
struct ReleaseRuleTests {
    private let seven = CampusResult(score: .value(score(7)))

    /// 8 was sent, frozen, released and nothing sent since.
    private func released(_ campus: CampusResult) -> Scene {
        Scene(history: [.sent(bundle: 1, score(8)), .released]).released(campus)
    }

    /// After the release 9 was sent.
    private func sentSince(_ campus: CampusResult) -> Scene {
        Scene(history: [.sent(bundle: 1, score(8)), .released, .sent(bundle: 5, score(9))]).released(campus)
    }

    @Test("Before it is sent again nothing is awaited, and what Campus had is no change")
    func notSentYet() {
        #expect(released(seven).outcome(row(7)) == .notAwaited)
        #expect(released(CampusResult(score: .blank)).outcome(.nothing) == .notAwaited)
        #expect(released(seven).fullReadbacks(8, 9, 10).outcome(row(7)) == .notAwaited)
        #expect(released(seven).outcome(.notCovered) == .notAwaited)
    }

    @Test("Sent again, what Campus had at the release is no change while the new value is on its way")
    func onItsWay() {
        #expect(sentSince(seven).outcome(row(7)) == .inFlight)
        #expect(sentSince(CampusResult(score: .blank)).outcome(.nothing) == .inFlight)
        #expect(sentSince(CampusResult(score: .text("A"))).outcome(row(.text("A"))) == .inFlight)
    }

    @Test("Once the new value is known delivered it is: reverted")
    func onceTheNewValueIsKnownDeliveredItIs() {
        #expect(sentSince(seven).arrived(5).outcome(row(7)) == .frozen(.reverted))
        #expect(sentSince(CampusResult(score: .blank)).arrived(5).outcome(.nothing) == .frozen(.unaccepted))
    }

    @Test("Once Campus has shown the new value, its old one is a change like any other")
    func shownSince() {
        #expect(sentSince(seven).confirmed().outcome(row(7)) == .frozen(.changed))
    }

    @Test("Blank now, though Campus had a value at the release: cleared")
    func blankNowThoughCampusHadAValueAtTheRelease() {
        #expect(sentSince(seven).outcome(.nothing) == .frozen(.cleared))
        #expect(released(seven).outcome(.blankRow) == .frozen(.cleared))
    }

    @Test("Another value is a change, before and after it is sent again")
    func anotherValueIsAChange() {
        #expect(released(seven).outcome(row(6)) == .frozen(.changed))
        #expect(sentSince(seven).outcome(row(6)) == .frozen(.changed))
    }

    @Test(
        "What a bulk bundle on its way at the release repeats is no change, until Campus shows a value of ours"
    )
    func whatABulkBundleOnItsWayAtTheReleaseRepeats() {
        let six = CampusResult(score: .value(score(6)), flags: .missing)
        var scene = released(seven)
        scene.sent.repeats = [six]
        #expect(scene.outcome(row(6)) == .notAwaited)
        #expect(scene.outcome(row(6, .missing)) == .notAwaited)
        #expect(scene.outcome(row(5)) == .frozen(.changed))
        #expect(scene.outcome(row(6, .dropped)) == .frozen(.flagged))
        scene = sentSince(seven)
        scene.sent.repeats = [six]
        #expect(scene.outcome(row(6)) == .inFlight)
        #expect(scene.arrived(5).outcome(row(6)) == .frozen(.reverted))
        #expect(scene.confirmed().outcome(row(6)) == .frozen(.changed))
        #expect(scene.confirmed().outcome(row(9, .missing)) == .frozen(.flagged))
        // Another cell of the row cannot be read.
        #expect(scene.outcome(.unreadable(.value(score(6)))) == .ambiguous)
        #expect(scene.outcome(.unreadable(.value(score(5)))) == .frozen(.changed))
    }

    @Test("Values sent before the release are still ours")
    func valuesSentBeforeTheReleaseAreStillOurs() {
        #expect(released(seven).outcome(row(8)) == .notAwaited)
        #expect(sentSince(seven).outcome(row(8)) == .inFlight)
        #expect(sentSince(seven).arrived(5).outcome(row(8)) == .frozen(.reverted))
    }

    @Test("Since it became the latest begins after the release: an arrival before it proves nothing")
    func sinceItBecameTheLatestBeginsAfterTheRelease() {
        let scene = Scene(history: [.sent(bundle: 1, score(8)), .released, .sent(bundle: 5, score(8))])
            .released(seven)
        #expect(scene.arrived(1).outcome(row(7)) == .inFlight)
        #expect(scene.arrived(1, 5).outcome(row(7)) == .inFlight)
        #expect(scene.arrived(5).outcome(row(7)) == .frozen(.reverted))
    }

    @Test("The flags that Campus had at the release are accepted, a new one is not")
    func theFlagsThatCampusHadAtTheReleaseAreAccepted() {
        let missing = CampusResult(score: .value(score(7)), flags: [.missing])
        #expect(sentSince(missing).outcome(row(7, .missing)) == .inFlight)
        #expect(sentSince(missing).outcome(row(9, .missing)) == .confirmed)
        #expect(sentSince(missing).confirmed().outcome(row(9, .missing)) == .confirmed)
        #expect(sentSince(missing).outcome(row(9, [.missing, .dropped])) == .frozen(.flagged))
        #expect(sentSince(seven).outcome(row(7, .missing)) == .frozen(.flagged))
    }

    @Test(
        "What was changed after the last look before the release is a change by another, what was seen is none"
    )
    func importUser() {
        var scene = sentSince(seven).importUser("import")
        scene.sent.lastSeen = night(4)
        #expect(scene.outcome(row(7).changed(by: "teacher", night(3))) == .inFlight)
        #expect(scene.outcome(row(7).changed(by: "teacher", night(6))) == .frozen(.changed))
    }

    @Test("Released for a student who was never sent: what a person entered is no change")
    func releasedForAStudentWhoWasNeverSent() {
        let scene = Scene(history: [.released]).released(seven)
        #expect(scene.outcome(row(7)) == .notAwaited)
        #expect(scene.outcome(row(6)) == .frozen(.changed))
    }

    @Test("An exempt flag that the release accepted is not taken for an exemption that we sent earlier")
    func acceptedExemption() {
        let scene = Scene(history: [.sent(bundle: 1, .exempt), .released, .sent(bundle: 5, score(9))])
            .released(CampusResult(score: .blank, flags: .exempt)).arrived(5)
        #expect(scene.outcome(row(9, .exempt)) == .confirmed)
    }

    @Test("An exemption sent again after the release is confirmed, not taken for a blank")
    func anExemptionSentAgainAfterTheReleaseIsConfirmedNotTakenForABlank() {
        let exempt = CampusResult(score: .blank, flags: .exempt)
        var scene = Scene(history: [.sent(bundle: 1, .exempt), .released, .sent(bundle: 5, .exempt)])
            .released(exempt)
        let says = CampusObservation.row(exempt)
        #expect(scene.outcome(says) == .confirmed)
        scene.sent.seen = ResultMemory().after(.confirmed, scene.sent, says, in: scene.readback).seen
        #expect(scene.arrived(5).outcome(says) == .confirmed)
    }

    @Test(
        "An exemption sent after the release leaves the number of then beside it: confirmed, but no arrival")
    func exemptOverNumber() {
        let six = CampusResult(score: .value(score(6)), flags: .exempt)
        let sent = [SendHistory.Entry.sent(bundle: 1, .exempt), .released, .sent(bundle: 5, .exempt)]
        let scene = Scene(history: sent).released(six)
        #expect(scene.outcome(.row(six)) == .confirmed)
        #expect(scene.outcome(row(.blank, .exempt)) == .confirmed)
        #expect(scene.outcome(row(7, .exempt)) == .frozen(.changed))
        #expect(scene.confirmed().outcome(row(6)) == .frozen(.changed))
        #expect(arrived(scene, .row(six)) == [])
        // Without the flag at the release, it came with the bundle.
        let plain = Scene(history: sent).released(CampusResult(score: .value(score(6))))
        #expect(plain.outcome(.row(six)) == .confirmed)
        #expect(arrived(plain, .row(six)) == [[1, 5]])
        // A score sent since is on its way while the exemption stands there.
        var later = Scene(history: sent + [.sent(bundle: 6, score(9))]).released(six)
        later.sent.seen = .exempt
        #expect(later.outcome(.row(six)) == .inFlight)
        #expect(later.arrived(6).outcome(.row(six)) == .frozen(.reverted))
        #expect(later.outcome(row(9, .exempt)) == .confirmed)
        // Not sent since the release: what was there is there.
        #expect(
            Scene(history: [.sent(bundle: 1, .exempt), .released]).released(six).outcome(.row(six))
                == .notAwaited
        )
    }

    private func arrived(_ scene: Scene, _ says: CampusObservation) -> [[Int]] {
        var count = ArrivalCount()
        count.count(scene.sent.history, says, release: scene.sent.release, in: scene.readback)
        return count.arrived
    }

    @Test("A number beside an accepted exempt flag counts for the bundle that carried the number")
    func acceptedExemptionArrives() {
        let history = SendHistory([.sent(bundle: 1, .exempt), .released, .sent(bundle: 5, score(9))])
        let release = CampusResult(score: .blank, flags: .exempt)
        var count = ArrivalCount()
        count.count(history, row(9, .exempt), release: release, in: Scene(history: history.entries).readback)
        #expect(count.arrived == [[5]])
    }

    @Test("Where Campus shows a value of ours before it is sent again, that is what Campus has")
    func shownBeforeSending() {
        let scene = released(seven)
        let says = row(8)
        let outcome = scene.outcome(says)
        #expect(outcome == .notAwaited)
        let memory = ResultMemory().after(outcome, scene.sent, says, in: scene.readback)
        #expect(memory == ResultMemory(seen: score(8)))
    }
}
