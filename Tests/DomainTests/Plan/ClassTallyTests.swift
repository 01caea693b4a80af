import Testing

@testable import Domain

@Suite("The classes add up to the input")
struct ClassTallyTests {
    /// Three rows: one in two sections, one in one, one in none.
    private func balanced() -> ClassTally {
        var tally = ClassTally()
        tally.rows = 3
        tally.rowsWithSection = 2
        tally.candidates = 3
        tally.rowsWithoutSection = 1
        for disposition: Disposition in [
            .sent, .held(.noScore), .rejected(.badScore), .held(.noSection),
        ] {
            tally.count(disposition)
        }
        return tally
    }

    @Test("Every candidate in one class, and every row without a section: that is conserved")
    func everyCandidateInOneClass() throws {
        try balanced().checkConservation()
        try ClassTally().checkConservation()
    }

    @Test(
        "A candidate counted twice fails, in whatever class",
        arguments: [
            Disposition.sent, .unchanged, .inFlight, .frozen, .held(.ambiguous), .rejected(.duplicate),
        ])
    func aCandidateCountedTwiceFails(_ disposition: Disposition) {
        var tally = balanced()
        tally.count(disposition)
        #expect(throws: ConservationError(tally: tally)) { try tally.checkConservation() }
    }

    @Test("A candidate that was dropped fails")
    func aCandidateThatWasDroppedFails() {
        var tally = balanced()
        tally.candidates += 1
        #expect(throws: ConservationError.self) { try tally.checkConservation() }
    }

    @Test("A row that was dropped fails, before it met any section")
    func aRowThatWasDroppedFailsBeforeItMetAnySection() {
        var tally = balanced()
        tally.rows += 1
        #expect(throws: ConservationError.self) { try tally.checkConservation() }
    }

    @Test("One dropped and one counted twice do not make up for each other")
    func oneDroppedAndOneCountedTwiceDoNotMakeUpForEachOther() {
        var tally = balanced()
        tally.rowsWithoutSection += 1
        tally.candidates -= 1
        #expect(throws: ConservationError.self) { try tally.checkConservation() }
    }

    @Test("Each class is counted on its own, each reason on its own")
    func eachClassIsCountedOnItsOwn() {
        let tally = balanced()
        #expect(tally.sent == 1)
        #expect(tally.held == [.noScore: 1, .noSection: 1])
        #expect(tally.rejected == [.badScore: 1])
        #expect((tally.heldTotal, tally.rejectedTotal, tally.classed) == (2, 1, 4))
        #expect((tally.unchanged, tally.inFlight, tally.frozen) == (0, 0, 0))
    }

    @Test("The failure tells the numbers")
    func theFailureTellsTheNumbers() {
        var tally = balanced()
        tally.count(.frozen)
        #expect(
            ConservationError(tally: tally).description
                == "the classes do not add up: 3 rows read, 2 with a section and 1 without; "
                + "3 candidates, 5 classed")
    }
}
