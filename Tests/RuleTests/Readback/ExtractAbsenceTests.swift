import Scenes
import TestSupport
import Testing

@Suite(
    "What a data extract lacks: a score is cleared, a line item is not gone",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct ExtractAbsenceTests {
    @Test(
        "A line item that a OneRoster read-back showed without scores is not removed because an extract has no row of it"
    )
    func withoutScores() throws {
        let scene = try ReadbackScene()
        let whole = scene.campus
        scene.campus.scores.removeAll { $0.lineItem == "itsl_902_42001" }
        scene.campus.scores.removeAll { $0.lineItem == "itsl_903_41002" }
        // Nobody has graded it in Campus yet: the line item stands there alone.
        #expect(try scene.readback(1, ["--partial"]).heldLineItems == [:])
        let extract = try scene.readback(2, as: .extract)
        #expect(extract.heldLineItems == [:])
        #expect(extract.newlyFrozen["cleared"] == nil)
        scene.campus = whole
        #expect(try scene.readback(3, as: .extract).heldLineItems == [:])
    }

    @Test(
        "After a teacher cleared its only score the extract has no row: the score is cleared, the line item is not held"
    )
    func onlyScoreCleared() throws {
        let scene = try ReadbackScene()
        #expect(try scene.readback(1, as: .extract).confirmed == 9)
        scene.campus.removeRow("itsl_902_42001", "s504")
        let report = try scene.readback(2, as: .extract)
        #expect(report.heldLineItems == [:])
        #expect(report.newlyFrozen == ["cleared": 1])
        // Others in it go on.
        scene.district.grade("902", "505", "7")
        #expect(try scene.sent(3) == ["itsl_902_42001_s505": "7"])
    }

    @Test(
        "Sent again after it was lost and refused once more, though its bundle arrived: a person must look, it does not go out every other night"
    )
    func sentAgainAfterItWasLostAndRefusedOnceMoreThoughItsBundleArrived() throws {
        let scene = try ReadbackScene()
        func refuse() { scene.campus.scores.removeAll { $0.lineItem == "itsl_902_42001" } }
        refuse()
        #expect(try scene.readback(1, as: .extract).inFlight == 1)
        #expect(try scene.readback(2, as: .extract).lost == 1)
        // Something else goes with it, and tells that the bundle has arrived.
        scene.district.grade("901", "501", "17")
        #expect(try scene.sent(3) == ["itsl_902_42001_s504": "9", "itsl_901_41001_s501": "17"])
        try scene.importAll()
        refuse()
        #expect(try scene.readback(3, as: .extract).inFlight == 1)
        let second = try scene.readback(4, as: .extract)
        #expect(second.lost == 0)
        #expect(second.newlyFrozen == ["unaccepted": 1])
        #expect(try scene.sent(5) == [:])
    }

    @Test("Under a line item that a OneRoster read-back found gone, an extract without it clears nothing")
    func underALineItemThatAOneRosterReadBackFoundGone() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        let whole = scene.campus
        scene.campus.removeLineItem("itsl_903_41002")
        #expect(try scene.readback(2).heldLineItems == ["item-removed": 1])
        let extract = try scene.readback(3, as: .extract)
        #expect(extract.newlyFrozen == [:])
        #expect(extract.heldLineItems == ["item-removed": 1])
        scene.campus = whole
        #expect(try scene.readback(4, as: .extract).confirmed == 9)
    }
}
