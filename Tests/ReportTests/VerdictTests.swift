import Domain
import Report
import Testing

@Suite("The verdict of a report")
struct VerdictTests {
    private typealias Verdict = Reconciliation.Verdict

    /// After an export, with nothing that anybody would have to look at.
    private static func calm() -> Reconciliation {
        var it = Reconciliation.empty
        it.export = .init(classes: 0, unchanged: 3)
        it.results = .of(sent: 3, confirmed: 3)
        return it
    }

    private static func night(_ exitCode: Int, blocked: [String] = []) -> Reconciliation.Night {
        .init(at: "", exitCode: exitCode, sentence: "the export stopped.", steps: [], blocked: blocked)
    }

    // MARK: Levels

    @Test("Nothing to do is fine, and has no points")
    func nothingToDoIsFine() {
        let verdict = Verdict.of(Self.calm())
        #expect(verdict.level == .fine)
        #expect(verdict.points == [])
    }

    @Test("Whatever needs a person is worth a look", arguments: ["frozen", "rejected", "held", "lost"])
    func whateverNeedsAPersonIsWorthALook(what: String) {
        var it = Self.calm()
        switch what {
        case "frozen": it.frozen.new = 1
        case "rejected": it.reasons = [.of(.rejected, "bad-score", scores: 1)]
        case "held": it.reasons = [.of(.held, "no-term", scores: 1, new: 1)]
        default: it.results.lost = 1
        }
        let verdict = Verdict.of(it)
        #expect(verdict.level == .look)
        #expect(verdict.points.count == 1)
    }

    @Test("What was known before, what nobody can help and what is only worth knowing leave it fine")
    func noNews() {
        var it = Self.calm()
        it.frozen.total = 4
        it.reasons = [
            .of(.held, "no-term", scores: 5), .of(.held, "no-score", scores: 9, new: 9, concerns: .nobody),
            .of(.notice, "title-cut", scores: 2, new: 2),
        ]
        it.results.inFlight = 7
        #expect(Verdict.of(it).level == .fine)
    }

    @Test("What the last export asked nobody for leaves it fine: rejected or held, however much stands there")
    func whatTheLastExportAskedNobodyForLeavesItFine() {
        var it = Self.calm()
        it.reasons = [
            .of(.rejected, "bad-score", scores: 5, needsPerson: false),
            .of(.held, "not-enrolled", scores: 5, new: 2, needsPerson: false),
        ]
        #expect(Verdict.of(it).level == .fine)
    }

    @Test("Of rejected scores those that came are told, and where that is not known all that nobody knows of")
    func rejectedCount() {
        var it = Self.calm()
        it.reasons = [.of(.rejected, "bad-score", scores: 9, new: 2, known: 3)]
        #expect(Verdict.of(it).points == ["2 scores of itslearning cannot be used as they are."])
        it.reasons = [.of(.rejected, "bad-score", scores: 9, known: 3)]
        #expect(Verdict.of(it).points == ["6 scores of itslearning cannot be used as they are."])
        it.reasons = [.of(.rejected, "bad-score", scores: 3, known: 3)]
        #expect(Verdict.of(it).level == .fine)
    }

    @Test(
        "What a read-back found lost is told with the run that it is of, and not again",
        arguments: [true, false])
    func lostOnce(isNew: Bool) {
        var it = Self.calm()
        it.readback = .init(
            time: "", appliedAt: "", full: true, confirmed: 0, newlyFrozen: 0, lost: 2, isNew: isNew)
        #expect(Verdict.of(it).level == (isNew ? .look : .fine))
    }

    @Test(
        "A night that did not do its work stopped something; 0 and 3 have done it",
        arguments: [0, 1, 3, 12, 20, 21, 75])
    func aNightThatDidNotDoItsWorkStoppedSomething(code: Int) {
        var it = Self.calm()
        it.night = Self.night(code)
        let isDone = code == 0 || code == 3
        let verdict = Verdict.of(it)
        #expect(verdict.level == (isDone ? .fine : .stopped))
        #expect(
            verdict.points
                == (isDone ? [] : ["The last night did not do all its work: the export stopped."]))
    }

    @Test("A night that was done and may send nothing stopped something, each cause by itself")
    func aNightThatWasDoneAndMaySendNothingStoppedSomething() {
        var it = Self.calm()
        it.night = Self.night(3, blocked: ["a read-back was refused", "another too"])
        let verdict = Verdict.of(it)
        #expect(verdict.level == .stopped)
        #expect(
            verdict.points
                == ["Nothing is sent: a read-back was refused.", "Nothing is sent: another too."])
    }

    @Test("A school is not told of the district's night")
    func aSchoolIsNotToldOfTheDistrictsNight() {
        var it = Self.calm()
        it.school = .init(id: "HS", name: nil)
        it.night = Self.night(21, blocked: ["x"])
        #expect(Verdict.of(it).level == .fine)
    }

    // MARK: The sentence

    @Test("Before the first export it says that there was none, to a school that none of its scores went out")
    func nothingYet() {
        var it = Reconciliation.empty
        #expect(Verdict.of(it).sentence == "Nothing has been exported yet.")
        it.school = .init(id: "HS", name: nil)
        #expect(Verdict.of(it).sentence == "No score of this school has been sent yet.")
    }

    @Test(
        "It tells what Campus has of all that was sent, with the right number of words",
        arguments: [
            (Reconciliation.ResultCounts.of(sent: 1, confirmed: 1), "The one score sent is in Campus."),
            (.of(sent: 2928, confirmed: 2928), "All 2,928 scores sent are in Campus."),
            (.of(sent: 1, inFlight: 1), "Of 1 score sent, 1 waits for import."),
            (
                .of(sent: 1012, confirmed: 1000, inFlight: 4, lost: 2, frozen: 5, released: 1),
                "Of 1,012 scores sent, 1,000 are in Campus, 6 wait for import, 5 are kept as Campus has them, 1 is released and goes out again."
            ),
            (.of(sent: 0), "No score has been sent yet."),
        ])
    func itTellsWhatCampusHasOfAllThatWasSent(results: Reconciliation.ResultCounts, text: String) {
        var it = Self.calm()
        it.results = results
        it.frozen.total = results.frozen
        #expect(Verdict.of(it).sentence == text)
    }

    @Test(
        "Frozen scores that a person entered in Campus, and we never sent, are told apart",
        arguments: [
            (3, "All 2 scores sent are in Campus; 3 more are kept that were never sent."),
            (1, "All 2 scores sent are in Campus; 1 more is kept that was never sent."),
        ])
    func frozenScoresThatAPersonEnteredInCampus(count: Int, text: String) {
        var it = Self.calm()
        it.results = .of(sent: 2, confirmed: 2)
        it.frozen.total = count
        #expect(Verdict.of(it).sentence == text)
    }

    @Test("It is the same sentence whatever the level")
    func sentenceOfAnyLevel() {
        var it = Self.calm()
        let fine = Verdict.of(it).sentence
        it.frozen.new = 1
        #expect(Verdict.of(it).sentence == fine)
        it.night = Self.night(1)
        #expect(Verdict.of(it).sentence == fine)
    }

    // MARK: The points

    @Test("The worst is first: the night, what blocks, freezes, rejected, newly held, lost")
    func theWorstIsFirstTheNight() {
        var it = Self.calm()
        it.night = Self.night(20, blocked: ["a read-back was refused"])
        it.frozen.new = 2
        it.reasons = [.of(.held, "no-term", scores: 4, new: 3), .of(.rejected, "bad-score", scores: 2)]
        it.results.lost = 5
        #expect(
            Verdict.of(it).points == [
                "The last night did not do all its work: the export stopped.",
                "Nothing is sent: a read-back was refused.",
                "2 scores were changed in Campus since the run before and are frozen now.",
                "2 scores of itslearning cannot be used as they are.",
                "3 scores newly held: item has no term (no-term).",
                "5 scores were lost on the way and go out again with the next export.",
            ])
    }

    @Test("One is told as one")
    func oneIsToldAsOne() {
        var it = Self.calm()
        it.frozen.new = 1
        it.reasons = [.of(.held, "no-term", scores: 1, new: 1), .of(.rejected, "bad-score", scores: 1)]
        it.results.lost = 1
        #expect(
            Verdict.of(it).points == [
                "1 score was changed in Campus since the run before and is frozen now.",
                "1 score of itslearning cannot be used as it is.",
                "1 score newly held: item has no term (no-term).",
                "1 score was lost on the way and goes out again with the next export.",
            ])
    }

    @Test("Of many reasons the three largest are told, largest first, the rest as one", arguments: [4, 5])
    func ofManyReasonsTheThreeLargestAreToldLargestFirstTheRestAsOne(count: Int) {
        var it = Self.calm()
        it.reasons = (1...count).map { .of(.held, "code-\($0)", scores: 9, new: $0 * 1000) }
        let points = Verdict.of(it).points
        #expect(points.count == 4)
        #expect(points.first == "\(count),000 scores newly held: item has no term (code-\(count)).")
        #expect(
            points.last
                == (count == 4
                    ? "1,000 scores newly held for 1 other reason."
                    : "3,000 scores newly held for 2 other reasons."))
    }

    @Test("A bundle that was lost whose scores went out again long ago is no news")
    func lostBundle() {
        var it = Self.calm()
        it.bundles = [
            .init(
                sequence: 1, file: "f", at: "", school: nil, lineItems: 1, results: 3, state: .lost,
                awaited: 0, handover: nil, nights: 2)
        ]
        #expect(Verdict.of(it).level == .fine)
    }

    @Test("Scores that are looked for in a lost bundle again are told by their number, never as 0 scores")
    func awaitedInLostBundle() {
        var it = Self.calm()
        it.bundles = [
            .init(
                sequence: 1, file: "f", at: "", school: nil, lineItems: 1, results: 3, state: .lost,
                awaited: 3, handover: nil, nights: 2)
        ]
        let points = Verdict.of(it).points
        #expect(!points.contains { $0.hasPrefix("0 ") })
    }
}
