import Domain
import Testing

@Suite("Why a candidate is held or rejected")
struct ReasonTests {
    @Test("Every held reason is reached by what it says", arguments: HoldReason.ofCandidates)
    func everyHeldReasonIsReachedByWhatItSays(_ reason: HoldReason) throws {
        #expect(try Situation(heldBy: [reason]).disposition == .held(reason))
    }

    @Test("Nothing in the way: the candidate is sent")
    func nothingInTheWayTheCandidateIsSent() throws {
        #expect(try Situation(heldBy: []).disposition == .sent)
    }

    @Test(
        "Of two reasons the one that is judged earlier is given", arguments: HoldReason.ofCandidates)
    func ofTwoReasonsTheOneThatIsJudgedEarlierIsGiven(_ first: HoldReason) throws {
        for second in HoldReason.ofCandidates.reversed().prefix(while: { $0 != first }) {
            #expect(try Situation(heldBy: [first, second]).disposition == .held(first), "\(second)")
        }
    }

    @Test("The order of judgement is the documented one")
    func theOrderOfJudgementIsTheDocumentedOne() {
        #expect(
            HoldReason.allCases.map(\.rawValue) == [
                "no-section", "course-not-from-campus", "passback-off", "course-inactive", "item-type",
                "item-inactive", "item-hidden", "no-term", "scale-not-score", "no-max-points",
                "not-requested", "section-not-in-campus", "term-not-in-campus", "due-outside-period",
                "student-not-in-campus", "not-enrolled", "exempt", "no-score", "ambiguous",
                "points-changed", "item-removed",
            ])
    }

    @Test("The routine ones, of which one more is no news, are the documented ones")
    func theRoutineOnesOfWhichOneMoreIsNoNews() {
        #expect(
            HoldReason.allCases.filter(\.entry.isRoutine).map(\.rawValue) == [
                "no-section", "course-not-from-campus", "passback-off", "course-inactive", "item-type",
                "item-inactive", "item-hidden", "scale-not-score", "not-requested", "not-enrolled", "exempt",
                "no-score",
            ])
    }

    @Test("The codes of rejected rows are the documented ones")
    func theCodesOfRejectedRowsAreTheDocumentedOnes() {
        #expect(
            RejectReason.allCases.map(\.rawValue) == [
                "bad-score", "bad-date", "bad-flag", "unknown-item", "bad-item", "duplicate",
            ])
    }

    @Test(
        "A rejected row is rejected whatever else holds it, a freeze included",
        arguments: RejectReason.allCases)
    func aRejectedRowIsRejectedWhateverElseHoldsIt(_ reason: RejectReason) throws {
        for hold in HoldReason.ofCandidates {
            var situation = try Situation(heldBy: [hold])
            situation.candidate.verdict = .rejected(reason)
            situation.known = KnownResult(latest: nil, isFrozen: true)
            #expect(situation.disposition == .rejected(reason), "\(hold)")
        }
    }

    @Test(
        "What is frozen is never sent and never held, whatever else", arguments: HoldReason.ofCandidates
    )
    func whatIsFrozenIsNeverSentAndNeverHeld(_ reason: HoldReason) throws {
        var situation = try Situation(heldBy: [reason])
        for latest in [nil, ScoreValue.points(Points(whole: 8)), .points(Points(whole: 3)), .exempt] {
            situation.known = KnownResult(latest: latest, isFrozen: true)
            #expect(situation.disposition == .frozen)
        }
    }

    @Test("A result that someone entered in Campus, which we never sent, is frozen too")
    func aResultThatSomeoneEnteredInCampus() throws {
        var situation = try Situation()
        situation.known = KnownResult(latest: nil, isFrozen: true)
        #expect(situation.disposition == .frozen)
    }
}
