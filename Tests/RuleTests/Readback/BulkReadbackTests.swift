import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "Bulk bundles repeat what Campus has: never ours over it, never a hole",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct BulkReadbackTests {
    /// Every kind of edit, read back; then itslearning changes all of them, and one score that is ours.
    private static func sceneWithEdits(_ version: String) throws -> ReadbackScene {
        let scene = try ReadbackScene(
            ReadbackScene.unguarded + "\nbundle:\n  mode: bulk\n  version: \"\(version)\"\n"
                + TestWorkspace.ownCategory)
        scene.campus.addByHand("987654", title: "Essay", section: "41001", "s501", "3")
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        scene.campus.flag("itsl_901_41001", "s502", "exempt")
        scene.campus.set("itsl_901_41001", "s503", to: "")
        scene.campus.repeatRow("itsl_901_42001", "s504", score: "13")
        scene.campus.set("itsl_901_42001", "s505", to: "B+")
        scene.campus.set("itsl_902_41001", "s503", to: "6")
        scene.campus.edit("itsl_901_42001") {
            $0.title = "Essay, counted twice"
            $0.dueDate = "2026-11-11"
        }
        scene.campus.edit("itsl_903_41002") { $0.maxPoints = "99" }
        scene.campus.removeLineItem("itsl_902_42001")
        let form: CampusExport.Form = version == "1.1" ? .oneRoster11 : .oneRoster12
        let report = try scene.readback(1, as: form)
        #expect(report.newlyFrozen == ["changed": 2, "flagged": 1, "unaccepted": 1, "entered": 1])
        #expect(report.ambiguous == 1)
        #expect(report.heldLineItems == ["points-changed": 1, "item-removed": 1])
        #expect(report.editedLineItems == 1)
        for person in ["501", "502", "503", "504", "505"] { scene.district.grade("901", person, "1") }
        for (item, person) in [("902", "503"), ("902", "504"), ("903", "501"), ("903", "506")] {
            scene.district.grade(item, person, "2")
        }
        scene.district.grade("902", "501", "9.5")
        return scene
    }

    @Test(
        "Of two rows of one student a value of ours goes first, also an earlier one: the row beside it is the stray"
    )
    func strayRow() throws {
        let scene = try ReadbackScene(ReadbackScene.unguarded + "\nbundle:\n  mode: bulk")
        #expect(try scene.readback(1).confirmed == 9)
        // 8.5 is on its way, and Campus still has the 11 of before, behind a row that somebody made.
        scene.district.grade("901", "501", "8.5")
        #expect(try scene.sent(2)["itsl_901_41001_s501"] == "8.5")
        scene.campus.scores.insert(
            .init(lineItem: "itsl_901_41001", student: "s501", score: "1.5"), at: 0)
        #expect(try scene.readback(2).ambiguous == 1)
        scene.district.grade("901", "502", "19")
        #expect(try scene.sent(3)["itsl_901_41001_s501"] == "11")
        try scene.importAll()
        let next = try scene.readback(3)
        #expect(next.newlyFrozen == [:])
        #expect(next.ambiguous == 0)
        scene.district.grade("901", "503", "18")
        #expect(try scene.sent(4)["itsl_901_41001_s501"] == "8.5")
    }

    @Test(
        "An edited category stands through an extract, which has no column for it, until a set says otherwise"
    )
    func categoryThroughExtract() throws {
        let scene = try ReadbackScene(ReadbackScene.unguarded + "\nbundle:\n  mode: bulk")
        let ours = try #require(scene.campus.lineItem("itsl_901_41001")).category
        scene.campus.edit("itsl_901_41001") { $0.category = "1207" }
        #expect(try scene.readback(1).editedLineItems == 1)
        #expect(try scene.readback(2, as: .extract).editedLineItems == 1)
        scene.district.grade("901", "502", "19")
        let bundle = try scene.workspace.onlyBundle(scene.export(3))
        #expect(bundle.lineItem("itsl_901_41001")?["categorySourcedId"] == "1207")
        scene.campus.edit("itsl_901_41001") { $0.category = ours }
        #expect(try scene.readback(3).editedLineItems == 0)
    }

    @Test(
        "A bulk bundle passes verify whatever Campus has: due before ours was assigned, and a number below 0",
        arguments: ["1.1", "1.2"])
    func aBulkBundlePassesVerifyWhateverCampusHas(version: String) throws {
        let scene = try ReadbackScene(
            ReadbackScene.unguarded + "\nbundle:\n  mode: bulk\n  version: \"\(version)\"\n"
                + TestWorkspace.ownCategory)
        scene.campus.edit("itsl_901_41001") { $0.dueDate = "2026-10-20" }
        scene.campus.set("itsl_901_42001", "s504", to: "-5")
        let report = try scene.readback(1, as: version == "1.1" ? .oneRoster11 : .oneRoster12)
        #expect(report.editedLineItems == 1)
        scene.district.grade("901", "502", "19")
        // Looked at by verify.
        let bundle = try scene.workspace.onlyBundle(scene.export(2))
        let line = try #require(bundle.lineItem("itsl_901_41001"))
        #expect(line["dueDate"] == "2026-10-20")
        #expect(line["assignDate"] == "2026-10-20")
    }

    @Test(
        "Bulk bundles of 1.2 after some of 1.1: held and edited line items leave the category that 1.2 does not have"
    )
    func versionWithoutCategory() throws {
        let bulk = ReadbackScene.unguarded + "\nbundle:\n  mode: bulk\n  version: "
        let scene = try ReadbackScene(bulk + "\"1.1\"")
        scene.campus.edit("itsl_901_42001") { $0.title = "Essay, counted twice" }
        scene.campus.edit("itsl_903_41002") { $0.maxPoints = "99" }
        #expect(try scene.readback(1).editedLineItems == 1)
        scene.district.grade("901", "502", "19")
        try scene.workspace.configure(
            "district:\n  name: Cedar Valley\n  timeZone: America/Chicago\n" + bulk + "\"1.2\"\n"
                + TestWorkspace.ownCategory)
        let bundle = try scene.workspace.onlyBundle(scene.export(2))
        #expect(Set(bundle.lineItems.values("categorySourcedId")) == ["5500"])
        #expect(bundle.lineItem("itsl_901_42001")?["title"] == "Essay, counted twice")
        #expect(bundle.lineItem("itsl_903_41002")?["resultValueMax"] == "99")
        try scene.importAll()
        let next = try scene.readback(2, as: .oneRoster12)
        #expect(next.editedLineItems == 1)
        #expect(next.newlyFrozen == [:])
        #expect(try scene.export(3).attention.isEmpty)
    }

    @Test(
        "Frozen, entered, ambiguous, edited, with other points: importing the bundle changes nothing of it in Campus",
        arguments: ["1.1", "1.2"])
    func frozenEnteredAmbiguousEdited(version: String) throws {
        let scene = try Self.sceneWithEdits(version)
        let before = scene.campus
        let night = try scene.export(2)
        #expect(night.classes.sent == 1)
        #expect(night.classes.frozen == 5)
        #expect(night.classes.held == ["ambiguous": 1, "points-changed": 2, "item-removed": 1])
        let bundle = try scene.workspace.onlyBundle(night)
        #expect(bundle.lineItem("itsl_901_42001")?["title"] == "Essay, counted twice")
        #expect(bundle.lineItem("itsl_901_42001")?["dueDate"] == "2026-11-11")
        #expect(bundle.lineItem("itsl_903_41002")?["resultValueMax"] == "99")
        #expect(bundle.lineItem("itsl_902_42001") == nil)

        try scene.importAll()
        #expect(
            Self.picture(scene.campus, without: "itsl_902_41001 s501")
                == Self.picture(before, without: "itsl_902_41001 s501"))
        #expect(scene.campus.score("itsl_902_41001", "s501")?.score == "9.5")
        #expect(
            scene.campus.lineItems.sorted { $0.id < $1.id } == before.lineItems.sorted { $0.id < $1.id })
    }

    @Test(
        "Of two rows in Campus the one with our score is repeated, also where Campus keeps fewer decimals of it"
    )
    func roundedDouble() throws {
        let scene = try ReadbackScene(
            ReadbackScene.unguarded + "\nbundle:\n  mode: bulk\ncampus:\n  decimals: 0", isImported: false)
        scene.district.grade("901", "501", "9.1")
        _ = try scene.export(2)
        try scene.importAll()
        scene.campus.set("itsl_901_41001", "s501", to: "1")
        scene.campus.repeatRow("itsl_901_41001", "s501", score: "9")
        #expect(try scene.readback(2).ambiguous == 1)
        scene.district.grade("902", "502", "3")
        let sent = try scene.sent(3)
        #expect(sent["itsl_901_41001_s501"] == "9", "\(sent)")
    }

    @Test(
        "After that the next read-back finds nothing new but that the ambiguous is clear, and its score goes out"
    )
    func afterThatTheNextReadBackFindsNothingNewButThatTheAmbiguous() throws {
        let scene = try Self.sceneWithEdits("1.1")
        _ = try scene.export(2)
        try scene.importAll()
        let report = try scene.readback(2)
        #expect(report.newlyFrozen == [:])
        #expect(report.alreadyFrozen == 5)
        #expect(report.ambiguous == 0)
        #expect(report.attention == [])
        #expect(report.editedLineItems == 1)
        #expect(try scene.export(3).classes.sent == 1)
        #expect(
            try scene.workspace.publishedBundles()[3]?.scores["itsl_901_42001_s504"] == "1")
    }

    @Test("A released score that was not sent again yet stands in a bulk bundle as ours once it is sent")
    func aReleasedScoreThatWasNotSentAgainYetStandsInABulk() throws {
        let scene = try ReadbackScene(ReadbackScene.unguarded + "\nbundle:\n  mode: bulk")
        scene.campus.set("itsl_901_41001", "s501", to: "18")
        _ = try scene.readback(1)
        _ = try scene.release(["--student", "s501"], 1)
        // Held back by the roster, it still stands there as Campus has it.
        scene.district.change("enrollments.csv") {
            $0.remove(where: ["classSourcedId": "41001", "userSourcedId": "s501"])
        }
        scene.district.grade("901", "502", "20")
        #expect(try scene.sent(2)["itsl_901_41001_s501"] == "18")
        scene.district = SmallDistrict()
        scene.district.grade("901", "502", "20")
        #expect(try scene.sent(3)["itsl_901_41001_s501"] == "11")
    }

    /// What Campus has of every score, but blank rows that say nothing: `itsl_901_41001 s501 18 exempt`.
    private static func picture(_ campus: CampusExport, without key: String) -> [String] {
        var seen: Set<String> = []
        return campus.scores.compactMap { row in
            let here = "\(row.lineItem) \(row.student)"
            guard here != key, !row.score.isEmpty || !row.flags.isEmpty, seen.insert(here).inserted else {
                return nil
            }
            return "\(here) \(row.score) \(row.flags.sorted().joined(separator: " "))"
        }.sorted()
    }
}
