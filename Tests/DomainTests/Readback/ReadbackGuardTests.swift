import Domain
import Testing

@Suite("The guard against a truncated read-back")
struct ReadbackGuardTests {
    private func finding(
        _ percent: Int = 20, confirmedBefore: Int = 0, lost: Int = 0, confirmed: Int = 0,
        atFirstSight: Int = 0
    ) -> ReadbackGuardFinding? {
        var readbackGuard = ReadbackGuard(changePercent: percent)
        readbackGuard.confirmedBefore = confirmedBefore
        readbackGuard.lost = lost
        readbackGuard.confirmed = confirmed
        readbackGuard.frozenAtFirstSight = atFirstSight
        return readbackGuard.finding
    }

    @Test("Of 100 confirmed scores 20 may freeze at 20 percent, 21 stop the read-back")
    func of100ConfirmedScores20MayFreezeAt20Percent() {
        #expect(finding(confirmedBefore: 100, lost: 20) == nil)
        #expect(
            finding(confirmedBefore: 100, lost: 21) == .tooManyFrozen(count: 21, of: 100, percent: 20))
    }

    @Test("Parts of a percent count: 1 of 4 is more than 20 percent, 1 of 5 is not")
    func partsOfAPercentCount() {
        #expect(finding(confirmedBefore: 5, lost: 1) == nil)
        #expect(finding(confirmedBefore: 4, lost: 1) != nil)
    }

    @Test("0 percent stops at the first, 100 percent never")
    func of0PercentStopsAtTheFirst() {
        #expect(finding(0, confirmedBefore: 100) == nil)
        #expect(finding(0, confirmedBefore: 100, lost: 1) != nil)
        #expect(finding(100, confirmedBefore: 100, lost: 100) == nil)
        #expect(finding(100, atFirstSight: 100) == nil)
    }

    @Test("Nothing confirmed before, nothing to lose")
    func nothingConfirmedBeforeNothingToLose() {
        #expect(finding() == nil)
        #expect(finding(confirmed: 1000) == nil)
    }

    @Test(
        "On a first night, a truncated export or a wrong import user: what would freeze at first sight counts"
    )
    func onAFirstNightATruncatedExportOrAWrongImportUser() {
        #expect(finding(confirmed: 80, atFirstSight: 20) == nil)
        #expect(
            finding(confirmed: 79, atFirstSight: 21) == .tooManyAtFirstSight(count: 21, of: 100, percent: 20))
    }

    @Test("Fewer than 20 are looked at by a person, not stopped")
    func fewerThan20AreLookedAtByAPerson() {
        #expect(finding(confirmed: 1, atFirstSight: 19) == nil)
        #expect(finding(confirmed: 1, atFirstSight: 20) != nil)
    }
}
