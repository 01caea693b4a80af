import Foundation
import Scenes
import TestSupport
import Testing

/// A read-back that is cut, or calls line items otherwise, looks like a Campus that lost a part of what it imported (D178).
@Suite(
    "What is missing from a read-back is not lost while it shows a part of its bundle",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct PartOfBundleTests {
    /// Bundle 2, which Campus has imported: forty scores of the essay in one section, and one of another item.
    private static func scene(_ configuration: String = "") throws -> ReadbackScene {
        let scene = try ReadbackScene(configuration)
        scene.district.gradeMore(600..<640, "17")
        scene.district.grade("902", "502", "7")
        #expect(try scene.export(2).classes.sent == 41)
        try scene.importAll()
        return scene
    }

    /// Without the forty, of which a person changed one.
    private static func cut(_ campus: CampusExport) -> CampusExport {
        var cut = campus
        cut.scores.removeAll { $0.lineItem == "itsl_901_41001" && $0.student.hasPrefix("s6") }
        return cut
    }

    @Test("The second such one stops (21), and the score that a person changed is not sent over")
    func theSecondSuchOneStops() throws {
        let scene = try Self.scene()
        scene.campus.set("itsl_901_41001", "s639", to: "3")
        #expect(try scene.readback(2, of: Self.cut(scene.campus)).lost == 0)
        let second = try scene.file(3, of: Self.cut(scene.campus))
        let failure = try scene.expectUnapplied(second, 3, status: 21, code: "guard-readback-lost")
        #expect(failure.message.contains("a part of bundle 2, and 40 of 41 scores"), "\(failure.message)")
        #expect(failure.advice.contains("--accept-changes"))
        #expect(try scene.sent(4) == [:])
        #expect(try scene.readback(4).newlyFrozen == ["changed": 1])
    }

    @Test("A person may say that it is right: then the rest goes out again, as the advice says")
    func aPersonMaySayThatItIsRight() throws {
        let scene = try Self.scene()
        _ = try scene.readback(2, of: Self.cut(scene.campus))
        let second = try scene.readback(3, of: Self.cut(scene.campus), ["--accept-changes"])
        #expect(second.lost == 40)
        #expect(try scene.sent(4).count == 40)
    }

    @Test("A bundle of which nothing is shown was never imported: it goes out again without a person")
    func aBundleOfWhichNothingIsShownWasNeverImported() throws {
        let scene = try Self.scene()
        var without = Self.cut(scene.campus)
        without.set("itsl_902_41001", "s502", to: "5")
        without.scores.removeAll { $0.lineItem == "itsl_902_41001" }
        scene.campus = without
        _ = try scene.readback(2)
        #expect(try scene.readback(3).lost > 0)
    }

    /// What stands in results.csv beside line items of ours.
    enum Results: String, CaseIterable { case otherIds, headerAlone }

    private static func change(_ how: Results, _ tables: inout [String: CSVTable]) {
        guard var results = tables["results.csv"] else { return }
        switch how {
        case .headerAlone: results.rows = []
        case .otherIds:
            for place in results.rows.indices { results.rows[place]["lineItemSourcedId"] = "77\(place)" }
        }
        tables["results.csv"] = results
    }

    @Test(
        "Line items alone are no look at scores: nothing is lost by them, and the second set stops (21)",
        arguments: Results.allCases)
    func lineItemsAlone(how: Results) throws {
        let scene = try ReadbackScene()
        #expect(try scene.readback(1, edit: { Self.change(how, &$0) }).inFlight == 9)
        #expect(try scene.sent(2) == [:])
        let second = try scene.file(2) { Self.change(how, &$0) }
        let failure = try scene.expectUnapplied(second, 2, status: 21, code: "guard-readback-line-items")
        #expect(failure.message.contains("none of the 9 scores of ours"), "\(failure.message)")
        #expect(
            failure.message.contains(how == .otherIds ? "9 score rows in it are" : "no score of ours at all"))
        let accepted = try scene.applied(scene.run(second, 2, ["--accept-changes"]))
        #expect(accepted.lost == 0)
        #expect(accepted.inFlight == 9)
        #expect(try scene.sent(3) == [:])
    }

    @Test("A full one in which nothing of ours is yet says so")
    func aFullOneInWhichNothingOfOursIsYetSaysSo() throws {
        let scene = try ReadbackScene(isImported: false)
        let file = try scene.file(1)
        let words = try scene.workspace.run(["readback", file.path, "--now", ReadbackScene.readbackClock(1)])
        #expect(words.output.contains("No score of ours is in it yet"), "\(words.output)")
    }
}
