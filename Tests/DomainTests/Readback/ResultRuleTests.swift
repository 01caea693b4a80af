import Domain
import Testing

/// The table of what Campus shows, line by line.
@Suite("What Campus shows of a score of ours, and what that means")
struct ResultRuleTests {
    @Test(
        "exempt, missing, cheated, dropped or incomplete set, and not by us: flagged",
        arguments: [CampusFlags.exempt, .missing, .cheated, .dropped, .incomplete])
    func exemptMissingCheatedDroppedOrIncompleteSet(_ flag: CampusFlags) {
        // Whatever the score beside it, and whatever is known.
        for scene in [
            Scene((1, score(8))), Scene((1, score(8))).confirmed(), Scene((1, score(8))).arrived(1),
        ] {
            #expect(scene.outcome(row(8, flag)) == .frozen(.flagged))
            #expect(scene.outcome(row(7, flag)) == .frozen(.flagged))
            #expect(scene.outcome(row(.blank, flag)) == .frozen(.flagged))
            #expect(scene.outcome(row(8, [flag, .late])) == .frozen(.flagged))
        }
    }

    @Test("late and turnedIn never freeze", arguments: [CampusFlags.late, .turnedIn, [.late, .turnedIn]])
    func lateAndTurnedInNeverFreeze(_ flags: CampusFlags) {
        #expect(Scene((1, score(8))).outcome(row(8, flags)) == .confirmed)
        #expect(Scene((1, score(8))).confirmed().outcome(row(8, flags)) == .confirmed)
        #expect(Scene((1, score(8))).outcome(row(.blank, flags)) == .inFlight)
    }

    @Test(
        "A change made after we last saw it by someone other than the import user: changed, whatever the value"
    )
    func changedByOther() {
        let scene = Scene((1, score(8))).confirmed().importUser("import")
        #expect(scene.outcome(row(8).changed(by: "teacher", night(10))) == .frozen(.changed))
        #expect(scene.outcome(row(7).changed(by: "teacher", night(10))) == .frozen(.changed))
        #expect(scene.outcome(row(.blank).changed(by: "teacher", night(10))) == .frozen(.changed))
    }

    @Test(
        "Nothing or a blank, and there was a value before: cleared",
        arguments: [CampusObservation.nothing, .blankRow])
    func nothingOrABlankAndThereWasAValueBefore(_ says: CampusObservation) {
        #expect(Scene((1, score(8))).confirmed().outcome(says) == .frozen(.cleared))
        // The value before need not be the latest, nor need the latest have arrived.
        #expect(Scene((1, score(8)), (2, score(9))).seen(8).outcome(says) == .frozen(.cleared))
    }

    @Test(
        "Nothing or a blank, never a value before, latest known delivered: unaccepted",
        arguments: [CampusObservation.nothing, .blankRow])
    func nothingOrABlankNeverAValueBefore(_ says: CampusObservation) {
        #expect(Scene((1, score(8))).arrived(1).outcome(says) == .frozen(.unaccepted))
        #expect(Scene((1, score(8)), (2, score(8))).arrived(1, 2).outcome(says) == .frozen(.unaccepted))
    }

    @Test(
        "Nothing or a blank, never a value before, latest not known delivered: still in flight",
        arguments: [CampusObservation.nothing, .blankRow])
    func blankInFlight(_ says: CampusObservation) {
        #expect(Scene((1, score(8))).outcome(says) == .inFlight)
        // An earlier value that arrived says nothing of the latest.
        #expect(Scene((1, score(8)), (2, score(9))).arrived(1).outcome(says) == .inFlight)
        #expect(Scene((1, score(8)), (2, score(9))).arrived(1, 2).outcome(says) == .inFlight)
    }

    @Test("C = the latest value sent: confirmed")
    func cTheLatestValueSent() {
        #expect(Scene((1, score(8))).outcome(row(8)) == .confirmed)
        #expect(Scene((1, score(8)), (2, score(9))).seen(8).outcome(row(9)) == .confirmed)
        #expect(Scene((1, score(8))).dueAgain().outcome(row(8)) == .confirmed)
        #expect(Scene((1, score(0))).outcome(row(0)) == .confirmed)
    }

    @Test("C = another value that we once sent, latest known delivered: reverted")
    func cAnotherValueThatWeOnceSent() {
        let scene = Scene((1, score(8)), (2, score(9)))
        #expect(scene.confirmed().outcome(row(8)) == .frozen(.reverted))
        #expect(scene.arrived(2).outcome(row(8)) == .frozen(.reverted))
        #expect(scene.seen(8).arrived(2).outcome(row(8)) == .frozen(.reverted))
    }

    @Test("C = another value that we once sent, latest not known delivered: still in flight")
    func earlierInFlight() {
        let scene = Scene((1, score(8)), (2, score(9)))
        #expect(scene.outcome(row(8)) == .inFlight)
        #expect(scene.seen(8).outcome(row(8)) == .inFlight)
        #expect(scene.arrived(1).outcome(row(8)) == .inFlight)
    }

    @Test("C = a value that we never sent: changed, even if it equals the new itslearning value")
    func cAValueThatWeNeverSent() {
        // What itslearning has by now is not asked: the rule does not know it.
        #expect(Scene((1, score(8))).outcome(row(7)) == .frozen(.changed))
        #expect(Scene((1, score(8))).confirmed().outcome(row(7)) == .frozen(.changed))
        #expect(Scene((1, score(8)), (2, score(9))).arrived(2).outcome(row(7)) == .frozen(.changed))
        #expect(Scene((1, score(8))).dueAgain().outcome(row(7)) == .frozen(.changed))
    }

    @Test("A score that is no number is a value that we never sent: changed")
    func aScoreThatIsNoNumberIsAValueThatWeNeverSent() {
        #expect(Scene((1, score(8))).outcome(row(.text("A"))) == .frozen(.changed))
        #expect(Scene((1, score(8))).confirmed().outcome(row(.text("8 "))) == .frozen(.changed))
    }

    @Test("Two rows for one student, or one that cannot be read: ambiguous, whatever is known")
    func twoRowsForOneStudent() {
        for scene in [
            Scene((1, score(8))), Scene((1, score(8))).confirmed(), Scene((1, score(8))).arrived(1),
        ] {
            #expect(scene.outcome(.unclear) == .ambiguous)
            #expect(scene.partial().outcome(.unclear) == .ambiguous)
        }
    }

    @Test("A partial read-back says nothing of what it does not hold")
    func aPartialReadBackSaysNothingOfWhatItDoesNotHold() {
        let scene = Scene((1, score(8))).partial()
        #expect(scene.outcome(.notCovered) == .inFlight)
        #expect(scene.confirmed().outcome(.notCovered) == .notAwaited)
        #expect(scene.arrived(1).outcome(.notCovered) == .inFlight)
    }

    @Test("What a partial read-back holds is judged like any other")
    func whatAPartialReadBackHoldsIsJudgedLikeAnyOther() {
        let scene = Scene((1, score(8))).partial()
        #expect(scene.outcome(row(8)) == .confirmed)
        #expect(scene.outcome(row(7)) == .frozen(.changed))
        #expect(scene.confirmed().outcome(.blankRow) == .frozen(.cleared))
    }

    @Test("Where the line item itself is not in it, nothing is said either, in a full one as well")
    func lineItemMissing() {
        #expect(Scene((1, score(8))).confirmed().outcome(.notCovered) == .notAwaited)
        #expect(Scene((1, score(8))).arrived(1).outcome(.notCovered) == .inFlight)
    }

    @Test("The first line that fits decides: a flag before a change, a change before a clearing")
    func theFirstLineThatFitsDecides() {
        let scene = Scene((1, score(8))).confirmed().importUser("import")
        #expect(
            scene.outcome(row(.blank, .missing).changed(by: "teacher", night(10))) == .frozen(.flagged))
        #expect(scene.outcome(row(.blank).changed(by: "teacher", night(10))) == .frozen(.changed))
    }
}
