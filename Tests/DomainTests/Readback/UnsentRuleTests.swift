import Domain
import Testing

@Suite("A row under our line item for a student whom we never sent")
struct UnsentRuleTests {
    private func outcome(_ says: CampusObservation, older: Bool = false) -> ResultOutcome? {
        Reconciler(ReadbackFacts(time: night(10), isOlder: older)).judgeUnsent(says)
    }

    @Test("A score freezes: entered")
    func aScoreFreezesEntered() {
        #expect(outcome(row(8)) == .frozen(.entered))
        #expect(outcome(row(0)) == .frozen(.entered))
        #expect(outcome(row(.text("A"))) == .frozen(.entered))
    }

    @Test(
        "So does a flag that changes what the score counts for",
        arguments: [
            CampusFlags.exempt, .missing, .cheated, .dropped, .incomplete, [.late, .missing],
        ])
    func soDoesAFlagThatChangesWhatTheScoreCountsFor(_ flags: CampusFlags) {
        #expect(outcome(row(.blank, flags)) == .frozen(.entered))
    }

    @Test("A blank row, late or turned in or not, is nothing that a person entered")
    func aBlankRowLateOrTurnedInOrNot() {
        #expect(outcome(.blankRow) == nil)
        #expect(outcome(row(.blank, [.late, .turnedIn])) == nil)
        #expect(outcome(.nothing) == nil)
        #expect(outcome(.notCovered) == nil)
    }

    @Test("Two rows, or one that cannot be read: ambiguous; in an older read-back that says nothing")
    func twoRowsOrOneThatCannotBeRead() {
        #expect(outcome(.unclear) == .ambiguous)
        #expect(outcome(.unclear, older: true) == nil)
    }
}
