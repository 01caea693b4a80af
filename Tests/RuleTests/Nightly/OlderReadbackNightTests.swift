import Foundation
import TestSupport
import Testing

@Suite(
    "A read-back that is older than the last one blocks, or is made up for, or tells of what that one left out",
    .enabled(if: Requirement.sqlite, "the sqlite3 shell is not there"), .inProcess)
struct OlderReadbackNightTests {
    /// Everything was seen in night 2; a partial export of the day after was applied in night 3; then a teacher's change,
    /// and 6 in itslearning.
    private static func scene() throws -> NightScene {
        let scene = try NightScene()
        try scene.playFirstNight()
        try scene.dropReadback(1)
        _ = try scene.night(2)
        let part = scene.campus.part("itsl_903_41002")
        try scene.dropReadback(2, named: "campus-partial-20261124T130000Z.zip", of: part)
        _ = try scene.night(3)
        scene.campus.set("itsl_902_41001", "s501", to: "3")
        scene.district.grade("902", "501", "6")
        try scene.dropGradebook("second.zip")
        return scene
    }

    @Test(
        "A full one that a newer partial one does not make up for is applied: what it shows freezes, and is not sent over"
    )
    func laterFull() throws {
        let scene = try Self.scene()
        try scene.dropReadback(2)
        let night = try scene.night(4)
        #expect(night.report.blocked == [])
        #expect(night.report.readbacks.map(\.newlyFrozen) == [["changed": 1]])
        #expect(night.sent == 0, "frozen")
    }

    @Test("One whose name says no time is not believed to be old because its files are")
    func oldFiles() throws {
        let scene = try Self.scene()
        let file = try scene.dropReadback(2, named: "campus.zip")
        try Command.output("touch", ["-d", "2020-01-01T00:00:00Z", file.path])
        let night = try scene.night(4)
        #expect(night.sent == nil || night.report.readbacks.first?.newlyFrozen == ["changed": 1])
    }

    @Test(
        "One whose name says an old time, and which was written since, is put aside, and blocks: the name may be read wrongly"
    )
    func timesDiffer() throws {
        let scene = try Self.scene()
        let name = "campus-20261122T120000Z.zip"
        let folder = try scene.campus.write(
            to: try scene.workspace.scratch.folder("written"), named: "export")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        // Of Nov 25, 11 AM UTC, which the zip keeps.
        for file in files { try CampusExport.age(file, to: 1_795_604_400) }
        let zip = scene.workspace.scratch.url.appending(path: name)
        try Command.output("zip", ["-qj", zip.path] + files.map(\.path))
        try scene.drop(try Data(contentsOf: zip), .readback, name)
        let night = try scene.night(4)
        #expect(night.status == 3)
        #expect(night.sent == nil)
        #expect(night.report.dropped(name).map(\.state) == ["superseded"])
        #expect(
            night.report.blocked.contains { $0.contains("\(name) was put aside") && $0.contains("--as-of") })
        // Followed, the advice helps.
        let put = try #require(night.report.dropped(name).first).path
        let said = try scene.workspace.run([
            "readback", put, "--as-of", "\(NightScene.day(4))T01:00:00Z", "--now",
            "\(NightScene.day(4))T20:00:00Z",
        ])
        #expect(said.status == 3, "\(said.errors)")
        #expect(try scene.night(5).report.blocked == [])
    }

    @Test("One that a full one has made up for already is no reason to stop")
    func madeUp() throws {
        let scene = try Self.scene()
        try scene.dropReadback(3)
        #expect(try scene.night(4).sent == 0)
        try scene.dropReadback(2)
        let night = try scene.night(5)
        #expect(night.report.blocked == [])
    }
}
