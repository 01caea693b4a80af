import Scenes
import TestSupport
import Testing

@Suite(
    "The guard against a truncated read-back",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct ReadbackGuardTests {
    @Test("More than guard.changePercent of the confirmed scores stop it (21), until --accept-changes")
    func moreThanGuardChangePercentOfTheConfirmedScoresStopIt() throws {
        let scene = try ReadbackScene("guard:\n  changePercent: 11")
        _ = try scene.readback(1)
        scene.campus.set("itsl_901_41001", "s501", to: "")
        // One of nine is 11.1 %.
        let file = try scene.file(2)
        let failure = try scene.expectUnapplied(file, 2, status: 21, code: "guard-readback-changes")
        #expect(failure.message.contains("1 of 9"))
        #expect(failure.message.contains("11 %"))
        let accepted = try scene.applied(scene.run(file, 2, ["--accept-changes"]))
        #expect(accepted.newlyFrozen == ["cleared": 1])
    }

    @Test(
        "Exactly so many percent pass; scores that Campus had not shown before, and frozen ones, do not count"
    )
    func exactlySoManyPercentPass() throws {
        let scene = try ReadbackScene("guard:\n  changePercent: 50")
        for student in ["s501", "s502", "s503"] { scene.campus.set("itsl_901_41001", student, to: "1") }
        #expect(try scene.readback(1).newlyFrozen == ["changed": 3])
        for student in ["s504", "s505"] { scene.campus.set("itsl_901_42001", student, to: "1") }
        scene.campus.set("itsl_903_41002", "s501", to: "1")
        var more = scene.campus
        more.set("itsl_903_41002", "s506", to: "1")
        let failure = try scene.expectUnapplied(
            scene.file(2, of: more), 2, status: 21, code: "guard-readback-changes")
        #expect(failure.message.contains("4 of 6"))
        #expect(try scene.readback(2).newlyFrozen == ["changed": 3])
    }

    @Test("Scores under line items that are gone count as much as those that would freeze")
    func removedLineItems() throws {
        let scene = try ReadbackScene("")
        _ = try scene.readback(1)
        scene.campus.removeLineItem("itsl_903_41002")
        let failure = try scene.expectUnapplied(
            scene.file(2), 2, status: 21, code: "guard-readback-changes")
        #expect(failure.message.contains("2 of 9"))
        let accepted = try scene.readback(2, ["--accept-changes"])
        #expect(accepted.heldLineItems == ["item-removed": 1])
    }

    /// Forty more scores of the essay, which stand last in Campus.
    private static func sceneWithMany(_ configuration: String = "") throws -> ReadbackScene {
        let scene = try ReadbackScene(configuration, isImported: false)
        scene.district.gradeMore(600..<640, "17")
        #expect(try scene.export(2).classes.sent == 40)
        return scene
    }

    @Test("A truncated export of the first night stops it: rows that were imported look refused")
    func truncatedFirstNight() throws {
        let scene = try Self.sceneWithMany()
        try scene.importAll()
        var cut = scene.campus
        cut.scores.removeLast(20)
        let failure = try scene.expectUnapplied(
            scene.file(2, of: cut), 2, status: 21, code: "guard-readback-first")
        #expect(failure.message.contains("20 of 49"))
        // Nineteen are for a person to look at.
        var few = scene.campus
        few.scores.removeLast(19)
        #expect(try scene.readback(2, of: few).newlyFrozen == ["unaccepted": 19])
    }

    @Test("A wrong campus.importUser, by which every score looks changed by a person, stops it")
    func wrongImportUser() throws {
        let scene = try Self.sceneWithMany("campus:\n  importUser: \"8\"")
        scene.campus.importUser = "7"
        try scene.campus.take(of: scene.workspace, at: "2026-11-24T05:00:00")
        let failure = try scene.expectUnapplied(
            scene.file(2, as: .extract), 2, status: 21, code: "guard-readback-first")
        #expect(failure.message.contains("49 of 49"))
    }

    @Test(
        "Ten rows or more under our line items and none of a student whom we sent: refused (20) as unknown persons"
    )
    func tenRowsOrMoreUnderOurLineItemsAndNoneOfAStudent() throws {
        let scene = try Self.sceneWithMany()
        try scene.importAll()
        let unknown = try scene.file(2) { tables in
            for row in tables["results.csv"]?.rows.indices ?? 0..<0 {
                tables["results.csv"]?.rows[row]["studentSourcedId"] = "x\(row)"
            }
        }
        let failure = try scene.expectUnapplied(unknown, 2, status: 20, code: "persons-unknown")
        #expect(!failure.advice.isEmpty)
        #expect(try scene.readback(2).confirmed == 49)
    }
}
