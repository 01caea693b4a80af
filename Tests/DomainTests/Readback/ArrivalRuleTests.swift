import Domain
import Testing

/// One bundle proves nothing of another, and one row nothing of a bundle: arrival is counted.
@Suite("Which bundles have arrived")
struct ArrivalRuleTests {
    private var readback = ReadbackFacts(
        time: night(10), bundleTimes: Dictionary(uniqueKeysWithValues: (1...20).map { ($0, night($0)) }))

    /// The sets that a read-back proves in which our results show this.
    private func arrived(_ results: (sends: [(Int, ScoreValue)], says: CampusObservation)...) -> Set<[Int]> {
        var count = ArrivalCount()
        for result in results {
            let history = SendHistory(result.sends.map { .sent(bundle: $0.0, $0.1) })
            count.count(history, result.says, in: readback)
        }
        return Set(count.arrived)
    }

    @Test("A bundle whose score is shown has arrived")
    func aBundleWhoseScoreIsShownHasArrived() {
        #expect(arrived(([(1, score(8))], row(8))) == [[1]])
    }

    @Test("What shows nothing of ours proves nothing")
    func whatShowsNothingOfOursProvesNothing() {
        #expect(arrived().isEmpty)
        for says in [CampusObservation.nothing, .blankRow, .unclear, .notCovered, row(7), row(.text("A"))] {
            #expect(arrived(([(1, score(8))], says)).isEmpty)
        }
    }

    @Test("No more against than for: as many of both prove it, one more against does not")
    func noMoreAgainstThanFor() {
        let (shown, missing) = (([(1, score(8))], row(8)), ([(1, score(8))], CampusObservation.nothing))
        #expect(arrived(shown, missing) == [[1]])
        #expect(arrived(shown, missing, missing).isEmpty)
        #expect(arrived(shown, shown, missing, missing, missing).isEmpty)
        #expect(arrived(shown, shown, missing, missing) == [[1]])
    }

    @Test("One row seen by chance does not prove a bundle: a teacher typed what was in flight")
    func oneRowSeenByChanceDoesNotProveABundle() {
        #expect(
            arrived(
                ([(1, score(8))], row(8)), ([(1, score(5))], .nothing), ([(1, score(6))], .nothing)
            ).isEmpty)
    }

    @Test("A later bundle seen does not prove the earlier one")
    func aLaterBundleSeenDoesNotProveTheEarlierOne() {
        #expect(
            arrived(([(1, score(8))], .nothing), ([(2, score(9))], row(9))) == [[2]])
        // Nor an earlier one the later.
        #expect(
            arrived(([(1, score(8))], row(8)), ([(2, score(9))], .nothing)) == [[1]])
    }

    @Test("A value that several bundles carried proves that one of them arrived, not which")
    func aValueThatSeveralBundlesCarriedProvesThatOneOfThemArrived() {
        let sends = [(1, score(8)), (4, score(8))]
        #expect(arrived((sends, row(8))) == [[1, 4]])
    }

    @Test("A value shown counts for all the bundles that ever sent it, also those of before another value")
    func everSent() {
        #expect(arrived(([(1, score(8)), (2, score(9)), (3, score(8))], row(8))) == [[1, 3]])
    }

    @Test("An earlier value shown counts for its bundle, and against those of the latest")
    func anEarlierValueShownCountsForItsBundle() {
        let behind = ([(1, score(8)), (2, score(9))], row(8))
        #expect(arrived(behind) == [[1]])
        #expect(arrived(behind, ([(2, score(5))], row(5))) == [[1], [2]])
        #expect(arrived(behind, behind, ([(2, score(5))], row(5))) == [[1]])
    }

    @Test("Against counts since the value became the latest: what was sent before another value does not")
    func againstCountsSinceTheValueBecameTheLatest() {
        let sends = [(1, score(8)), (2, score(9)), (3, score(8))]
        // 9 is shown: for {2}, and against {3}, not against {1, 3}.
        let backAgain = (sends, row(9))
        #expect(arrived(backAgain, ([(3, score(5))], row(5))) == [[2], [3]])
        #expect(arrived(backAgain, backAgain, ([(3, score(5))], row(5))) == [[2]])
        #expect(arrived(backAgain, ([(1, score(5)), (3, score(5))], row(5))) == [[2], [1, 3]])
    }

    @Test("A row is against a bundle although somebody changed it: whose value it shows is not ours to guess")
    func aRowIsAgainstABundleAlthoughSomebodyChangedIt() {
        #expect(
            arrived(([(1, score(8))], row(8)), ([(1, score(8))], row(7)), ([(1, score(8))], row(7))).isEmpty)
    }

    @Test("What the read-back does not cover, or leaves unclear, is neither for nor against")
    func notCovered() {
        let shown = ([(1, score(8))], row(8))
        for says in [CampusObservation.notCovered, .unclear] {
            #expect(arrived(shown, ([(1, score(8))], says), ([(1, score(8))], says)) == [[1]])
        }
    }

    @Test("A bundle made after the read-back counts neither way")
    func aBundleMadeAfterTheReadBackCountsNeitherWay() {
        #expect(arrived(([(12, score(8))], row(8))).isEmpty)
        // Neither for its own value, nor as one that may have brought an earlier one.
        #expect(arrived(([(1, score(8)), (12, score(8))], row(8))) == [[1]])
        let awaited = ([(1, score(8)), (12, score(9))], row(8))
        #expect(arrived(awaited) == [[1]])
    }

    @Test("Decimals that Campus does not keep make no difference")
    func decimalsThatCampusDoesNotKeepMakeNoDifference() {
        var rounding = self
        rounding.readback.decimals = 0
        let ours = ScoreValue.points(Points(billionths: 7_500_000_000))
        #expect(rounding.arrived(([(1, ours)], row(8))) == [[1]])
        #expect(arrived(([(1, ours)], row(8))).isEmpty)
    }

    @Test("A result sent once that shows its value counts like any other")
    func aResultSentOnceThatShowsItsValueCountsLikeAnyOther() {
        var count = ArrivalCount()
        count.countShown(onlyBundle: 3)
        count.count(SendHistory([.sent(bundle: 3, score(8))]), .nothing, in: readback)
        #expect(count.arrived == [[3]])
        count.count(SendHistory([.sent(bundle: 3, score(8))]), .nothing, in: readback)
        #expect(count.arrived.isEmpty)
        count.countShown(onlyBundle: 3)
        #expect(count.arrived == [[3]])
    }

    // MARK: Known delivered

    private func arrivals(_ sets: [Int]...) -> Arrivals {
        var arrivals = Arrivals()
        for set in sets { arrivals.add(set, at: night(9)) }
        return arrivals
    }

    @Test("A value is known delivered when a set that has arrived lies within the bundles that carried it")
    func aValueIsKnownDeliveredWhenASetThatHasArrivedLiesWithin() {
        #expect(arrivals([1]).isDelivered([1], by: night(10)))
        #expect(arrivals([4]).isDelivered([1, 4], by: night(10)))
        #expect(arrivals([1, 4]).isDelivered([1, 4], by: night(10)))
        #expect(arrivals([1, 4]).isDelivered([1, 2, 4], by: night(10)))
    }

    @Test("A set that reaches beyond them proves nothing: the bundle that arrived may be the other one")
    func aSetThatReachesBeyondThemProvesNothing() {
        #expect(!arrivals([1, 4]).isDelivered([1], by: night(10)))
        #expect(!arrivals([1, 4], [2, 4]).isDelivered([1, 2], by: night(10)))
        #expect(!arrivals([2]).isDelivered([1], by: night(10)))
        #expect(!arrivals().isDelivered([1], by: night(10)))
        #expect(!arrivals([1]).isDelivered([], by: night(10)))
    }

    @Test("For good: the earliest time counts, whichever was added first")
    func forGoodTheEarliestTimeCountsWhicheverWasAddedFirst() {
        for times in [[9, 12], [12, 9]] {
            var arrivals = Arrivals()
            for time in times { arrivals.add([1], at: night(time)) }
            #expect(!arrivals.isDelivered([1], by: night(8)))
            #expect(arrivals.isDelivered([1], by: night(9)))
            #expect(arrivals.isDelivered([1, 2], by: night(11)))
        }
    }
}
