import Foundation
import TestSupport
import Testing

@Suite("A gradebook that goes back to what it was", .inProcess)
struct NightReturnTests {
    /// The very bytes of the first night's gradebook; its entries are of 1980, as a program writes them that packs the same
    /// content into the same bytes.
    private static func sceneWithTwo() throws -> (scene: NightScene, first: Data) {
        let scene = try NightScene()
        try scene.dropRoster()
        let first = try zip(scene, "first")
        try scene.drop(first, .gradebook, "grades-1.zip")
        #expect(try scene.night(1).sent == 9)
        try scene.importAll()
        scene.district.grade("901", "501", "20")
        try scene.drop(try zip(scene, "second"), .gradebook, "grades-2.zip")
        #expect(try scene.night(2).sent == 1)
        try scene.importAll()
        return (scene, first)
    }

    private static func zip(_ scene: NightScene, _ name: String) throws -> Data {
        let folder = try scene.workspace.scratch.folder("return-\(name)")
        try scene.district.write(to: folder)
        let zip = folder.appending(path: "grades.zip")
        _ = try Python.output(
            """
            import sys, zipfile, pathlib
            with zipfile.ZipFile(sys.argv[2], "w") as archive:
                for file in sorted(pathlib.Path(sys.argv[1]).iterdir()):
                    archive.writestr(zipfile.ZipInfo(file.name), file.read_bytes())
            """, [folder.appending(path: "gradebook").path, zip.path])
        return try Data(contentsOf: zip)
    }

    @Test(
        "Dropped anew it is what itslearning has: applied, whatever bytes it had before, and Campus gets the score back"
    )
    func droppedAnewItIsWhatItslearningHas() throws {
        let (scene, first) = try Self.sceneWithTwo()
        try scene.drop(first, .gradebook, "grades-3.zip")
        let night = try scene.night(3)
        #expect(night.status == 0, "\(night.finished.output)")
        #expect(try scene.scores(night) == ["itsl_901_41001_s501": "11"])
        #expect(try scene.night(4).sent == 0)
    }

    @Test(
        "One that says by its own name that it is older than the last is a re-drop all the same: 20, and the last is used"
    )
    func anOlderNameIsARedrop() throws {
        let (scene, first) = try Self.sceneWithTwo()
        scene.district.grade("901", "501", "19")
        try scene.drop(try Self.zip(scene, "third"), .gradebook, "grades-20261125T010000Z.zip")
        #expect(try scene.night(3).sent == 1)
        try scene.drop(first, .gradebook, "grades-20261122T010000Z.zip")
        let night = try scene.night(4)
        #expect(night.status == 20)
        #expect(night.report.failureCodes == ["re-drop"])
        #expect(night.sent == 0)
        #expect(scene.names("quarantine/\(NightScene.run(4))").contains("grades-20261122T010000Z.zip"))
    }
}
