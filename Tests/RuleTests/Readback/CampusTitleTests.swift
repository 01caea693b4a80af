import Scenes
import TestSupport
import Testing

@Suite(
    "A title that an assignment made in Campus has is numbered as one of ours is",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct CampusTitleTests {
    /// The teacher of one section has a quiz of the same name in Campus; then the item is new in itslearning.
    private static func scene(
        as form: CampusExport.Form = .oneRoster11, edit: (inout CampusExport) -> Void = { _ in }
    ) throws -> ReadbackScene {
        let scene = try ReadbackScene(ReadbackScene.unguarded)
        scene.campus.addByHand("987654", title: "Unit test", section: "41001", "s501", "3")
        edit(&scene.campus)
        _ = try scene.readback(1, as: form)
        scene.district.change("GradebookItems.csv") {
            $0.append(["904", "11", "Unit test", "Test", "-1", "10", "31", "2026-11-27T05:59:00Z"])
        }
        for person in ["501", "504"] { scene.district.grade("904", person, "7") }
        return scene
    }

    @Test(
        "In the section that has it, and nowhere else; it keeps its form, and that is said once",
        arguments: [CampusExport.Form.oneRoster11, .oneRoster12])
    func inTheSectionThatHasIt(form: CampusExport.Form) throws {
        let scene = try Self.scene(as: form)
        let report = try scene.export(2)
        let bundle = try scene.workspace.onlyBundle(report)
        #expect(bundle.lineItem("itsl_904_41001")?["title"] == "Unit test (2)")
        #expect(bundle.lineItem("itsl_904_42001")?["title"] == "Unit test")
        #expect(report.notices["title-numbered"] == 1)
        try scene.importAll()
        let next = try scene.readback(2, as: form)
        #expect(next.editedLineItems == 0 && next.newlyFrozen == [:])
        // Gone in Campus, it is free for new ones; what was sent keeps its form.
        scene.campus.removeLineItem("987654")
        _ = try scene.readback(3, as: form)
        #expect(try scene.export(4).bundles.isEmpty)
    }

    @Test(
        "A line item that was sent before Campus had the title keeps it: nothing is renamed behind people's backs"
    )
    func aLineItemThatWasSentBeforeCampusHadTheTitleKeepsIt() throws {
        let scene = try ReadbackScene(ReadbackScene.unguarded)
        scene.campus.addByHand("987654", title: "Essay", section: "41001", "s501", "3")
        #expect(try scene.readback(1).confirmed == 9)
        #expect(try scene.export(2).bundles.isEmpty)
    }

    @Test("What Campus deleted, another period's, and a term grade's take no title")
    func whatCampusDeletedAnotherPeriodS() throws {
        let edits: [(inout CampusExport) -> Void] = [
            { $0.edit("987654") { $0.status = "tobedeleted" } },
            { $0.edit("987654") { $0.period = "gp1" } },
            { $0.edit("987654") { $0.category = "00000000-0000-0000-0000-000000000000" } },
            { $0.removeLineItem("987654") },
        ]
        for edit in edits {
            let scene = try Self.scene(edit: edit)
            let bundle = try scene.workspace.onlyBundle(scene.export(2))
            #expect(bundle.lineItem("itsl_904_41001")?["title"] == "Unit test")
        }
    }

    @Test("A partial read-back takes no title back that an earlier one told of; a full one does")
    func aPartialReadBackTakesNoTitleBackThatAnEarlierOneTold() throws {
        for (flags, title) in [(["--partial"], "Unit test (2)"), ([], "Unit test")] {
            let scene = try Self.scene()
            scene.campus.removeLineItem("987654")
            _ = try scene.readback(2, flags)
            let bundle = try scene.workspace.onlyBundle(scene.export(3))
            #expect(bundle.lineItem("itsl_904_41001")?["title"] == title)
        }
    }
}
