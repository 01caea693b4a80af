import Foundation
package import TestSupport

/// What lies among gradebooks or rosters and may tell what changed in Campus.
package enum MisplacedScene {
    /// One bundle is in Campus, a teacher changed a score there, and there is something new to send.
    package static func scene() throws -> NightScene {
        let scene = try NightScene()
        try scene.playFirstNight()
        scene.district.grade("902", "502", "7")
        try scene.dropGradebook("grades-2.zip")
        return scene
    }

    /// A teacher gave another score in Campus for one that itslearning changes as well.
    package static func changedInBoth() throws -> NightScene {
        let scene = try scene()
        scene.district.grade("901", "501", "9")
        try scene.dropGradebook("grades-3.zip")
        scene.campus.set("itsl_901_41001", "s501", to: "1")
        return scene
    }

    /// Campus's scores of today, as the files of a set.
    private static func scores(_ scene: NightScene) throws -> URL {
        var campus = scene.campus
        campus.touched = NightScene.day(1) + "T05:00:00Z"
        return try campus.write(
            to: try scene.workspace.scratch.folder("scores/\(UUID().uuidString)"), named: "export")
    }

    /// An export of that kind with Campus's scores in it.
    package static func dropWithScores(_ kind: NightScene.Kind, _ name: String, _ scene: NightScene) throws {
        let folder = try scene.writeDistrict().appending(path: kind == .roster ? "roster" : "gradebook")
        for file in try FileManager.default.contentsOfDirectory(
            at: try scores(scene), includingPropertiesForKeys: nil)
        where file.lastPathComponent != "manifest.csv" {
            try FileManager.default.copyItem(at: file, to: folder.appending(path: file.lastPathComponent))
        }
        try scene.drop(folder, kind, name)
    }
}
