import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "A person lifts the hold of a line item, on the record",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct HeldReleaseTests {
    private struct Held: Decodable {
        struct Item: Decodable {
            var lineItem: String
            var hold: String
            var campusMaxPoints: String?
        }
        var held: [Item]
        var by: String?
        var dryRun: Bool?
    }

    private static func run(_ scene: ReadbackScene, _ words: [String]) throws -> Finished {
        try scene.workspace.run(["held"] + words + ["--json", "--now", "2026-11-24T13:00:00Z"])
    }

    private static func release(_ scene: ReadbackScene, _ id: String, _ more: [String] = []) throws
        -> Finished
    {
        try run(
            scene,
            ["release", "--line-item", id, "--by", "A. Registrar", "--reason", "It is there"] + more)
    }

    /// The lab report is gone from Campus's list, though it is there.
    private static func sceneWithRemoved() throws -> ReadbackScene {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        scene.campus.removeLineItem("itsl_903_41002")
        #expect(try scene.readback(2).heldLineItems == ["item-removed": 1])
        scene.district.grade("903", "506", "44")
        return scene
    }

    @Test("item-removed: its scores go out again with its row, and Campus tells whether it is there")
    func itemRemovedItsScoresGoOutAgainWithItsRow() throws {
        let scene = try Self.sceneWithRemoved()
        let listed = try Self.run(scene, ["list"]).json(Held.self)
        #expect(listed.held.map(\.lineItem) == ["itsl_903_41002"])
        #expect(listed.held.map(\.hold) == ["item-removed"])
        #expect(try Self.release(scene, "itsl_903_41002").status == 0)
        let bundle = try scene.workspace.onlyBundle(scene.export(3))
        #expect(bundle.scores == ["itsl_903_41002_s506": "44"])
        #expect(bundle.lineItems.values("sourcedId") == ["itsl_903_41002"])
        // Not held again by a read-back of before it was imported, though earlier bundles of it have arrived.
        #expect(try scene.readback(3).heldLineItems == [:])
        try scene.importAll()
        let there = try scene.readback(4)
        #expect(there.heldLineItems == [:])
        #expect(there.confirmed == 8)
    }

    /// Campus begins a school year: it has none of our line items any more, and itslearning goes on with the same ids.
    private static func sceneAfterRollover() throws -> ReadbackScene {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        scene.campus = CampusExport()
        scene.campus.addByHand("987654", title: "Essay", section: "41001", "s501", "3")
        #expect(try scene.readback(2, ["--accept-changes"]).heldLineItems == ["item-removed": 5])
        for (item, person) in [("901", "501"), ("901", "504"), ("903", "506")] {
            scene.district.grade(item, person, "7")
        }
        #expect(try scene.export(3).bundles.isEmpty)
        return scene
    }

    private static let signature = ["--by", "A. Registrar", "--reason", "New school year"]

    @Test(
        "After the rollover of a school year one command lifts all holds, and the new scores go out with their rows"
    )
    func afterTheRolloverOfASchoolYearOneCommandLiftsAllHolds() throws {
        let scene = try Self.sceneAfterRollover()
        let tried = try Self.run(scene, ["release", "--all", "--dry-run"] + Self.signature).json(Held.self)
        #expect(tried.held.count == 5)
        #expect(try scene.export(3).bundles.isEmpty)
        #expect(try Self.run(scene, ["release", "--all"] + Self.signature).json(Held.self).held.count == 5)
        let bundle = try scene.workspace.onlyBundle(scene.export(4))
        #expect(
            bundle.scores == [
                "itsl_901_41001_s501": "7", "itsl_901_42001_s504": "7", "itsl_903_41002_s506": "7",
            ])
        #expect(bundle.lineItems.rows.count == 3)
        try scene.campus.take([2], of: scene.workspace)
        // Scores of last year that Campus has no more are cleared, as everywhere; those too can be released at once.
        let back = try scene.readback(4, ["--accept-changes"])
        #expect(back.heldLineItems == [:])
        #expect(back.newlyFrozen == ["cleared": 4])
        #expect(try scene.release(["--freeze-reason", "cleared"], 4).status == 0)
        #expect(try scene.sent(5).count == 4)
        #expect(
            try scene.workspace.ledger.sql("SELECT count(*), min(why) FROM hold_release;")
                == "5|New school year\n")
    }

    @Test("Filters narrow each other, --line-item adds up, and only what fits is lifted")
    func filtersNarrowEachOther() throws {
        let scene = try Self.sceneAfterRollover()
        func held(_ filter: String...) throws -> [String] {
            try Self.run(scene, ["list"] + filter).json(Held.self).held.map(\.lineItem)
        }
        #expect(try held("--section", "41001") == ["itsl_901_41001", "itsl_902_41001"])
        #expect(try held("--section", "41001", "--item", "902") == ["itsl_902_41001"])
        #expect(try held("--school", "MS") == ["itsl_901_42001", "itsl_902_42001"])
        #expect(try held("--hold", "points-changed") == [])
        #expect(
            try held("--line-item", "itsl_903_41002", "--line-item", "itsl_901_41001")
                == ["itsl_901_41001", "itsl_903_41002"])
        let released = try Self.run(scene, ["release", "--section", "41001"] + Self.signature).json(Held.self)
        #expect(released.held.map(\.lineItem) == ["itsl_901_41001", "itsl_902_41001"])
        #expect(try held().count == 3)
    }

    @Test(
        "Which are meant must be said: nothing, --all beside a filter (64), and what is not held (1) change nothing"
    )
    func whichAreMeantMustBeSaid() throws {
        let scene = try Self.sceneAfterRollover()
        let before = try scene.workspace.ledger.dump()
        #expect(try Self.run(scene, ["release"] + Self.signature).status == 64)
        #expect(
            try Self.run(scene, ["release", "--all", "--section", "41001"] + Self.signature).status == 64)
        let none = try Self.run(scene, ["release", "--section", "1"] + Self.signature)
        #expect(none.status == 1)
        #expect(try none.json(FailureReport.self).error.code == "not-held")
        #expect(try scene.workspace.ledger.dump() == before)
    }

    @Test("A read-back that lacks it after a later bundle has arrived holds it again")
    func goneAfterAll() throws {
        let scene = try Self.sceneWithRemoved()
        _ = try Self.release(scene, "itsl_903_41002")
        scene.district.grade("901", "501", "17")
        _ = try scene.export(3)
        try scene.importAll()
        scene.campus.removeLineItem("itsl_903_41002")
        #expect(try scene.readback(3).heldLineItems == ["item-removed": 1])
    }

    @Test("points-changed: Campus's points are accepted, scores go out, and it is not held again for them")
    func pointsChangedCampussPointsAreAccepted() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        scene.campus.edit("itsl_901_41001") { $0.maxPoints = "25" }
        #expect(try scene.readback(2).heldLineItems == ["points-changed": 1])
        scene.district.grade("901", "501", "17")
        #expect(try scene.export(3).bundles.isEmpty)
        #expect(try Self.release(scene, "itsl_901_41001").json(Held.self).held.first?.campusMaxPoints == "25")
        #expect(try scene.sent(4) == ["itsl_901_41001_s501": "17"])
        #expect(try scene.readback(4).heldLineItems == [:])
        // Other points than those are another matter.
        scene.campus.edit("itsl_901_41001") { $0.maxPoints = "30" }
        #expect(try scene.readback(5).heldLineItems == ["points-changed": 1])
    }

    @Test("In a bulk bundle the row keeps the points that were accepted")
    func bulkKeepsPoints() throws {
        let scene = try ReadbackScene(ReadbackScene.unguarded + "\nbundle:\n  mode: bulk")
        _ = try scene.readback(1)
        scene.campus.edit("itsl_901_41001") { $0.maxPoints = "25" }
        _ = try scene.readback(2)
        _ = try Self.release(scene, "itsl_901_41001")
        scene.district.grade("901", "501", "17")
        let bundle = try scene.workspace.onlyBundle(scene.export(3))
        #expect(bundle.lineItem("itsl_901_41001")?["resultValueMax"] == "25")
        #expect(bundle.scores["itsl_901_41001_s501"] == "17")
    }

    @Test("Where its title changes later its row keeps the points that were accepted")
    func rowKeepsPoints() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        scene.campus.edit("itsl_901_41001") { $0.maxPoints = "25" }
        _ = try scene.readback(2)
        _ = try Self.release(scene, "itsl_901_41001")
        _ = try scene.readback(3)
        scene.district.setItem("901", "Title", "Essay on rivers")
        let bundle = try scene.workspace.onlyBundle(scene.export(4))
        #expect(bundle.lineItem("itsl_901_41001")?["title"] == "Essay on rivers")
        #expect(bundle.lineItem("itsl_901_41001")?["resultValueMax"] == "25")
        #expect(bundle.lineItem("itsl_901_42001")?["resultValueMax"] == "20")
    }

    @Test("Who and why are kept; a dry run changes nothing; what is not held is not lifted")
    func whoAndWhyAreKeptADryRunChangesNothing() throws {
        let scene = try Self.sceneWithRemoved()
        let before = try scene.workspace.ledger.dump()
        let tried = try Self.release(scene, "itsl_903_41002", ["--dry-run"]).json(Held.self)
        #expect(tried.dryRun == true)
        #expect(try scene.workspace.ledger.dump() == before)
        let other = try Self.release(scene, "itsl_901_41001")
        #expect(other.status == 1)
        #expect(try other.json(FailureReport.self).error.code == "not-held")
        #expect(
            try Self.run(scene, ["release", "--line-item", "x", "--by", " ", "--reason", "y"]).status == 64)
        _ = try Self.release(scene, "itsl_903_41002")
        #expect(
            try scene.workspace.ledger.sql("SELECT hold, by, why, after_bundle FROM hold_release;")
                == "item-removed|A. Registrar|It is there|1\n")
    }
}
