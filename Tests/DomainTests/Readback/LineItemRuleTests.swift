import Testing

@testable import Domain

@Suite("What Campus shows of a line item of ours")
struct LineItemRuleTests {
    private func campus(_ change: (inout CampusLineItem) throws -> Void = { _ in }) throws -> CampusLineItem {
        var campus = DomainTests.campus(try version())
        try change(&campus)
        return campus
    }

    // MARK: There or gone

    @Test("Shown with its latest version: a bundle need not carry it any more")
    func shownWithItsLatestVersion() throws {
        let outcome = try LineItemScene().outcome(campus())
        #expect(
            outcome == LineItemOutcome(shown: .latestVersion, hold: nil, isEdited: false, isDueAgain: false))
    }

    @Test("Gone from a full read-back after being there: item-removed")
    func goneFromAFullReadBackAfterBeingThere() throws {
        for shown in [LineItemShown.earlierVersion, .latestVersion] {
            var scene = try LineItemScene()
            scene.sent.shown = shown
            #expect(scene.outcome(nil).hold == .itemRemoved)
        }
    }

    @Test(
        "An extract lacks a line item without a score: it is not removed, whether or not it was there before")
    func missingInExtract() throws {
        var scene = try LineItemScene()
        scene.readback.listsLineItems = false
        scene.readback.arrivals.add([1], at: night(9))
        #expect(scene.outcome(nil).hold == nil)
        scene.sent.shown = .latestVersion
        #expect(scene.outcome(nil).hold == nil)
        // One that says that it was deleted is believed in any form.
        #expect(scene.outcome(CampusLineItem(isDeleted: true)).hold == .itemRemoved)
    }

    @Test("Max points are compared with the decimals that Campus keeps")
    func decimalsOfPoints() throws {
        var scene = try LineItemScene()
        scene.sent.latest.maxPoints = try #require(Points("33.333"))
        var there = CampusLineItem(title: scene.sent.latest.sentTitle)
        there.maxPoints = Points("33.33")
        #expect(scene.outcome(there).hold == .pointsChanged)
        scene.readback.decimals = 2
        #expect(scene.outcome(there).hold == nil)
        #expect(scene.outcome(there).shown == .latestVersion)
    }

    @Test("Never there though a bundle set that carried it has arrived: item-removed")
    func neverThereThoughABundleSetThatCarriedItHasArrivedItemRemoved() throws {
        var scene = try LineItemScene()
        scene.readback.arrivals.add([1], at: night(9))
        #expect(scene.outcome(nil).hold == .itemRemoved)
        scene.sent.bundles = [2]
        #expect(scene.outcome(nil).hold == nil)
    }

    @Test("Never there and nothing known to have arrived: still on its way")
    func onItsWay() throws {
        let outcome = try LineItemScene().outcome(nil)
        #expect(outcome == LineItemOutcome(shown: .never, hold: nil, isEdited: false, isDueAgain: false))
    }

    @Test("A partial read-back without it says nothing, unless it says that it was deleted")
    func aPartialReadBackWithoutItSaysNothing() throws {
        var scene = try LineItemScene()
        scene.sent.shown = .latestVersion
        scene.readback.isFull = false
        #expect(scene.outcome(nil).hold == nil)
        #expect(scene.outcome(CampusLineItem(title: "Essay", isDeleted: true)).hold == .itemRemoved)
    }

    @Test("Back again, it is held no longer, also where only its scores tell of it")
    func backAgain() throws {
        var scene = try LineItemScene()
        scene.sent.shown = .latestVersion
        scene.sent.hold = .itemRemoved
        #expect(try scene.outcome(campus()).hold == nil)
        #expect(scene.outcome(CampusLineItem()).hold == nil)
        #expect(scene.outcome(nil).hold == .itemRemoved)
    }

    @Test("Scores without their line item: it is evidently there, and its fields are not judged")
    func scoresOnly() throws {
        var scene = try LineItemScene()
        #expect(
            scene.outcome(CampusLineItem())
                == LineItemOutcome(shown: .earlierVersion, hold: nil, isEdited: false, isDueAgain: false))
        scene.sent.shown = .latestVersion
        scene.sent.hold = .pointsChanged
        scene.sent.isEdited = true
        let outcome = scene.outcome(CampusLineItem())
        #expect(
            outcome
                == LineItemOutcome(
                    shown: .latestVersion, hold: .pointsChanged, isEdited: true, isDueAgain: false))
    }

    @Test("An older read-back, forced, leaves line items as they are")
    func anOlderReadBackForced() throws {
        var scene = try LineItemScene()
        scene.sent.shown = .latestVersion
        scene.readback.isOlder = true
        let asItWas = LineItemOutcome(shown: .latestVersion, hold: nil, isEdited: false, isDueAgain: false)
        #expect(scene.outcome(nil) == asItWas)
        #expect(try scene.outcome(campus { $0.title = "Own" }) == asItWas)
        #expect(try scene.outcome(campus { $0.maxPoints = Points(whole: 20) }) == asItWas)
    }

    @Test("One that shows it for the first time says that it has been in Campus, and nothing else (D169)")
    func olderShows() throws {
        var scene = try LineItemScene()
        scene.readback.isOlder = true
        #expect(scene.outcome(nil).shown == .never)
        let outcome = try scene.outcome(campus { $0.maxPoints = Points(whole: 20) })
        #expect(
            outcome == LineItemOutcome(shown: .earlierVersion, hold: nil, isEdited: false, isDueAgain: false))
    }

    // MARK: Points

    @Test("Max points that we never sent: points-changed")
    func pointsChanged() throws {
        let outcome = try LineItemScene().outcome(campus { $0.maxPoints = Points(whole: 20) })
        #expect(outcome.hold == .pointsChanged && !outcome.isEdited)
    }

    @Test("10.0 is no change of 10")
    func samePoints() throws {
        let ten = try points("10.0")
        #expect(try LineItemScene().outcome(campus { $0.maxPoints = ten }).hold == nil)
    }

    @Test("Points that we once sent are ours")
    func pointsThatWeOnceSentAreOurs() throws {
        var scene = try LineItemScene.revised()
        scene.sent.earlier = [try version(points: 20)]
        #expect(try scene.outcome(campus { $0.maxPoints = Points(whole: 20) }).hold == nil)
    }

    @Test("Held until they agree again")
    func heldUntilTheyAgreeAgain() throws {
        var scene = try LineItemScene()
        scene.sent.hold = .pointsChanged
        #expect(try scene.outcome(campus { $0.maxPoints = Points(whole: 20) }).hold == .pointsChanged)
        #expect(try scene.outcome(campus()).hold == nil)
    }

    // MARK: Edits

    @Test("Title, due date or category edited in Campus: that edit stands, and nothing is held")
    func titleDueDateOrCategoryEditedInCampus() throws {
        let edits = try [
            campus { $0.title = "Own title" }, campus { $0.dueDate = try day("2026-10-02") },
            campus { $0.category = "tests" },
        ]
        for edit in edits {
            let outcome = try LineItemScene().outcome(edit)
            #expect(outcome.isEdited && outcome.hold == nil)
        }
    }

    @Test("An edit that was taken back is none any more")
    func anEditThatWasTakenBackIsNoneAnyMore() throws {
        var scene = try LineItemScene()
        scene.sent.isEdited = true
        #expect(try !scene.outcome(campus()).isEdited)
    }

    @Test("What the read-back does not say is no edit")
    func whatTheReadBackDoesNotSayIsNoEdit() throws {
        let outcome = try LineItemScene().outcome(CampusLineItem(maxPoints: Points(whole: 10)))
        #expect(outcome.shown == .latestVersion && !outcome.isEdited && outcome.hold == nil)
    }

    @Test("Spaces at the ends of a title make no difference, those within it do")
    func spacesAtTheEndsOfATitleMakeNoDifference() throws {
        #expect(try LineItemScene().outcome(campus { $0.title = " Essay  " }).shown == .latestVersion)
        var scene = try LineItemScene()
        scene.sent.latest.sentTitle = "Essay "
        #expect(try scene.outcome(campus()).shown == .latestVersion)
        #expect(try LineItemScene().outcome(campus { $0.title = "Es say" }).isEdited)
    }

    @Test("Both edited and with other points: the edit stands, and it is held")
    func editedAndPoints() throws {
        let outcome = try LineItemScene().outcome(
            campus {
                $0.title = "Own"
                $0.maxPoints = Points(whole: 20)
            })
        #expect(outcome.isEdited && outcome.hold == .pointsChanged)
    }

    // MARK: An earlier version of ours

    private var earlier: CampusLineItem {
        get throws { DomainTests.campus(try version(title: "Esay")) }
    }

    @Test("Like an earlier version, the latest not known delivered: still in flight")
    func earlierInFlight() throws {
        let outcome = try LineItemScene.revised().outcome(earlier)
        #expect(
            outcome == LineItemOutcome(shown: .earlierVersion, hold: nil, isEdited: false, isDueAgain: false))
        var scene = try LineItemScene.revised()
        scene.readback.arrivals.add([1], at: night(9))
        #expect(try !scene.outcome(earlier).isEdited)
    }

    @Test("Like an earlier version, the latest seen before or known delivered: somebody put it back")
    func likeAnEarlierVersionTheLatestSeenBeforeOrKnownDelivered() throws {
        var scene = try LineItemScene.revised()
        scene.sent.shown = .latestVersion
        #expect(try scene.outcome(earlier).isEdited)
        var delivered = try LineItemScene.revised()
        delivered.readback.arrivals.add([4], at: night(9))
        #expect(try delivered.outcome(earlier).isEdited)
    }

    @Test("In flight over two full read-backs, the latest version goes out again")
    func inFlightOverTwoFullReadBacks() throws {
        var scene = try LineItemScene.revised()
        scene.readback.fullReadbacks = [night(3), night(10)]
        #expect(try !scene.outcome(earlier).isDueAgain)
        scene.readback.fullReadbacks = [night(9), night(10)]
        #expect(try scene.outcome(earlier).isDueAgain)
        scene.readback.isFull = false
        #expect(try !scene.outcome(earlier).isDueAgain)
    }

    @Test("Due again lasts until the latest version is shown")
    func dueAgainLastsUntilTheLatestVersionIsShown() throws {
        var scene = try LineItemScene.revised()
        scene.sent.isDueAgain = true
        #expect(try scene.outcome(earlier).isDueAgain)
        #expect(try !scene.outcome(campus()).isDueAgain)
    }

    @Test("Its row as Campus has it: Campus's own where it says something, ours elsewhere")
    func itsRowAsCampusHasIt() throws {
        let ours = try version()
        let own = CampusLineItem(title: "Own", dueDate: try day("2026-10-02"), category: nil, maxPoints: nil)
        let row = own.over(ours)
        #expect(row.sentTitle == "Own" && row.title == "Essay" && row.dueDate == own.dueDate)
        #expect(row.category == ours.category && row.maxPoints == ours.maxPoints)
        #expect(CampusLineItem().over(ours) == ours)
    }
}
