import Domain
import Testing

@Suite("A read-back shows the state of its time, not of today")
struct StaleReadbackTests {
    // MARK: Bundles made after the read-back (R1)

    @Test("A bundle not yet imported freezes nothing, neither a first value nor a new one")
    func notYetImported() {
        #expect(Scene((1, score(8))).outcome(.nothing) == .inFlight)
        #expect(Scene((1, score(8)), (9, score(9))).seen(8).outcome(row(8)) == .inFlight)
    }

    @Test("A read-back older than the bundle freezes nothing, whatever has arrived since")
    func olderThanBundle() {
        let scene = Scene((1, score(8)), (12, score(9))).seen(8).at(10)
        #expect(scene.outcome(row(8)) == .inFlight)
        #expect(scene.arrived(12, from: 13).outcome(row(8)) == .inFlight)
        #expect(Scene((12, score(8))).at(10).arrived(12, from: 13).outcome(.nothing) == .inFlight)
    }

    @Test(
        "A value that only a later bundle carries cannot be told: a person may have typed it, or the clock is off"
    )
    func aValueThatOnlyALaterBundleCarriesCannotBeTold() {
        #expect(Scene((12, score(8))).at(10).outcome(row(8)) == .inFlight)
        #expect(Scene((1, score(8)), (12, score(9))).at(10).outcome(row(9)) == .inFlight)
    }

    @Test("A bundle of the read-back's very moment can be in it")
    func aBundleOfTheReadBacksVeryMomentCanBeInIt() {
        #expect(Scene((10, score(8))).at(10).outcome(row(8)) == .confirmed)
    }

    @Test("The latest value that an earlier bundle carried too is told by that one")
    func theLatestValueThatAnEarlierBundleCarriedTooIsToldByThatOne() {
        #expect(Scene((1, score(8)), (12, score(8))).at(10).outcome(row(8)) == .confirmed)
    }

    @Test("A, B, A, the second A after the read-back: showing A tells of the first one only")
    func backAgain() {
        let scene = Scene((1, score(8)), (2, score(9)), (12, score(8))).at(10)
        #expect(scene.outcome(row(8)) == .inFlight)
    }

    @Test("A value that nobody sent is a person's, however old the read-back")
    func aValueThatNobodySentIsAPersonS() {
        #expect(Scene((12, score(8))).at(10).outcome(row(7)) == .frozen(.changed))
        #expect(Scene((1, score(8))).older().outcome(row(7)) == .frozen(.changed))
    }

    // MARK: Arrivals have a time (R2)

    @Test("What arrived after the read-back's time proves nothing about what it can show")
    func whatArrivedAfterTheReadBacksTimeProvesNothingAboutWhatItCanShow() {
        let scene = Scene((1, score(8)), (2, score(9))).at(10)
        #expect(scene.arrived(2, from: 10).outcome(row(8)) == .frozen(.reverted))
        #expect(scene.arrived(2, from: 11).outcome(row(8)) == .inFlight)
        #expect(Scene((1, score(8))).arrived(1, from: 11).outcome(.nothing) == .inFlight)
    }

    // MARK: Known delivered on its own account (R3)

    @Test("A result that was seen with its latest value is known delivered without any arrival")
    func onItsOwn() {
        let scene = Scene((1, score(8)), (2, score(9)))
        #expect(scene.confirmed().outcome(row(8)) == .frozen(.reverted))
        #expect(scene.seen(8).outcome(row(8)) == .inFlight)
    }

    @Test("A, B, A: that A was seen before B does not make the second A known delivered")
    func seenBefore() {
        let scene = Scene((1, score(8)), (2, score(9)), (3, score(8))).seen(8)
        #expect(scene.outcome(row(9)) == .inFlight)
        #expect(scene.arrived(1).outcome(row(9)) == .inFlight)
        #expect(scene.arrived(3).outcome(row(9)) == .frozen(.reverted))
    }

    // MARK: Going back (D171)

    @Test(
        "An earlier value of ours, after a later one was shown, is put back, though the latest has not come yet"
    )
    func goneBack() {
        let scene = Scene((1, score(1)), (2, score(6)), (3, score(7))).seen(6)
        #expect(scene.outcome(row(1)) == .frozen(.reverted))
        #expect(scene.partial().outcome(row(1)) == .frozen(.reverted))
        #expect(scene.older().outcome(row(1)) == .inFlight)
        #expect(scene.outcome(row(6)) == .inFlight)
        #expect(scene.outcome(row(7)) == .confirmed)
    }

    @Test("Forward is the way of bundles: a value between the one that was shown and the latest is awaited")
    func forwardIsTheWayOfBundles() {
        let scene = Scene((1, score(1)), (2, score(6)), (3, score(7)))
        #expect(scene.outcome(row(1)) == .inFlight)
        #expect(scene.seen(1).outcome(row(6)) == .inFlight)
        // Whatever was looked at last: one of the bundles that carry what was shown has come.
        var early = Scene((1, score(1)), (5, score(6)), (7, score(7))).seen(6)
        early.sent.lastSeen = night(4)
        #expect(early.outcome(row(1)) == .frozen(.reverted))
        // A, B, A, C: it was the first A that was shown, unless the second is known to have come, and was made by then.
        var back = Scene((1, score(8)), (2, score(9)), (12, score(8)), (13, score(7))).seen(8).at(14)
        #expect(back.arrived(12, from: 13).outcome(row(9)) == .inFlight)
        back.sent.lastSeen = night(12)
        #expect(back.outcome(row(9)) == .inFlight)
        #expect(back.arrived(12, from: 13).outcome(row(9)) == .frozen(.reverted))
    }

    @Test("After a release, too: what a bundle brought that had arrived, where Campus had something else")
    func goneBackSinceRelease() {
        var scene = Scene(history: [
            .sent(bundle: 1, score(1)), .sent(bundle: 2, score(6)), .released, .sent(bundle: 9, score(7)),
        ]).released(CampusResult(score: .value(score(3))))
        scene.sent.lastSeen = night(8)
        #expect(scene.outcome(row(1)) == .inFlight)
        #expect(scene.arrived(1, from: 9).outcome(row(1)) == .inFlight)
        let arrived = scene.arrived(1, from: 2)
        #expect(arrived.outcome(row(1)) == .frozen(.reverted))
        #expect(arrived.outcome(row(6)) == .inFlight)
        #expect(arrived.outcome(row(3)) == .inFlight)
        #expect(arrived.outcome(row(7)) == .confirmed)
        #expect(arrived.older().outcome(row(1)) == .inFlight)
        var refused = arrived
        refused.sent.wasRefused = true
        #expect(refused.outcome(row(1)) == .inFlight, "it comes after all")
        #expect(arrived.released(CampusResult(score: .value(score(1)))).outcome(row(1)) == .inFlight)
    }

    // MARK: Older than one that was applied (R7)

    @Test(
        "In an older read-back, forced, blanks and missing rows are not judged",
        arguments: [
            CampusObservation.nothing, .blankRow, .unclear, .notCovered,
        ])
    func inAnOlderReadBack(_ says: CampusObservation) {
        #expect(Scene((1, score(8))).confirmed().older().outcome(says) == .notAwaited)
        #expect(Scene((1, score(8))).arrived(1).older().outcome(says) == .inFlight)
        #expect(Scene((1, score(8)), (2, score(9))).seen(8).older().outcome(says) == .inFlight)
    }

    @Test("What it shows of ours has been in Campus: gone from the next one, it was taken away since (D169)")
    func whatItShowsOfOursHasBeenInCampus() {
        let lost = Scene((1, score(8)), (2, score(9))).seen(8).dueAgain()
        #expect(lost.outcome(row(9)) == .confirmed)
        #expect(lost.older().outcome(row(9)) == .confirmed)
        #expect(lost.confirmed().outcome(.nothing) == .frozen(.cleared))
        #expect(lost.confirmed().outcome(row(8)) == .frozen(.reverted))
        let about = Scene((1, score(8))).older().readback
        let shown = CampusResult(score: .value(score(8)))
        #expect(!Reconciler(about).isPlainConfirmation(latest: score(8), bundle: 1, shown))
    }

    @Test("So has an earlier value of ours, where none was shown yet")
    func olderEarlierValue() {
        let scene = Scene((1, score(8)), (2, score(9)))
        let says = CampusObservation.row(CampusResult(score: .value(score(8))))
        let older = scene.older()
        let memory = ResultMemory().after(older.outcome(says), older.sent, says, in: older.readback)
        #expect(memory == ResultMemory(seen: score(8)))
        // What newer ones showed of ours stands.
        let known = ResultMemory(seen: score(9), mark: .seenBefore)
        #expect(known.after(.inFlight, older.sent, says, in: older.readback) == known)
    }

    @Test("That a later one has shown the latest value does not make an older one a reversal")
    func olderValue() {
        #expect(Scene((1, score(8)), (2, score(9))).confirmed().older().outcome(row(8)) == .notAwaited)
    }

    @Test("A flag in it counts: somebody set it")
    func aFlagInItCountsSomebodySetIt() {
        #expect(Scene((1, score(8))).older().outcome(row(8, .missing)) == .frozen(.flagged))
    }
}
