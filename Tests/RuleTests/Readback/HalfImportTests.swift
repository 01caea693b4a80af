import Foundation
import Scenes
import TestSupport
import Testing

@Suite(
    "What rests on an absence ends when Campus shows our latest value after all",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct HalfImportTests {
    private static let item = "itsl_901_41001"

    /// Bundle 2 brings 20, 19 and 18 over 11, 12 and 13, and a first score; Campus was exported when the 20 and the first
    /// score were still to come.
    private static func scene() throws -> ReadbackScene {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        scene.district.grade("901", "501", "20")
        scene.district.grade("901", "502", "19")
        scene.district.grade("901", "503", "18")
        scene.district.grade("902", "502", "7")
        _ = try scene.export(2)
        var half = scene.campus
        half.set(Self.item, "s502", to: "19")
        half.set(Self.item, "s503", to: "18")
        #expect(try scene.readback(2, of: half).newlyFrozen == ["reverted": 1, "unaccepted": 1])
        try scene.importAll()
        return scene
    }

    @Test("The next read-back lifts them: confirmed, kept as lifted by it, and said")
    func theNextReadBackLiftsThem() throws {
        let scene = try Self.scene()
        let report = try scene.readback(3)
        #expect(report.lifted == ["reverted": 1, "unaccepted": 1])
        #expect(report.confirmed == 10)
        #expect(report.alreadyFrozen == 0)
        #expect(try scene.frozen() == [])
        let details = try CSVTable(file: .init(filePath: report.details))
        #expect(details.rows.map { $0["class"] } == ["lifted", "lifted"])
        let story = try scene.explain("901").lineItem(Self.item)?.score("s501")
        #expect(story?.lifts?.map(\.freeze.reason) == ["reverted"])
        #expect(story?.lifts?.first?.readback.contains(ReadbackScene.readbackName(3)) == true)
        // Itslearning rules again, without a release.
        scene.district.grade("901", "501", "18")
        #expect(try scene.sent(4) == ["\(Self.item)_s501": "18"])
    }

    @Test("The console says it in words")
    func theConsoleSaysItInWords() throws {
        let scene = try Self.scene()
        let said = try scene.workspace.run(
            ["readback", scene.file(3).path, "--now", ReadbackScene.readbackClock(3)])
        #expect(said.output.contains("2 kept no longer"))
        let story = try scene.workspace.run(["explain", "--item", "901"])
        #expect(story.output.contains("Wed, Nov 25, 6:00 AM: kept no longer: "))
    }

    @Test("What a person did stays until a person lifts it, though Campus shows our latest value")
    func whatAPersonDidStaysUntilAPersonLiftsIt() throws {
        let scene = try ReadbackScene()
        _ = try scene.readback(1)
        let clean = scene.campus
        scene.campus.set(Self.item, "s501", to: "17")
        scene.campus.set(Self.item, "s502", to: "")
        scene.campus.flag(Self.item, "s503", "exempt")
        #expect(try scene.readback(2).newlyFrozen == ["changed": 1, "cleared": 1, "flagged": 1])
        scene.campus = clean
        let report = try scene.readback(3)
        #expect(report.lifted == nil)
        #expect(try scene.frozen().count == 3)
    }

    @Test("An older read-back lifts nothing, nor does one that shows a new flag or an older value")
    func anOlderReadbackLiftsNothing() throws {
        let scene = try Self.scene()
        let late = try scene.applied(
            scene.run(scene.file(3), 3, ["--force", "--as-of", ReadbackScene.day(2) + "T10:00:00Z"]))
        #expect(late.lifted == nil)
        scene.campus.flag(Self.item, "s501", "exempt")
        scene.campus.set("itsl_902_41001", "s502", to: "6")
        let other = try scene.readback(3)
        #expect(other.lifted == nil)
        #expect(try scene.frozen().map(\.reason).sorted() == ["reverted", "unaccepted"])
    }
}
