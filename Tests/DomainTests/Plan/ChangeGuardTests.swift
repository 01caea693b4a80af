import Domain
import Testing

@Suite("The guard against a broken export")
struct ChangeGuardTests {
    private func finding(_ percent: Int = 20, confirmed: Int, changed: Int = 0, vanished: Int = 0)
        -> GuardFinding?
    {
        var changeGuard = ChangeGuard(changePercent: percent)
        changeGuard.confirmed = confirmed
        changeGuard.changed = changed
        changeGuard.vanished = vanished
        return changeGuard.finding
    }

    @Test("20 of 100 pass at 20 percent, 21 stop the run")
    func of20Of100PassAt20Percent() {
        #expect(finding(confirmed: 100, changed: 20) == nil)
        #expect(
            finding(confirmed: 100, changed: 21)
                == .tooManyChanges(changed: 21, vanished: 0, confirmed: 100, percent: 20))
    }

    @Test("What changes and what vanishes count together")
    func whatChangesAndWhatVanishesCountTogether() {
        #expect(finding(confirmed: 100, changed: 10, vanished: 10) == nil)
        #expect(
            finding(confirmed: 100, changed: 10, vanished: 11)
                == .tooManyChanges(changed: 10, vanished: 11, confirmed: 100, percent: 20))
    }

    @Test("Parts of a percent count: 1 of 4 is more than 20 percent, 1 of 5 is not")
    func partsOfAPercentCount() {
        #expect(finding(confirmed: 5, changed: 1) == nil)
        #expect(finding(confirmed: 4, changed: 1) != nil)
        #expect(finding(confirmed: 1_000_003, changed: 200_000) == nil)
        #expect(finding(confirmed: 1_000_003, changed: 200_001) != nil)
    }

    @Test("0 percent stops at the first change, 100 percent never")
    func of0PercentStopsAtTheFirstChange() {
        #expect(finding(0, confirmed: 100) == nil)
        #expect(finding(0, confirmed: 100, changed: 1) != nil)
        #expect(finding(100, confirmed: 100, changed: 60, vanished: 40) == nil)
    }

    @Test("Nothing confirmed yet: nothing to guard")
    func nothingConfirmedYetNothingToGuard() {
        #expect(finding(confirmed: 0) == nil)
    }

    @Test("A section that loses all its students stops the run, however few results change")
    func aSectionThatLosesAllItsStudentsStopsTheRun() {
        var changeGuard = ChangeGuard(changePercent: 100)
        changeGuard.confirmed = 1000
        changeGuard.emptiedSections = ["42001"]
        #expect(changeGuard.finding == .sectionsEmptied(["42001"]))
    }
}
