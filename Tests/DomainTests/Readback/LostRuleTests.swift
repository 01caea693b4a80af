import Domain
import Testing

@Suite("Lost: two full read-backs neither show the latest value nor find it known delivered")
struct LostRuleTests {
    @Test("One full read-back after it is not enough, two are")
    func oneFullReadBackAfterItIsNotEnough() {
        let scene = Scene((8, score(8)))
        #expect(scene.fullReadbacks(10).outcome(.nothing) == .inFlight)
        #expect(scene.fullReadbacks(9, 10).outcome(.nothing) == .lost)
        #expect(scene.fullReadbacks(9, 10).outcome(.blankRow) == .lost)
    }

    @Test("Read-backs from before it was sent, or of that very moment, do not count")
    func readBacksFromBeforeItWasSent() {
        #expect(Scene((8, score(8))).fullReadbacks(6, 7, 10).outcome(.nothing) == .inFlight)
        #expect(Scene((8, score(8))).fullReadbacks(8, 10).outcome(.nothing) == .inFlight)
    }

    @Test("An earlier value of ours that stays there is no answer")
    func anEarlierValueOfOursThatStaysThereIsNoAnswer() {
        let scene = Scene((2, score(7)), (8, score(8))).seen(7)
        #expect(scene.fullReadbacks(9, 10).outcome(row(7)) == .lost)
        #expect(scene.fullReadbacks(3, 4, 10).outcome(row(7)) == .inFlight)
    }

    @Test("The newest send counts: what was sent again is awaited again")
    func theNewestSendCountsWhatWasSentAgainIsAwaitedAgain() {
        let scene = Scene((2, score(8)), (8, score(8)))
        #expect(scene.fullReadbacks(3, 4, 10).outcome(.nothing) == .inFlight)
        #expect(scene.fullReadbacks(3, 4, 9, 10).outcome(.nothing) == .lost)
    }

    @Test("Only a full read-back finds something lost; only full ones count")
    func onlyAFullReadBackFindsSomethingLost() {
        var scene = Scene((8, score(8))).fullReadbacks(9, 10)
        scene.readback.isFull = false
        #expect(scene.outcome(.notCovered) == .inFlight)
        #expect(scene.outcome(.blankRow) == .inFlight)
    }

    @Test("An older read-back finds nothing lost")
    func anOlderReadBackFindsNothingLost() {
        #expect(Scene((8, score(8))).fullReadbacks(9, 10).older().outcome(.nothing) == .inFlight)
    }

    @Test("Also where its line item is not in the full read-back at all: the bundle that makes it was lost")
    func lineItemMissing() {
        #expect(Scene((8, score(8))).fullReadbacks(9, 10).outcome(.notCovered) == .lost)
    }

    @Test("What is shown, or known delivered, is not lost")
    func whatIsShownOrKnownDelivered() {
        let scene = Scene((2, score(7)), (8, score(8))).fullReadbacks(9, 10)
        #expect(scene.outcome(row(8)) == .confirmed)
        #expect(scene.arrived(8).outcome(.nothing) == .frozen(.unaccepted))
        #expect(scene.arrived(8).outcome(row(7)) == .frozen(.reverted))
        #expect(scene.confirmed().outcome(.notCovered) == .notAwaited)
    }

    @Test("Lost once is enough: until it is sent again it is in flight")
    func lostOnceIsEnough() {
        #expect(Scene((8, score(8))).dueAgain().fullReadbacks(9, 10).outcome(.nothing) == .inFlight)
    }

    @Test("Should it arrive after all, its values are still ours")
    func shouldItArriveAfterAllItsValuesAreStillOurs() {
        // 8 was lost, 9 was sent since; then the lost bundle arrives.
        let scene = Scene((2, score(8)), (8, score(9))).fullReadbacks(3, 4, 10)
        #expect(scene.outcome(row(8)) == .inFlight)
        #expect(scene.dueAgain().outcome(row(8)) == .inFlight)
    }
}

@Suite("Refused twice: sent again after it was lost, its bundle has arrived, and it is missing once more")
struct RefusedAgainRuleTests {
    private let twice = Scene((5, score(8)), (7, score(8)))

    @Test("It goes to a person instead of out again")
    func itGoesToAPersonInsteadOfOutAgain() {
        #expect(twice.arrived(7).fullReadbacks(9, 10).outcome(.notCovered) == .frozen(.unaccepted))
    }

    @Test("Not before two looks have missed it again, and not while its bundle may be on its way")
    func notYet() {
        #expect(twice.arrived(7).fullReadbacks(10).outcome(.notCovered) == .inFlight)
        #expect(twice.fullReadbacks(9, 10).outcome(.notCovered) == .lost)
    }

    @Test(
        "Nor need its bundle be known to have arrived where an extract does not show its line item any more")
    func norNeedItsBundleBeKnownToHaveArrivedWhereAnExtract() {
        var scene = twice
        scene.sent.isUnlisted = true
        #expect(scene.fullReadbacks(9, 10).outcome(.nothing) == .frozen(.unaccepted))
        #expect(scene.fullReadbacks(10).outcome(.nothing) == .inFlight)
    }

    @Test(
        """
        Of a section of which an extract shows nothing it is not lost where its bundle is known to have arrived: a person \
        looks. What has not arrived goes out again
        """)
    func sectionMissing() {
        var scene = Scene((5, score(7)))
        scene.sent.isSectionMissing = true
        #expect(scene.fullReadbacks(9, 10).outcome(.notCovered) == .lost)
        #expect(scene.arrived(5).fullReadbacks(10).outcome(.notCovered) == .inFlight)
        #expect(scene.arrived(5).fullReadbacks(9, 10).outcome(.notCovered) == .frozen(.unaccepted))
    }

    @Test("A value that was sent once is lost once: it goes out again")
    func aValueThatWasSentOnceIsLostOnce() {
        #expect(
            Scene((5, score(7)), (7, score(8))).arrived(7).fullReadbacks(9, 10).outcome(.notCovered) == .lost)
    }
}

@Suite("What a bulk bundle of ours repeated is not a value that we never sent")
struct RepeatedValueRuleTests {
    private func scene(_ scene: Scene) -> Scene {
        var scene = scene
        scene.sent.repeatedEver = [.value(score(5))]
        return scene
    }

    @Test("Where Campus has had a value of ours since: reverted")
    func whereCampusHasHadAValueOfOursSince() {
        #expect(scene(Scene((5, score(8))).confirmed()).outcome(row(5)) == .frozen(.reverted))
        #expect(scene(Scene((5, score(8))).arrived(5)).outcome(row(5)) == .frozen(.reverted))
        #expect(scene(Scene((4, score(7)), (5, score(8))).seen(7)).outcome(row(5)) == .frozen(.reverted))
    }

    @Test("Where it has not: a person's, as any other score")
    func whereItHasNotAPersonS() {
        #expect(scene(Scene((5, score(8)))).outcome(row(5)) == .frozen(.changed))
        #expect(scene(Scene((5, score(8))).confirmed()).outcome(row(6)) == .frozen(.changed))
    }
}
