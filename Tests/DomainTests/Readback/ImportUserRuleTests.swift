import Domain
import Testing

@Suite("Who changed a row, where the import user is configured and the read-back says who and when")
struct ImportUserRuleTests {
    /// Seen with its latest value in the full read-back of night 9.
    private let scene = Scene((1, score(8))).confirmed().importUser("import")

    @Test("The import user's own changes are ours")
    func importUser() {
        #expect(scene.outcome(row(8).changed(by: "import", night(10))) == .confirmed)
        #expect(
            Scene((1, score(8))).importUser("import").outcome(row(8).changed(by: "import", night(2)))
                == .confirmed)
    }

    @Test("A change that an earlier full read-back has shown already is judged by its value")
    func aChangeThatAnEarlierFullReadBackHasShownAlreadyIsJudged() {
        #expect(scene.outcome(row(8).changed(by: "teacher", night(8))) == .confirmed)
        #expect(scene.outcome(row(8).changed(by: "teacher", night(9))) == .confirmed)
        #expect(scene.outcome(row(7).changed(by: "teacher", night(8))) == .frozen(.changed))
    }

    @Test("Never seen before: a change at any time counts, also one to the very value in flight")
    func neverSeen() {
        let scene = Scene((1, score(8))).importUser("import")
        #expect(scene.outcome(row(8).changed(by: "teacher", night(2))) == .frozen(.changed))
        #expect(scene.outcome(row(.blank).changed(by: "teacher", night(0))) == .frozen(.changed))
    }

    @Test("Where the read-back does not say who, or not when, the value alone decides")
    func whereTheReadBackDoesNotSayWho() {
        for (user, time) in [("teacher", nil), (nil, night(10)), (nil, nil)] as [(String?, Instant?)] {
            let says = CampusObservation.row(
                CampusResult(score: .value(score(8)), changedBy: user, changedAt: time))
            #expect(scene.outcome(says) == .confirmed)
        }
    }

    @Test("Where no import user is configured, the value alone decides")
    func whereNoImportUserIsConfiguredTheValueAloneDecides() {
        #expect(
            Scene((1, score(8))).confirmed().outcome(row(8).changed(by: "teacher", night(10))) == .confirmed)
    }

    @Test(
        "A late flag set by the teacher changes the row, not the score: no freeze",
        arguments: [CampusFlags.late, .turnedIn, [.late, .turnedIn]])
    func aLateFlagSetByTheTeacherChangesTheRowNotTheScore(_ flags: CampusFlags) {
        #expect(scene.outcome(row(8, flags).changed(by: "teacher", night(10))) == .confirmed)
        let withoutImportUser = Scene((1, score(8))).confirmed()
        #expect(withoutImportUser.outcome(row(8, flags).changed(by: "teacher", night(10))) == .confirmed)
    }

    @Test("Nor does one on the score that Campus showed last, while a newer one is in flight")
    func lateBeforeArrival() {
        let two = Scene((1, score(8)), (2, score(9))).seen(8).importUser("import")
        #expect(two.outcome(row(8, .late).changed(by: "teacher", night(10))) == .inFlight)
    }

    @Test("A late flag does not excuse a change of the score, nor a value of ours that was never seen")
    func lateAndChanged() {
        #expect(scene.outcome(row(7, .late).changed(by: "teacher", night(10))) == .frozen(.changed))
        #expect(scene.outcome(row(.blank, .late).changed(by: "teacher", night(10))) == .frozen(.changed))
        let two = Scene((1, score(8)), (2, score(9))).importUser("import")
        #expect(two.outcome(row(8, .late).changed(by: "teacher", night(10))) == .frozen(.changed))
    }

    @Test("A late flag does not hide another one")
    func lateAndMissing() {
        #expect(
            scene.outcome(row(8, [.late, .missing]).changed(by: "teacher", night(10))) == .frozen(.flagged))
    }
}
