import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "What is known does not ring again: a night tells what is new, with its own numbers",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct NightNewsTests {
    private static func folder(_ scene: NightScene, _ night: Int) -> ReportFolder {
        ReportFolder(scene.workspace.reports.appending(path: NightScene.run(night)))
    }

    @Test("A rejected row that stands for nights rings in the first; a second one rings in its own night")
    func aRejectedRowThatStandsForNightsRingsInTheFirst() throws {
        let scene = try NightScene()
        scene.district.grade("901", "501", "twelve")
        try scene.dropDistrict()
        let first = try scene.night(1)
        #expect(first.status == 3)
        #expect(first.report.attention == ["bad-score"])
        #expect(try Self.folder(scene, 1).value().verdict.level == "look")
        for number in 2...3 {
            try scene.dropGradebook()
            let night = try scene.night(number)
            #expect(night.status == 0)
            #expect(night.report.sentence.hasPrefix("All is well: "))
            #expect(try Self.folder(scene, number).value().verdict.level == "fine")
        }
        scene.district.grade("902", "501", "ten")
        try scene.dropGradebook()
        let fourth = try scene.night(4)
        #expect(fourth.status == 3)
        #expect(fourth.report.attention == ["bad-score"])
        let page = try Self.folder(scene, 4).value()
        #expect(page.verdict.points == ["1 score of itslearning cannot be used as it is."])
        #expect(page.reason("bad-score")?.code.scores == 2)
    }

    @Test(
        "Rows of other tables that cannot be used ring when they are others, not when they are the same again"
    )
    func tableRows() throws {
        let scene = try NightScene()
        scene.district.change("GradebookItems.csv") { table in
            table.append(["990", "no-course", "Lost", "Test", "-1", "10", "31", ""])
        }
        try scene.dropDistrict()
        #expect(try scene.night(1).report.attention == ["input-rows-rejected"])
        // The same row on another line.
        scene.district.change("GradebookItems.csv") { table in
            table.remove(where: ["GradeBookItemId": "990"])
            table.append(["904", "11", "Poster", "Test", "-1", "10", "31", ""])
            table.append(["990", "no-course", "Lost", "Test", "-1", "10", "31", ""])
        }
        try scene.dropGradebook()
        #expect(try scene.night(2).status == 0)
        scene.district.change("GradebookItems.csv") { table in
            table.remove(where: ["GradeBookItemId": "990"])
            table.append(["991", "no-course", "Lost too", "Test", "-1", "10", "31", ""])
        }
        try scene.dropGradebook()
        #expect(try scene.night(3).report.attention == ["input-rows-rejected"])
        #expect(try scene.night(4).status == 0)
    }

    @Test("One more held score rings where it is to be mended, and not where it is routine")
    func oneMoreHeldScoreRingsWhereItIsToBeMended() throws {
        let scene = try NightScene()
        scene.district.setItem("903", "TermId", "")
        scene.district.grade("902", "501", "")
        try scene.dropDistrict()
        #expect(try scene.night(1).report.attention == ["no-score", "no-term"])
        scene.district.grade("902", "504", "")
        try scene.dropGradebook()
        let routine = try scene.night(2)
        #expect(routine.status == 0)
        #expect(routine.report.export?.classes.held["no-score"] == 2)
        #expect(try Self.folder(scene, 2).value().verdict.level == "fine")
        scene.district.setItem("902", "TermId", "")
        try scene.dropGradebook()
        let more = try scene.night(3)
        #expect(more.report.attention == ["no-term"])
        #expect(try Self.folder(scene, 3).value().verdict.level == "look")
    }

    @Test("After an export of an earlier program only more of it rings, and new codes")
    func earlierProgram() throws {
        let scene = try NightScene()
        scene.district.grade("901", "501", "twelve")
        scene.district.change("GradebookItems.csv") { table in
            table.append(["990", "no-course", "Lost", "Test", "-1", "10", "31", ""])
        }
        try scene.dropDistrict()
        #expect(try scene.night(1).report.attention == ["bad-score", "input-rows-rejected"])
        // Its ledger kept no lists, and its summaries no moves.
        let old = """
            DELETE FROM unresolved;
            UPDATE run SET summary = json_remove(summary, '$.unresolved', '$.rejectedRows')
            WHERE command = 'export';
            """
        try scene.workspace.ledger.change(old)
        #expect(try scene.night(2).status == 0)
        try scene.workspace.ledger.change(old)
        scene.district.grade("902", "501", "ten")
        try scene.dropGradebook()
        #expect(try scene.night(3).report.attention == ["bad-score"])
    }

    @Test(
        "A read-back that is dropped again tells no old numbers: not in the sentence, night.json, metrics or page"
    )
    func aReadBackThatIsDroppedAgainTellsNoOldNumbers() throws {
        let scene = try NightScene()
        let metrics = scene.workspace.scratch.url.appending(path: "night.prom")
        try scene.configure("metrics:\n  textfile: \(metrics.path)")
        try scene.playFirstNight()
        scene.campus.set("itsl_901_41001", "s501", to: "3")
        let file = try scene.dropReadback(1)
        let bytes = try Data(contentsOf: file)
        let second = try scene.night(2)
        #expect(second.report.sentence.contains("8 confirmed, 1 newly kept as Campus has it"))
        try scene.drop(bytes, .readback, file.lastPathComponent)
        let night = try scene.night(3)
        #expect(night.status == 0)
        #expect(night.report.sentence == "All is well: 0 scores sent.")
        let step = try #require(night.report.steps.first { $0.name == "readback" })
        #expect(
            step.sentence
                == "\(file.lastPathComponent) was applied before, on 2026-11-24T02:00:00.000Z: nothing new.")
        let told = try #require(night.report.readbacks.first)
        #expect(told.confirmed == 0 && told.newlyFrozen == [:] && told.rows == 0)
        #expect(told.toldBefore?.confirmed == 8)
        #expect(told.toldBefore?.newlyFrozen == ["changed": 1])
        #expect(!String(decoding: try Data(contentsOf: metrics), as: UTF8.self).contains("newly_frozen{"))
        let page = try Self.folder(scene, 3).value()
        #expect(page.verdict.level == "fine")
        #expect(page.frozen.total == 1 && page.frozen.new == 0)
        #expect(page.readback?.isNew == false)
    }

    @Test("A night without an export of its own tells nothing of the export before it as new")
    func withoutExport() throws {
        let scene = try NightScene()
        scene.district.setItem("903", "TermId", "")
        scene.district.grade("901", "501", "twelve")
        try scene.dropDistrict()
        #expect(try scene.night(1).status == 3)
        // A read-back that is refused stops everything after it.
        try scene.drop(Data("no zip".utf8), .readback, "\(NightScene.readbackName(1)).zip")
        let night = try scene.night(2)
        #expect(night.report.export == nil)
        let page = try Self.folder(scene, 2).value()
        #expect(page.reasons.map(\.new).reduce(0, +) == 0)
        #expect(!page.verdict.points.contains { $0.contains("newly held") || $0.contains("cannot be used") })
        #expect(!page.verdict.points.isEmpty)
        #expect(page.changes.isEmpty)
    }

    @Test("A row of a read-back that cannot be used is news once; another one is news again")
    func aRowOfAReadBackThatCannotBeUsedIsNewsOnce() throws {
        let scene = try ReadbackScene()
        func readback(_ night: Int, _ students: String...) throws -> [String] {
            try scene.readback(night, as: .extract) { tables in
                for student in students {
                    tables["extract.csv"]?.set(
                        "missing", to: "perhaps",
                        where: ["externalLMSSourcedID": "itsl_901_41001", "personID": student])
                }
            }.attention
        }
        #expect(try readback(1, "s501") == ["ambiguous", "input-rows-rejected"])
        #expect(try readback(2, "s501") == [])
        #expect(try readback(3, "s501", "s502") == ["ambiguous", "input-rows-rejected"])
        #expect(try readback(4, "s501", "s502") == [])
    }

    @Test("What an interrupted read-back found is told once, not again when it is dropped again")
    func whatAnInterruptedReadBackFoundIsToldOnce() throws {
        let scene = try ReadbackScene()
        scene.campus.set("itsl_901_41001", "s501", to: "17")
        let file = try scene.file(1)
        _ = try scene.applied(scene.run(file, 1))
        try scene.workspace.ledger.change("UPDATE run SET finished = 0 WHERE command = 'readback';")
        #expect(try scene.readback(2).attention == ["changed"])
        let again = try scene.applied(scene.run(file, 3))
        #expect(again.appliedBefore != nil)
        #expect(again.attention == [])
        #expect(again.newlyFrozen == [:])
    }
}
