import Domain
import Testing

/// The rules of the live integration, as far as they are decided by values alone (Spec/rules.md).
///
/// Rules 4, 11 and 12 speak of what a bundle holds, and rules 3 and 6 also of what an export says: the
/// tests of the bundle and of the intake have their part.
@Suite("The rules of the live integration")
struct LiveIntegrationTests {
    private func item(_ change: (inout ItemFacts) -> Void) -> HoldReason? {
        var facts = ItemFacts()
        facts.maxPoints = Points(whole: 10)
        change(&facts)
        return LineItemRules.hold(facts)
    }

    @Test("Rule 1: only courses made by the integration from Campus, with grade passback on")
    func rule1OnlyCoursesMadeByTheIntegrationFromCampus() {
        #expect(item { _ in } == nil)
        #expect(item { $0.courseFromCampus = false } == .courseNotFromCampus)
        #expect(item { $0.passbackOn = false } == .passbackOff)
        #expect(item { $0.courseActive = false } == .courseInactive)
    }

    @Test("Rule 2: only items tagged to a term and on the Score scale")
    func rule2OnlyItemsTaggedToATermAndOnTheScoreScale() {
        #expect(item { $0.hasTerm = false } == .noTerm)
        #expect(item { $0.isOnScoreScale = false } == .scaleNotScore)
    }

    @Test("Rule 3: only Assignments, Tests and Tasks")
    func rule3OnlyAssignments() {
        #expect(item { $0.isTransferredType = false } == .itemType)
    }

    @Test("An item without max points is no assignment")
    func maxPoints() throws {
        let least = try points("0.000000001")
        #expect(item { $0.maxPoints = nil } == .noMaxPoints)
        #expect(item { $0.maxPoints = .zero } == .noMaxPoints)
        #expect(item { $0.maxPoints = least } == nil)
    }

    @Test("Rule 4: one line item for each item and section")
    func rule4OneLineItemForEachItemAndSection() {
        let ids = ["1", "2"].flatMap { item in
            ["a", "b"].map { LineItemIdentity(item: item, section: $0).id }
        }
        #expect(ids == ["itsl_1_a", "itsl_1_b", "itsl_2_a", "itsl_2_b"])
    }

    @Test("Rule 5: each student's score is a result of its own")
    func rule5EachStudentsScoreIsAResultOfItsOwn() {
        let item = LineItemIdentity(item: "1", section: "a")
        #expect(resultID(item, student: "s1") == "itsl_1_a_s1")
        #expect(resultID(item, student: "s2") == "itsl_1_a_s2")
    }

    @Test("Rule 6: a score in one section says nothing of the same score in another")
    func rule6AScoreInOneSectionSaysNothingOfTheSameScore() throws {
        var here = try Situation()
        here.known = KnownResult(latest: .points(Points(whole: 8)), isConfirmed: true)
        let there = try Situation()
        #expect(here.disposition == .unchanged)
        #expect(there.disposition == .sent)
    }

    @Test("Rule 7: no id of ours can be that of an assignment made in Campus")
    func rule7NoIdOfOursCanBeThatOfAnAssignmentMade() {
        let ids = ["1", "a_b", "ü"].map { LineItemIdentity(item: $0, section: "9").id }
        for id in ids {
            let isNameUUID = id.count == 36 && Array(id)[14] == "5"
            #expect(id.hasPrefix("itsl_") || isNameUUID, "\(id)")
        }
    }

    @Test("Rule 8: new and changed scores go out with the next transfer, not before")
    func rule8NewAndChangedScoresGoOutWithTheNextTransfer() throws {
        var changed = try Situation()
        changed.known = KnownResult(latest: .points(Points(whole: 7)), isConfirmed: true)
        changed.candidate.isRequested = false
        #expect(changed.disposition == .held(.notRequested))
        changed.candidate.isRequested = true
        #expect(changed.disposition == .sent)
    }

    @Test("Rule 9: a score changed in Campus is no longer updated, for good")
    func rule9AScoreChangedInCampusIsNoLongerUpdated() throws {
        var frozen = try Situation()
        for score in 0...10 {
            frozen.candidate.verdict = .score(Points(whole: Int64(score)))
            frozen.known = KnownResult(
                latest: .points(Points(whole: 7)), isConfirmed: true, isFrozen: true)
            #expect(frozen.disposition == .frozen)
        }
    }

    @Test("Rule 10: no due date, the last day of the Campus grading period")
    func rule10NoDueDateTheLastDayOfTheCampusGradingPeriod() throws {
        let due = LineItemDates.dueDate(deadline: nil, period: try autumn(), zone: .utc)
        #expect(due == (try day("2026-12-18")))
    }

    @Test("Without a deadline and without a grading period there is no due date")
    func withoutADeadlineAndWithoutAGradingPeriodThereIsNoDueDate() {
        #expect(LineItemDates.dueDate(deadline: nil, period: nil, zone: .utc) == nil)
    }
}
