import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "Traps: what looks like a change in Campus and is none",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct ReadbackTrapTests {
    @Test("A read-back older than the bundle says nothing of what the bundle carried")
    func olderThanTheBundle() throws {
        let scene = try ReadbackScene()
        // Two read-backs before bundle 2, and one more of before it that is applied after it.
        _ = try scene.readback(1)
        scene.district.grade("901", "501", "19")
        scene.district.grade("901", "502", "20")
        scene.district.grade("902", "502", "7")
        _ = try scene.export(2)
        // By chance a teacher typed what bundle 2 carries.
        scene.campus.set("itsl_901_41001", "s502", to: "20")
        let report = try scene.readback(2, ["--as-of", "2026-11-24T01:59:59Z"])
        #expect(report.newlyFrozen == [:])
        #expect(report.inFlight == 3)
        #expect(report.lost == 0)
        #expect(report.confirmed == 7)
    }

    @Test("A partial read-back says nothing of what it lacks; what it shows counts")
    func aPartialReadBackSaysNothingOfWhatItLacks() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        var part = scene.campus.part("itsl_901_41001")
        part.removeRow("itsl_901_41001", "s501")
        part.set("itsl_901_41001", "s502", to: "1")
        let report = try scene.readback(2, of: part, ["--partial"])
        #expect(!report.input.full)
        #expect(report.newlyFrozen == ["changed": 1])
        #expect(report.confirmed == 1)
        #expect(report.untold == 7)
        #expect(report.heldLineItems == [:])
        #expect(try scene.frozen().map(\.key) == ["itsl_901_41001 s502"])
    }

    @Test("A truncated export is stopped by the guard (21), and the ledger stays as it was to the byte")
    func aTruncatedExportIsStoppedByTheGuard() throws {
        let scene = try ReadbackScene("")
        _ = try scene.readback(1)
        var cut = scene.campus
        cut.scores.removeLast(4)
        let reports = scene.workspace.folder.appending(path: "reports")
        let before = try FolderPicture(reports)
        let failure = try scene.expectUnapplied(
            scene.file(2, of: cut), 2, status: 21, code: "guard-readback-changes")
        #expect(failure.message.contains("4 of 9"))
        #expect(failure.advice.contains("--accept-changes"))
        // What it found is kept for whoever decides, apart from the reports of what was done.
        let kept = try FolderPicture(reports).names.filter { !before.names.contains($0) }
        #expect(kept.count { $0.hasSuffix("details.csv") } == 1)
        #expect(kept.allSatisfy { $0.contains("-readback-stopped") })
        #expect(failure.advice.contains("-readback-stopped/details.csv"))
        #expect(try scene.frozen() == [])
    }

    @Test(
        "A term grade of our student, and an assignment of the same title made by hand, are counted and left alone"
    )
    func othersAreLeftAlone() throws {
        let scene = try ReadbackScene()
        scene.campus.addTermGrade(section: "41001", "s501", "3")
        scene.campus.addByHand("987654", title: "Essay", section: "41001", "s501", "3")
        scene.campus.addByHand("987654", title: "Essay", section: "41001", "s502", "4")
        scene.campus.scores.append(CampusExport.Score(lineItem: "nowhere", student: "s501", score: "5"))
        let report = try scene.readback(1)
        #expect(report.rows == 13)
        #expect(report.ours == 9)
        #expect(report.termGrades == 1)
        #expect(report.madeInCampus == 2)
        #expect(report.withoutLineItem == 1)
        #expect(report.confirmed == 9)
        #expect(report.attention == [])
        // Rule 7: only ids of our own are ever written.
        scene.district.grade("901", "501", "19")
        #expect(try scene.sent(2) == ["itsl_901_41001_s501": "19"])
    }

    @Test("A line item of ours is ours whatever category Campus gives it, even the term grades'")
    func oursByIDAlone() throws {
        let scene = try ReadbackScene()
        scene.campus.edit("itsl_901_41001") { $0.category = CampusExport.termGradeCategory }
        scene.campus.set("itsl_901_41001", "s501", to: "1")
        let report = try scene.readback(1)
        #expect(report.termGrades == 0)
        #expect(report.newlyFrozen == ["changed": 1])
    }

    @Test(
        "A late flag set by the teacher is no score change, with campus.importUser and without",
        arguments: [true, false])
    func lateFlag(withImportUser: Bool) throws {
        let scene = try ReadbackScene(
            ReadbackScene.unguarded + (withImportUser ? "\ncampus:\n  importUser: \"7\"" : ""))
        for (form, night) in [(CampusExport.Form.extract, 1), (.oneRoster12, 2)] {
            scene.campus.change("itsl_901_41001", "s501") {
                $0.flags = ["late"]
                $0.changedBy = "55"
                $0.changedAt = "2026-11-\(22 + night)T09:00:00Z"
            }
            let report = try scene.readback(night, as: form)
            #expect(report.newlyFrozen == [:])
            #expect(report.confirmed == 9)
        }
        // The score is still ours to update.
        scene.district.grade("901", "501", "19")
        #expect(try scene.sent(3) == ["itsl_901_41001_s501": "19"])
    }

    @Test("Two scores that a teacher typed as they were on their way prove nothing of their bundle")
    func typedByChance() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        for person in ["501", "502", "503"] { scene.district.grade("901", person, "20") }
        _ = try scene.export(2)
        scene.campus.set("itsl_901_41001", "s501", to: "20")
        let report = try scene.readback(2)
        #expect(report.newlyFrozen == [:])
        #expect(report.inFlight == 2)
        #expect(try scene.bundles().map(\.delivery) == ["arrived", "in flight"])
    }
}
