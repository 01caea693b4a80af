import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "Bundles that get lost, and what people say of them",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct LostBundleTests {
    /// Bundle 2 with a new item and a new score for an old one is made and never imported.
    private static func sceneWithLostBundle() throws -> ReadbackScene {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        scene.district.change("GradebookItems.csv") {
            $0.append(["904", "11", "Poster", "Assignment", "-1", "10", "31", "2026-11-24T05:59:00Z"])
        }
        scene.district.grade("904", "501", "9")
        scene.district.grade("901", "502", "20")
        _ = try scene.export(2)
        return scene
    }

    @Test(
        "What two full read-backs do not find is sent again with its line item, and its bundle is shown lost; what arrives after that is still ours"
    )
    func whatTwoFullReadBacksDoNotFindIsSentAgain() throws {
        let scene = try Self.sceneWithLostBundle()
        let first = try scene.readback(2)
        #expect(first.inFlight == 2)
        #expect(first.lost == 0)
        #expect(try scene.sent(3) == [:])

        let second = try scene.readback(3)
        #expect(second.lost == 2)
        #expect(second.bundlesLost == [2])
        #expect(second.attention == ["lost"])
        #expect(try scene.bundles().map(\.delivery) == ["arrived", "lost"])
        #expect(
            try scene.explain("904").lineItem("itsl_904_41001")?.score("s501")?.dueAgain == true)

        let again = try scene.workspace.onlyBundle(scene.export(4))
        #expect(again.scores == ["itsl_904_41001_s501": "9", "itsl_901_41001_s502": "20"])
        #expect(again.lineItems.values("sourcedId") == ["itsl_904_41001"])

        // The lost one turns up after all, the other is still on its way.
        try scene.campus.take([2], of: scene.workspace)
        let late = try scene.readback(4)
        #expect(late.newlyFrozen == [:])
        #expect(late.confirmed == 10)
        #expect(try scene.sent(5) == [:])
    }

    @Test("A partial read-back finds nothing lost, and one of before the bundle counts for nothing")
    func notLost() throws {
        let scene = try Self.sceneWithLostBundle()
        #expect(try scene.readback(2).lost == 0)
        #expect(try scene.readback(3, ["--partial"]).lost == 0)
        #expect(try scene.sent(4) == [:])
    }

    @Test("bundles mark lost: what Campus has not shown goes out again with the next export, on the record")
    func markLost() throws {
        let scene = try Self.sceneWithLostBundle()
        let marked = try scene.workspace.run([
            "bundles", "mark", "2", "lost", "--by", "A. Registrar", "--reason", "The transfer failed",
            "--json", "--now", "2026-11-24T09:00:00Z",
        ])
        #expect(marked.status == 0)
        let report = try marked.json(BundlesReport.self)
        #expect(report.command == "bundles mark")
        #expect(report.marked == "lost")
        #expect(report.dueAgain == 2)
        #expect(report.bundles.map(\.delivery) == ["lost"])
        let mark = try #require(report.bundles.first?.marks.first)
        #expect(mark.state == "lost")
        #expect(mark.at == "2026-11-24T09:00:00.000Z")
        #expect(mark.by == "A. Registrar")
        #expect(mark.reason == "The transfer failed")
        #expect(
            try scene.sent(3) == ["itsl_904_41001_s501": "9", "itsl_901_41001_s502": "20"])
        // Sent again, they wait for the new bundle.
        #expect(try scene.bundles().map(\.delivery) == ["arrived", "lost", "in flight"])
    }

    @Test(
        "bundles mark imported: the bundle counts as arrived, so what it carried and Campus lacks is unaccepted"
    )
    func markImported() throws {
        let scene = try ReadbackScene(isImported: false)
        scene.district.grade("902", "502", "7")
        _ = try scene.export(2)
        try scene.importAll()
        scene.campus.set("itsl_902_41001", "s502", to: "")
        let twin = try TestWorkspace(copyOf: scene.workspace)
        let file = try scene.file(2)
        #expect(try scene.applied(scene.run(file, 2)).inFlight == 1)

        let words = ["readback", file.path, "--json", "--now", ReadbackScene.readbackClock(2)]
        let mark = [
            "bundles", "mark", "2", "imported", "--by", "A. Registrar", "--json", "--now",
            "2026-11-24T09:00:00Z",
        ]
        let marked = try twin.run(mark).json(BundlesReport.self)
        #expect(marked.bundles.map(\.delivery) == ["arrived"])
        #expect(marked.bundles.first?.marks.map(\.by) == ["A. Registrar"])
        #expect(try twin.run(words).json(ReadbackReport.self).newlyFrozen == ["unaccepted": 1])
        #expect(
            try twin.ledger.sql("SELECT bundle, state, at FROM mark;")
                == "2|imported|2026-11-24T09:00:00.000Z\n")
    }

    @Test("Marked lost and then imported: nothing of it goes out again, and both marks stay on the record")
    func markTakenBack() throws {
        let scene = try Self.sceneWithLostBundle()
        for state in ["lost", "imported"] {
            #expect(
                try scene.workspace.run([
                    "bundles", "mark", "2", state, "--by", "A. Registrar", "--now",
                    ReadbackScene.readbackClock(2),
                ]).status == 0)
        }
        #expect(try scene.sent(3) == [:])
        let bundle = try #require(try scene.bundles().last)
        #expect(bundle.delivery == "arrived")
        #expect(bundle.marks.map(\.state) == ["lost", "imported"])
    }

    @Test("Marking what is not there, or as something else, changes nothing")
    func markingWhatIsNotThereOrAsSomethingElseChangesNothing() throws {
        let scene = try ReadbackScene()
        let before = try scene.workspace.ledger.dump()
        let unknown = try scene.workspace.run([
            "bundles", "mark", "9", "lost", "--by", "A. Registrar", "--json",
        ])
        #expect(unknown.status == 1)
        #expect(try unknown.json(FailureReport.self).error.code == "no-such-bundle")
        #expect(try scene.workspace.run(["bundles", "mark", "1", "eaten"]).status == 64)
        #expect(try scene.workspace.ledger.dump() == before)
    }
}
