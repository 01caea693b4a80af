import Domain
import TestSupport
import Testing

@Suite("Titles are unique in a section and grading period")
struct TitleRegisterTests {
    @Test("Equal titles are numbered in the order they come")
    func equalTitlesAreNumberedInTheOrderTheyCome() {
        var register = TitleRegister()
        let forms = (1...3).map { _ in register.claim("Quiz", section: "a", period: "p", limit: 50) }
        #expect(forms == ["Quiz", "Quiz (2)", "Quiz (3)"])
    }

    @Test("Another section or another period knows nothing of it")
    func anotherSectionOrAnotherPeriodKnowsNothingOfIt() {
        var register = TitleRegister()
        #expect(register.claim("Quiz", section: "a", period: "p", limit: 50) == "Quiz")
        #expect(register.claim("Quiz", section: "b", period: "p", limit: 50) == "Quiz")
        #expect(register.claim("Quiz", section: "a", period: "q", limit: 50) == "Quiz")
    }

    @Test("The parts are kept apart: section ab and period c are not section a and period bc")
    func thePartsAreKeptApart() {
        var register = TitleRegister()
        #expect(register.claim("Quiz", section: "ab", period: "c", limit: 50) == "Quiz")
        #expect(register.claim("Quiz", section: "a", period: "bc", limit: 50) == "Quiz")
    }

    @Test("Titles that the cut makes equal are numbered within the limit")
    func titlesThatTheCutMakesEqualAreNumberedWithinTheLimit() {
        var register = TitleRegister()
        let forms = ["One", "Two"].map {
            register.claim("Chapter test " + $0, section: "a", period: "p", limit: 12)
        }
        #expect(forms == ["Chapter test", "Chapter  (2)"])
        #expect(forms.allSatisfy { $0.count <= 12 })
    }

    @Test("A title that was sent before is taken")
    func aTitleThatWasSentBeforeIsTaken() {
        var register = TitleRegister()
        register.reserve("Quiz", section: "a", period: "p")
        register.reserve("Quiz (2)", section: "a", period: "p")
        #expect(register.claim("Quiz", section: "a", period: "p", limit: 50) == "Quiz (3)")
    }

    @Test("A teacher's own (2) is a title like any other")
    func aTeachersOwnIsATitleLikeAnyOther() {
        var register = TitleRegister()
        #expect(register.claim("Quiz (2)", section: "a", period: "p", limit: 50) == "Quiz (2)")
        #expect(register.claim("Quiz", section: "a", period: "p", limit: 50) == "Quiz")
        #expect(register.claim("Quiz", section: "a", period: "p", limit: 50) == "Quiz (3)")
    }

    @Test("A line item's own form does not stand in its way")
    func aLineItemsOwnFormDoesNotStandInItsWay() {
        var register = TitleRegister()
        register.reserve("Quiz", section: "a", period: "p")
        #expect(register.claim("Quiz", section: "a", period: "p", limit: 50, own: "Quiz") == "Quiz")
    }

    @Test("Its old form stays taken for all others, because Campus still shows it")
    func ownStaysTaken() {
        var register = TitleRegister()
        register.reserve("Quiz", section: "a", period: "p")
        #expect(register.claim("Test", section: "a", period: "p", limit: 50, own: "Quiz") == "Test")
        #expect(register.claim("Quiz", section: "a", period: "p", limit: 50) == "Quiz (2)")
    }

    @Test("Property: a hundred of one title are a hundred titles within the limit")
    func aHundredOfOneTitleAreAHundredTitlesWithinTheLimit() {
        var random = RandomSource()
        let limit = Int.random(in: 8...50, using: &random)
        let title = String(repeating: "é👍🏽x", count: Int.random(in: 1...30, using: &random))
        var register = TitleRegister()
        let forms = (0..<100).map { _ in register.claim(title, section: "a", period: "p", limit: limit)
        }
        #expect(Set(forms).count == 100, "\(random)")
        #expect(forms.allSatisfy { $0.count <= limit }, "\(random)")
    }
}
