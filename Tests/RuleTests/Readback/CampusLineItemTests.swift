import Scenes
import TestSupport
import Testing

@Suite(
    "What people do to line items in Campus",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct CampusLineItemTests {
    /// Everything was seen once; then the essay of section 41001 is worth 25 points in Campus, and a score
    /// changes in itslearning.
    private static func sceneWithOtherPoints() throws -> ReadbackScene {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        scene.campus.edit("itsl_901_41001") { $0.maxPoints = "25.0" }
        scene.district.grade("901", "501", "19")
        let report = try scene.readback(2)
        #expect(report.heldLineItems == ["points-changed": 1])
        #expect(report.attention == ["points-changed"])
        #expect(report.newlyFrozen == [:])
        #expect(report.confirmed == 9)
        let held = try scene.export(3)
        #expect(held.bundles.isEmpty)
        #expect(held.classes.held == ["points-changed": 3])
        return scene
    }

    @Test("Max points that we never sent hold its scores until Campus goes back")
    func pointsGoBack() throws {
        let scene = try Self.sceneWithOtherPoints()
        let told = try #require(try scene.explain("901").lineItem("itsl_901_41001"))
        #expect(told.campusHold == "points-changed")
        #expect(told.campus?.maxPoints == "25")
        // Held before: no news.
        let still = try scene.readback(3)
        #expect(still.heldLineItems == ["points-changed": 1])
        #expect(still.attention == [])
        scene.campus.edit("itsl_901_41001") { $0.maxPoints = "20.00" }
        #expect(try scene.readback(4).heldLineItems == [:])
        #expect(try scene.sent(5) == ["itsl_901_41001_s501": "19"])
    }

    @Test("Max points that we never sent hold its scores until itslearning follows")
    func maxPointsThatWeNeverSentHoldItsScoresUntilItslearningFollows() throws {
        let scene = try Self.sceneWithOtherPoints()
        scene.district.setItem("901", "MaxScore", "25")
        #expect(try scene.sent(4) == ["itsl_901_41001_s501": "19"])
        try scene.importAll()
        let agreed = try scene.readback(4)
        #expect(agreed.heldLineItems == [:])
        #expect(agreed.confirmed == 9)
        #expect(scene.campus.lineItem("itsl_901_42001")?.maxPoints == "25")
        #expect(try scene.sent(5) == [:])
    }

    @Test("A line item gone from a full read-back is item-removed: nothing is sent for it until it is back")
    func removedAndBack() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        let whole = scene.campus
        scene.campus.removeLineItem("itsl_903_41002")
        scene.district.grade("903", "501", "40")
        let report = try scene.readback(2)
        #expect(report.heldLineItems == ["item-removed": 1])
        #expect(report.attention == ["item-removed"])
        #expect(report.newlyFrozen == [:])
        #expect(report.lost == 0)
        let held = try scene.export(3)
        #expect(held.bundles.isEmpty)
        #expect(held.classes.held == ["item-removed": 2])
        _ = try scene.readback(3)
        #expect(try scene.readback(4).lost == 0)

        scene.campus = whole
        let back = try scene.readback(5)
        #expect(back.heldLineItems == [:])
        #expect(back.confirmed == 9)
        #expect(try scene.sent(6) == ["itsl_903_41002_s501": "40"])
    }

    @Test(
        "A line item that was never there, though its bundle has arrived, is item-removed; a partial read-back proves nothing"
    )
    func neverThere() throws {
        let scene = try ReadbackScene()
        scene.campus.removeLineItem("itsl_903_41002")
        #expect(try scene.readback(1, ["--partial"]).heldLineItems == [:])
        let report = try scene.readback(2)
        #expect(report.heldLineItems == ["item-removed": 1])
        #expect(report.newlyFrozen == [:])
        #expect(try scene.explain("903").lineItem("itsl_903_41002")?.shownByCampus == "never")
    }

    @Test(
        "Title, due date or category edited in Campus: the edit stands, the row is not sent again, its scores go on",
        arguments: ["title", "dueDate", "category"])
    func titleDueDateOrCategoryEditedInCampus(field: String) throws {
        let scene = try ReadbackScene()
        let whole = scene.campus
        scene.campus.edit("itsl_901_41001") {
            switch field {
            case "title": $0.title = "Essay, counted twice"
            case "dueDate": $0.dueDate = "2026-11-11"
            default: $0.category = "1207"
            }
        }
        let report = try scene.readback(1)
        #expect(report.editedLineItems == 1)
        #expect(report.confirmed == 9)
        #expect(report.attention == [])
        let told = try #require(try scene.explain("901").lineItem("itsl_901_41001"))
        #expect(told.editedInCampus)
        #expect(
            [told.campus?.title, told.campus?.dueDate, told.campus?.category].compactMap { $0 }.count == 3)

        scene.district.setItem("901", "Title", "Essay on rivers")
        scene.district.grade("901", "501", "19")
        let bundle = try scene.workspace.onlyBundle(scene.export(2))
        #expect(bundle.lineItems.values("sourcedId") == ["itsl_901_42001"])
        #expect(bundle.scores == ["itsl_901_41001_s501": "19"])

        // Put back in Campus, the edit is over and our version goes out.
        scene.campus = whole
        try scene.importAll()
        #expect(try scene.readback(2).editedLineItems == 0)
        let next = try scene.workspace.onlyBundle(scene.export(3))
        #expect(next.lineItems.values("sourcedId") == ["itsl_901_41001"])
        #expect(next.lineItem("itsl_901_41001")?["title"] == "Essay on rivers")
        #expect(next.scores == [:])
    }

    @Test("An earlier version of ours: in flight while the later is on its way, an edit once that was shown")
    func earlierVersion() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        let old = scene.campus
        scene.district.setItem("901", "Title", "Essay on rivers")
        _ = try scene.export(2)
        let waiting = try scene.readback(2)
        #expect(waiting.editedLineItems == 0)
        try scene.importAll()
        #expect(try scene.readback(3).editedLineItems == 0)
        #expect(
            try scene.explain("901").lineItems.map(\.shownByCampus) == ["latest wording", "latest wording"])
        scene.campus = old
        #expect(try scene.readback(4).editedLineItems == 2)
        #expect(try scene.sent(5) == [:])
    }

    @Test("A version that two full read-backs do not show goes out again, without its scores")
    func lostVersion() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        scene.district.setItem("902", "MaxScore", "12")
        _ = try scene.export(2)
        _ = try scene.readback(2)
        #expect(try scene.export(3).bundles.isEmpty)
        _ = try scene.readback(3)
        let again = try scene.workspace.onlyBundle(scene.export(4))
        #expect(again.lineItems.values("sourcedId") == ["itsl_902_41001", "itsl_902_42001"])
        #expect(again.lineItems.values("resultValueMax") == ["12", "12"])
        #expect(again.files["results.csv"] == nil)
    }

    @Test("A bundle carries the line item of a score until a read-back has shown it, and not after that")
    func carriedUntilShown() throws {
        let scene = try ReadbackScene()
        scene.district.grade("901", "501", "19")
        #expect(
            try scene.workspace.onlyBundle(scene.export(2)).lineItems.values("sourcedId") == [
                "itsl_901_41001"
            ])
        try scene.importAll()
        _ = try scene.readback(2)
        scene.district.grade("901", "501", "18")
        let bundle = try scene.workspace.onlyBundle(scene.export(3))
        #expect(bundle.files["lineItems.csv"] == nil)
        #expect(bundle.scores == ["itsl_901_41001_s501": "18"])
    }
}
