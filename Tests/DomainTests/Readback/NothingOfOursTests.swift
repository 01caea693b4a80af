import Domain
import Testing

@Suite("The guard against a read-back in which nothing of ours is, or far less than before")
struct NothingOfOursTests {
    private func guarded(_ change: (inout ReadbackGuard) -> Void) -> ReadbackGuardFinding? {
        var readbackGuard = ReadbackGuard(changePercent: 20)
        change(&readbackGuard)
        return readbackGuard.finding
    }

    @Test("Nothing of ours stops where Campus is known to have something, or should have it by now")
    func nothingOfOursStopsWhereCampusIsKnownToHaveSomething() {
        #expect(guarded { $0.seesOurs = false } == nil)
        #expect(
            guarded {
                $0.seesOurs = false
                $0.lineItemsKnown = 1
            } == .nothingOfOurs(lineItems: 1, scores: 0))
        #expect(
            guarded {
                $0.seesOurs = false
                $0.scoresKnown = 2
            } == .nothingOfOurs(lineItems: 0, scores: 2))
        #expect(
            guarded {
                $0.seesOurs = false
                $0.scoresMissed = 3
            } == .nothingOfOurs(lineItems: 0, scores: 3))
    }

    @Test("Ids that are ours in another way stop it at once")
    func idsThatAreOursInAnotherWayStopItAtOnce() {
        #expect(
            guarded {
                $0.seesOurs = false
                $0.idsAreRewritten = true
            } == .nothingOfOurs(lineItems: 0, scores: 0))
    }

    @Test("Line items alone are no scores: none of ours stops where some should be there by now")
    func lineItemsAloneAreNoScores() {
        #expect(guarded { $0.seesOurScores = false } == nil)
        #expect(
            guarded {
                $0.seesOurScores = false
                $0.scoresMissed = 3
            } == .noScoresOfOurs(scores: 3))
    }

    @Test(
        "Of a bundle that is shown in part 10 may not count as lost at once, of one that is not shown all may"
    )
    func partlyLost() {
        func lost(_ lost: Int, shown: Int) -> ReadbackGuardFinding? {
            guarded { $0.takePartly(7, lost: lost, shown: shown) }
        }
        #expect(lost(10, shown: 1) == .tooManyLost(bundle: 7, count: 10, of: 11, percent: 20))
        #expect(lost(9, shown: 1) == nil)
        #expect(lost(10, shown: 40) == nil)
        #expect(lost(11, shown: 40) != nil)
        #expect(lost(500, shown: 0) == nil)
    }

    @Test("Line items that never were there and should be by now count among those that are shown first")
    func neverThere() {
        func missing(_ count: Int, shown: Int) -> ReadbackGuardFinding? {
            guarded {
                $0.lineItemsNeverThere = count
                $0.lineItemsFirstShown = shown
            }
        }
        #expect(missing(10, shown: 0) == .tooManyLineItemsNeverThere(count: 10, of: 10, percent: 20))
        #expect(missing(9, shown: 0) == nil)
        #expect(missing(10, shown: 40) == nil)
    }

    @Test("Of 50 line items 10 may be missing at 20 percent, 11 stop it; fewer than 10 a person looks at")
    func of50LineItems10MayBeMissingAt20Percent11StopIt() {
        func missing(_ count: Int, of total: Int) -> ReadbackGuardFinding? {
            guarded {
                $0.lineItemsKnown = total
                $0.lineItemsMissing = count
            }
        }
        #expect(missing(10, of: 50) == nil)
        #expect(missing(11, of: 50) == .tooManyLineItemsMissing(count: 11, of: 50, percent: 20))
        #expect(missing(9, of: 9) == nil)
        #expect(missing(10, of: 10) != nil)
    }
}
