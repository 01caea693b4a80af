import Domain
import Testing

@Suite("Since when scores are under a code")
struct AgeingTests {
    private let old = [
        AgedScores(since: 3, scores: 2, students: ["s1", "s4"]),
        AgedScores(since: 5, scores: 2, students: ["s2"], persons: ["p1"]),
    ]

    @Test("What is found for the first time is of this run")
    func whatIsFoundForTheFirstTimeIsOfThisRun() {
        let ageing = Ageing([], FoundScores(scores: 3, students: ["s1", "s2"], persons: ["p1"]), run: 7)
        #expect(
            ageing.rows == [AgedScores(since: 7, scores: 3, students: ["s1", "s2"], persons: ["p1"])])
        #expect(ageing.came == 3 && ageing.left == 0)
    }

    @Test("What is found again as it was stays as it was")
    func whatIsFoundAgainAsItWasStaysAsItWas() {
        let found = FoundScores(scores: 4, students: ["s1", "s2", "s4"], persons: ["p1"])
        let ageing = Ageing(old, found, run: 7)
        #expect(ageing.rows == old)
        #expect(ageing.came == 0 && ageing.left == 0)
    }

    @Test("Each student keeps the age of its own; who is new is of this run, who is gone is gone")
    func eachStudentKeepsTheAgeOfItsOwn() {
        let found = FoundScores(scores: 4, students: ["s0", "s2", "s4"], persons: ["p2"])
        let ageing = Ageing(old, found, run: 7)
        #expect(
            ageing.rows == [
                AgedScores(since: 3, scores: 1, students: ["s4"]),
                AgedScores(since: 5, scores: 1, students: ["s2"]),
                AgedScores(since: 7, scores: 2, students: ["s0"], persons: ["p2"]),
            ])
        #expect(ageing.came == 2 && ageing.left == 2)
    }

    @Test("A person without a student in Campus is not the student who has the same id")
    func personOrStudent() {
        let before = [AgedScores(since: 3, scores: 1, students: ["1"])]
        let ageing = Ageing(before, FoundScores(scores: 1, persons: ["1"]), run: 7)
        #expect(ageing.rows == [AgedScores(since: 7, scores: 1, persons: ["1"])])
        #expect(ageing.came == 1 && ageing.left == 1)
    }

    @Test("Ids are compared as bytes: two spellings of one letter are two students")
    func idsAreComparedAsBytes() {
        let before = [AgedScores(since: 3, scores: 1, students: ["Zoe\u{308}"])]
        let ageing = Ageing(before, FoundScores(scores: 1, students: ["Zo\u{eb}"]), run: 7)
        #expect(ageing.rows.map(\.since) == [7])
    }

    @Test("Two scores of one student are one student and two scores, of one age")
    func twoScoresOfOneStudentAreOneStudentAndTwoScores() {
        let before = [AgedScores(since: 3, scores: 1, students: ["s1"])]
        let more = Ageing(before, FoundScores(scores: 3, students: ["s1", "s1", "s2"]), run: 7)
        #expect(
            more.rows == [
                AgedScores(since: 3, scores: 2, students: ["s1"]),
                AgedScores(since: 7, scores: 1, students: ["s2"]),
            ])
        #expect(more.came == 2 && more.left == 0)
        let less = Ageing(more.rows, FoundScores(scores: 1, students: ["s1"]), run: 8)
        #expect(less.rows == before)
        #expect(less.came == 0 && less.left == 2)
    }

    @Test("What is about a line item has one age, the oldest, however many scores it is")
    func lineItem() {
        let before = [AgedScores(since: 5, scores: 20), AgedScores(since: 3, scores: 5)]
        let more = Ageing(before, FoundScores(scores: 27), run: 7)
        #expect(more.rows == [AgedScores(since: 3, scores: 27)])
        #expect(more.came == 2 && more.left == 0)
        let less = Ageing(more.rows, FoundScores(scores: 7), run: 8)
        #expect(less.rows == [AgedScores(since: 3, scores: 7)])
        #expect(less.came == 0 && less.left == 20)
    }

    @Test("A line item without scores, such as one that is missing, ages too")
    func aLineItemWithoutScores() {
        let first = Ageing([], FoundScores(scores: 0), run: 3)
        #expect(first.rows == [AgedScores(since: 3, scores: 0)])
        let second = Ageing(first.rows, FoundScores(scores: 0), run: 7)
        #expect(second.rows == first.rows)
        #expect(second.came == 0 && second.left == 0)
    }

    @Test("What is not found any more is gone, and all of it has left")
    func whatIsNotFoundAnyMoreIsGone() {
        let ageing = Ageing(old, nil, run: 7)
        #expect(ageing.rows.isEmpty)
        #expect(ageing.came == 0 && ageing.left == 4)
    }
}
